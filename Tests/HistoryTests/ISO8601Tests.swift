import Foundation
import History
import Practice
import SeededRandom
import Testing

@Suite struct ISO8601Tests {
  @Test(arguments: [
    ("2026-11-23T09:00:00Z", 0, 0), ("2026-11-23T10:00:00+01:00", 0, 60),
    ("2026-11-23T10:00:00+0100", 0, 60), ("2026-11-23T05:30:00-03:30", 0, -210),
    ("2026-11-23T09:00:00.123Z", 123, 0), ("2026-11-23T09:00:00.5Z", 500, 0),
    ("2026-11-23T09:00:00.0004Z", 0, 0), ("2026-11-23T09:00:00.99951Z", 1000, 0),
    ("2026-11-23T10:00:00.123456+01:00", 123, 60), ("2026-11-23T09:00:00-00:00", 0, 0),
  ])
  func readsATime(text: String, milliseconds: Int64, offset: Int) {
    #expect(
      WallTime(iso8601: text)
        == WallTime(
          instant: morning.adding(milliseconds: milliseconds), offsetMinutes: offset))
  }

  @Test(arguments: [
    "", "2026-11-23", "2026-11-23T09:00:00", "2026-11-23T09:00Z", "2026-11-23 09:00:00Z",
    "2026-02-30T09:00:00Z", "2025-02-29T09:00:00Z", "2026-13-01T09:00:00Z",
    "2026-11-23T24:00:00Z", "2026-11-23T09:60:00Z", "2026-11-23T09:00:60Z",
    "2026-11-23T09:00:00Zx", " 2026-11-23T09:00:00Z", "2026-11-23t09:00:00z",
    "2026-11-23T09:00:00.Z", "2026-11-23T09:00:00,5Z", "2026-11-23T09:00:00+1:00",
    "2026-11-23T09:00:00+18:01", "2026-11-23T09:00:00+01:60", "26-11-23T09:00:00Z",
    "２026-11-23T09:00:00Z", "2026-11-23T0９:00:00Z", "2026-11-23T09:00:00+01:00:00",
    "2026-11-23T-9:00:00Z", "éééééééééééé",
  ])
  func refusesWhatIsNone(text: String) {
    #expect(WallTime(iso8601: text) == nil)
  }

  /// Foundation's formatter is right to the second.
  @Test func agreesWithFoundationAndComesBack() {
    var numbers = SplitMix64(seed: 7)
    for _ in 0..<2000 {
      let seconds = Int64.random(in: 0...253_402_300_799, using: &numbers)
      let whole = Instant(milliseconds: seconds * 1000)
      #expect(
        whole.iso8601 == Date(timeIntervalSince1970: Double(seconds)).formatted(.iso8601))
      let instant = whole.adding(milliseconds: .random(in: 0...999, using: &numbers))
      #expect(WallTime(iso8601: instant.iso8601)?.instant == instant)
    }
  }

  @Test func writesMillisecondsOnlyWhereThereAreSome() {
    #expect(morning.iso8601 == "2026-11-23T09:00:00Z")
    #expect(morning.adding(milliseconds: 5).iso8601 == "2026-11-23T09:00:00.005Z")
    #expect(Instant(milliseconds: -1).iso8601 == "1969-12-31T23:59:59.999Z")
    #expect(Instant.recordable.upperBound.iso8601 == "9999-12-31T23:59:59.999Z")
  }
}
