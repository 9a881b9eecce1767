package import Practice

// Foundation's `Date.ISO8601FormatStyle` (Swift 6.3) takes 30 February and trailing text, and
// writes 0.123 s as .122, so times are read and written here, in whole milliseconds.

extension Instant {
  /// The instants that a history keeps: the years 1970 to 9999.
  package static let recordable =
    Instant(milliseconds: 0)...Instant(milliseconds: 253_402_300_799_999)

  /// Those of marks, notes and settings: without the last, so that whatever is held can be followed by
  /// something later.
  package static let changeable =
    Instant(milliseconds: 0)...Instant(milliseconds: 253_402_300_799_998)

  /// "2026-11-23T09:00:00Z", with ".123" after the seconds where they are not whole.
  package var iso8601: String {
    let days = milliseconds.flooredQuotient(by: 86_400_000)
    let inDay = Int(milliseconds - days * 86_400_000)
    func digits(_ number: Int, _ count: Int) -> String {
      let text = String(number)
      return String(repeating: "0", count: max(0, count - text.count)) + text
    }
    let fraction = inDay % 1000 == 0 ? "" : "." + digits(inDay % 1000, 3)
    return "\(CalendarDate(daysSince1970: Int(days)))T\(digits(inDay / 3_600_000, 2)):"
      + "\(digits(inDay / 60_000 % 60, 2)):\(digits(inDay / 1000 % 60, 2))\(fraction)Z"
  }
}

extension WallTime {
  /// Reads `2026-11-23T10:00:00+01:00`: a date, a time with or without a fraction of a second
  /// (rounded to milliseconds), and `Z` or an offset, with or without its colon. Nil for anything
  /// else, such as 30 February, 24:00 or a missing offset.
  package init?(iso8601 text: some StringProtocol) {
    let bytes = Array(text.utf8)
    guard bytes.count >= 20, bytes[10] == UInt8(ascii: "T"), bytes[13] == UInt8(ascii: ":"),
      bytes[16] == UInt8(ascii: ":"), let date = CalendarDate(String(text.prefix(10))),
      let hours = Self.number(bytes[11..<13], below: 24),
      let minutes = Self.number(bytes[14..<16], below: 60),
      let seconds = Self.number(bytes[17..<19], below: 60)
    else { return nil }
    var rest = bytes[19...]
    var fraction = 0.0
    if rest.first == UInt8(ascii: ".") {
      let digits = rest.dropFirst().prefix { (48...57).contains($0) }
      guard let value = Double("0." + String(decoding: digits, as: UTF8.self)), !digits.isEmpty
      else { return nil }
      fraction = value
      rest = rest[digits.endIndex...]
    }
    guard let offset = Self.offset(rest) else { return nil }
    let wholeSeconds = date.daysSince1970 * 86_400 + hours * 3600 + minutes * 60 + seconds
    let milliseconds = (wholeSeconds - offset * 60) * 1000 + Int((fraction * 1000).rounded())
    self.init(instant: Instant(milliseconds: Int64(milliseconds)), offsetMinutes: offset)
  }

  /// Whether a text would be a time, were its offset not more than 18 hours.
  package static func isFarFromUTC(iso8601 text: String) -> Bool {
    guard let sign = text.lastIndex(where: { $0 == "+" || $0 == "-" }) else { return false }
    var digits = Array(text[sign...].utf8.dropFirst())
    if digits.count == 5, digits[2] == UInt8(ascii: ":") { digits.remove(at: 2) }
    return digits.count == 4 && digits.allSatisfy { (48...57).contains($0) }
      && WallTime(iso8601: text[..<sign] + "Z") != nil && WallTime(iso8601: text) == nil
  }

  /// Minutes ahead of UTC, of `Z`, `+01:00` or `+0100`.
  private static func offset(_ bytes: ArraySlice<UInt8>) -> Int? {
    if bytes.elementsEqual("Z".utf8) { return 0 }
    let sign: Int
    switch bytes.first {
    case UInt8(ascii: "+"): sign = 1
    case UInt8(ascii: "-"): sign = -1
    default: return nil
    }
    var digits = Array(bytes.dropFirst())
    if digits.count == 5, digits[2] == UInt8(ascii: ":") { digits.remove(at: 2) }
    guard digits.count == 4, let hours = number(digits[0..<2], below: 19),
      let minutes = number(digits[2..<4], below: 60),
      WallTime.offsets.contains(hours * 60 + minutes)
    else { return nil }
    return sign * (hours * 60 + minutes)
  }

  private static func number(_ digits: ArraySlice<UInt8>, below limit: Int) -> Int? {
    var value = 0
    for digit in digits {
      guard (48...57).contains(digit) else { return nil }
      value = value * 10 + Int(digit) - 48
    }
    return value < limit ? value : nil
  }
}

extension Int64 {
  fileprivate func flooredQuotient(by divisor: Int64) -> Int64 {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? quotient - 1 : quotient
  }
}
