package import FSRS
package import QuestionBank

/// Makes the ids of attempts: UUIDs of version 7 (RFC 9562) in lower-case text.
///
/// An id holds its instant, so ids sort by time. Ids of one millisecond count up from a random
/// start (RFC 9562, 6.2, method 2), so that they sort in the order they were made.
package struct AttemptIDs: Hashable, Sendable {
  private var random: SplitMix
  /// The last id without its version and variant: 48 bits of time, then 74 bits of count.
  private var last: UInt128?

  /// Ids that depend on the seed alone.
  ///
  /// - Parameters:
  ///   - seed: from the system's random numbers, so that two processes make different ids.
  ///   - previous: the latest id there is; an id of the same millisecond then sorts after it.
  package init(seed: UInt64, after previous: AttemptID? = nil) {
    random = SplitMix(seed: seed)
    last = previous.flatMap { Self.payload($0, version: 7) }
  }

  /// The next id. Instants before 1970 and after 10889 count as those.
  package mutating func next(at instant: Instant) -> AttemptID {
    let time = Self.time(instant)
    let next: UInt128
    if let last, last >> Self.countBits == time {
      next = last + 1
    } else {
      // The count's highest bit starts as 0, so that counting up never reaches the time.
      let high = UInt128(random.next()) & 0x1FF
      next = time << Self.countBits | high << 64 | UInt128(random.next())
    }
    last = next
    return Self.text(next, version: 7)
  }

  /// The id of an attempt that came without one: a UUID of version 8 made of its instant and a
  /// hash of question, instant, grade and number, so that it is the same each time.
  ///
  /// The hash is FNV-1a from two starts, each finished with the mixer of SplitMix64.
  ///
  /// - Parameters:
  ///   - question: what was answered.
  ///   - instant: when.
  ///   - grade: how well.
  ///   - number: how many came before it of which all this is the same; 0 is not hashed, as earlier
  ///     versions knew no number.
  /// - Returns: the id.
  package static func derived(
    question: QuestionID, at instant: Instant, grade: Grade, number: Int = 0
  ) -> AttemptID {
    func hash(_ start: UInt64) -> UInt64 {
      var hash = start
      func mix(_ byte: UInt8) { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
      func mix(_ number: Int64) {
        for shift in stride(from: 0, to: 64, by: 8) {
          mix(UInt8(truncatingIfNeeded: number >> shift))
        }
      }
      for byte in question.utf8 { mix(byte) }
      mix(instant.milliseconds)
      mix(UInt8(grade.rawValue))
      if number > 0 { mix(Int64(number)) }
      return SplitMix.mixed(hash)
    }
    let high = UInt128(hash(0x6c62_272e_07bb_0142)) & 0x3FF
    let low = UInt128(hash(0xcbf2_9ce4_8422_2325))
    return text(time(instant) << countBits | high << 64 | low, version: 8)
  }

  /// The instant of which an id was derived; nil for other ids.
  package static func instant(ofDerived id: AttemptID) -> Instant? {
    guard let payload = payload(id, version: 8) else { return nil }
    return Instant(milliseconds: Int64(payload >> countBits))
  }

  /// How many of an id's bits count within a millisecond: 12 before the variant and 62 after.
  private static let countBits: UInt128 = 74
  private static let variant: UInt128 = 2
  /// The 62 bits after the variant.
  private static let lowMask = UInt128(UInt64.max >> 2)

  private static func time(_ instant: Instant) -> UInt128 {
    UInt128(min(max(instant.milliseconds, 0), 1 << 48 - 1))
  }

  private static func text(_ payload: UInt128, version: UInt128) -> AttemptID {
    var uuid = (payload >> 74) << 80
    uuid |= version << 76
    uuid |= ((payload >> 62) & 0xFFF) << 64
    uuid |= variant << 62
    uuid |= payload & lowMask
    let digits = String(uuid, radix: 16)
    var text = ""
    for (index, digit) in (String(repeating: "0", count: 32 - digits.count) + digits).enumerated() {
      if [8, 12, 16, 20].contains(index) { text += "-" }
      text.append(digit)
    }
    return text
  }

  /// What `text` was made of; nil for anything but a UUID of that version.
  private static func payload(_ id: AttemptID, version: UInt128) -> UInt128? {
    let digits = id.filter { $0 != "-" }
    guard digits.count == 32, let uuid = UInt128(digits, radix: 16), (uuid >> 76) & 0xF == version
    else { return nil }
    var payload = (uuid >> 80) << 74
    payload |= ((uuid >> 64) & 0xFFF) << 62
    payload |= uuid & lowMask
    return payload
  }
}
