/// How numbers, ranges and durations read, the same on screens and in reports.
///
/// Text is Unicode; ``Sanitizer`` spells it in ASCII where a terminal has no more.
package enum Phrases {
  // MARK: Counts and shares

  /// "1 attempt", "2 attempts"; `many` where an s does not make the plural.
  package static func count(_ number: Int, _ one: String, many: String? = nil) -> String {
    "\(number) \(number == 1 ? one : many ?? one + "s")"
  }

  /// "48–66%", rounded outward, so that the range holds what it held before.
  ///
  /// - Parameters:
  ///   - low: the lower end, 0…1.
  ///   - high: the upper end, 0…1.
  /// - Returns: whole percents.
  package static func range(_ low: Double, _ high: Double) -> String {
    let hair = 1e-9  // 0.57 * 100 is a little less than 57
    return "\(whole((low * 100 + hair).rounded(.down)))–\(whole((high * 100 - hair).rounded(.up)))%"
  }

  /// How many of a hundred cases a probability stands for, and its range: "71 of 100 (63–78)".
  ///
  /// - Parameters:
  ///   - probability: 0…1; at the ends "<1" and ">99" unless nothing is left open.
  ///   - low: the lower end of the range, 0…1.
  ///   - high: the upper end of the range, 0…1.
  /// - Returns: whole numbers, the range rounded outward.
  package static func ofHundred(
    _ probability: Double, _ low: Double, _ high: Double
  ) -> String {
    "\(hundredths(probability)) of 100 (\(range(low, high).dropLast()))"
  }

  /// "71 of 100".
  package static func ofHundred(_ probability: Double) -> String {
    "\(hundredths(probability)) of 100"
  }

  /// "71 (63–78)": the same where a heading says of what.
  package static func hundredths(
    _ probability: Double, _ low: Double, _ high: Double
  ) -> String {
    "\(hundredths(probability)) (\(range(low, high).dropLast()))"
  }

  /// "71".
  package static func hundredths(_ probability: Double) -> String {
    String(percent(probability).dropLast())
  }

  /// A range of how many of some questions to expect: "12–16 of 20", "1.2–1.7 of 2".
  package static func expected(_ low: Double, _ high: Double, of total: Int) -> String {
    let ends = [expected(low, of: total), expected(high, of: total)]
    guard ends[0] != ends[1] else { return ends[0] }
    return ends[0].prefix { $0 != " " } + "–" + ends[1]
  }

  /// A share as people say it: "one time in three", "nine times in ten", "never", "every time".
  ///
  /// It is the nearest of the shares in halves, thirds, quarters, fifths and tenths, which differs from
  /// the true one by at most 0.05.
  package static func timesIn(_ share: Double) -> String {
    let parts = [2, 3, 4, 5, 10].flatMap { whole in (0...whole).map { (part: $0, of: whole) } }
    let nearest = parts.min { left, right in
      abs(Double(left.part) / Double(left.of) - share)
        < abs(Double(right.part) / Double(right.of) - share)
    }
    guard let nearest, nearest.part > 0 else { return share > 0 ? "hardly ever" : "never" }
    guard nearest.part < nearest.of else { return share < 1 ? "almost every time" : "every time" }
    let words = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
    return "\(words[nearest.part - 1]) time\(nearest.part == 1 ? "" : "s") in "
      + words[nearest.of - 1]
  }

  /// "93%", and at the ends "<1%" and ">99%" unless nothing is left open.
  package static func percent(_ probability: Double) -> String {
    let percent = whole((probability * 100).rounded())
    if percent < 1, probability > 0 { return "<1%" }
    return percent > 99 && probability < 1 ? ">99%" : "\(percent)%"
  }

  /// A probability in the calibrated words of the IPCC (Mastrandrea and others, "Guidance Note for
  /// Lead Authors", 2010, table 1).
  package static func likelihood(_ probability: Double) -> String {
    switch probability {
    case 0.99...: "virtually certain"
    case 0.9...: "very likely"
    case 0.66...: "likely"
    case 0.33...: "about as likely as not"
    case 0.1...: "unlikely"
    default: "very unlikely"
    }
  }

  /// How many of some questions to expect: "14 of 20", of fewer than ten with a tenth: "1.6 of 2".
  package static func expected(_ share: Double, of total: Int) -> String {
    guard total < 10 else { return "\(whole((share * Double(total)).rounded())) of \(total)" }
    return "\(tenths(share * Double(total))) of \(total)"
  }

  /// A difference of two probabilities in points of a hundred: "+32", "−4", "0".
  package static func points(_ difference: Double) -> String {
    let points = whole((difference * 100).rounded())
    return points == 0 ? "0" : "\(points < 0 ? "−" : "+")\(abs(points))"
  }

  /// "5.3", "6": in tenths.
  package static func decimal(_ value: Double) -> String { tenths(value) }

  /// "0.4213", "12.0000": with as many decimals as asked for; nothing below 0.
  package static func decimal(_ value: Double, places: Int) -> String {
    let scale = (0..<places).reduce(1) { scale, _ in scale * 10 }
    let scaled = Int(min(max((value * Double(scale)).rounded(), 0), 1e15))
    let rest = String(scaled % scale)
    let padding = String(repeating: "0", count: places - rest.count)
    return "\(scaled / scale).\(padding)\(rest)"
  }

  /// Stands where nothing is known.
  package static let unknown = "–"

  // MARK: Lists

  /// "Mid · quantization · 9 min": parts that stand side by side.
  package static func parts(_ parts: [String]) -> String { parts.joined(separator: " · ") }

  // MARK: Durations

  /// "0.4 days", "8.2 days", "1 day", "120 days": in tenths below a hundred.
  package static func days(_ days: Double) -> String {
    let number = days < 100 ? tenths(days) : "\(whole(days.rounded()))"
    return number == "1" ? "1 day" : "\(number) days"
  }

  /// "<1 day", "1 day", "44 days", "2 months", "1.5 years".
  package static func interval(days: Int) -> String {
    let (number, unit) = scaled(days: days)
    let name =
      switch unit {
      case .day: "day"
      case .month: "month"
      case .year: "year"
      }
    return number == "<1" || number == "1" ? "\(number) \(name)" : "\(number) \(name)s"
  }

  /// "<1d", "1d", "44d", "2mo", "1.5y".
  package static func shortInterval(days: Int) -> String {
    let (number, unit) = scaled(days: days)
    return number + unit.rawValue
  }

  /// "0:47", "12:05", "1:02:03"; a negative duration reads as none.
  package static func clock(milliseconds: Int) -> String {
    let seconds = max(0, milliseconds) / 1000
    let (minutes, hours) = (seconds / 60 % 60, seconds / 3600)
    return hours > 0
      ? "\(hours):\(twoDigits(minutes)):\(twoDigits(seconds % 60))"
      : "\(minutes):\(twoDigits(seconds % 60))"
  }

  /// "22 min", "1 h", "1 h 5 min".
  package static func minutes(_ minutes: Int) -> String {
    guard minutes >= 60 else { return "\(max(0, minutes)) min" }
    return minutes % 60 == 0 ? "\(minutes / 60) h" : "\(minutes / 60) h \(minutes % 60) min"
  }

  /// Whole minutes that some seconds take, rounded, but at least one where there are any.
  package static func wholeMinutes(seconds: Double) -> Int {
    seconds > 0 ? max(1, whole((seconds / 60).rounded())) : 0
  }

  // MARK: Dates

  /// Where a day lies, seen from today: "today", "tomorrow", "in 25 days", "yesterday",
  /// "3 days ago".
  package static func distance(days: Int) -> String {
    switch days {
    case 0: "today"
    case 1: "tomorrow"
    case -1: "yesterday"
    case 2...: "in \(days) days"
    default: "\(-days) days ago"
    }
  }

  // MARK: Parts

  private enum Unit: String {
    case day = "d"
    case month = "mo"
    case year = "y"
  }

  /// Days up to a month and a half, months up to a year and a half, then years and tenths.
  private static func scaled(days: Int) -> (number: String, unit: Unit) {
    switch days {
    case ..<1: return ("<1", .day)
    case ..<45: return (String(days), .day)
    case ..<548: return (String(whole((Double(days) / 30.44).rounded())), .month)
    default:
      return (tenths(Double(days) / 365.25), .year)
    }
  }

  /// "2", "1.6".
  private static func tenths(_ value: Double) -> String {
    let tenths = whole((value * 10).rounded())
    return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
  }

  /// "07", "12": of a clock.
  package static func twoDigits(_ number: Int) -> String {
    number < 10 ? "0\(number)" : "\(number)"
  }

  /// A whole number that is sure to be one; not-a-number reads as 0.
  private static func whole(_ value: Double) -> Int { Int(exactly: value) ?? 0 }
}
