import FSRS
import Practice
import TerminalUI
import Testing

@testable import Screens

/// Local time jumps while the app is open: summer time begins or ends, or somebody flies.
@Suite struct ClockChangeTests {
  /// Sunday 25 October 2026, 02:50 in Central European Summer Time: ten minutes later it is 02:00.
  private static let beforeItEnds = WallTime(
    instant: Instant(milliseconds: 1_792_889_400_000), offsetMinutes: 120)

  private func later(_ minutes: Int64, offset: Int) -> WallTime {
    WallTime(
      instant: Self.beforeItEnds.instant.adding(milliseconds: minutes * 60_000),
      offsetMinutes: offset)
  }

  @Test func theHourThatComesTwiceIsCountedAsItPassed() {
    var person = Driver(now: Self.beforeItEnds)
    person.press("<enter>")
    person.now = later(20, offset: 60)
    person.press(" g")
    let attempt = person.history.attempts.first
    #expect(attempt?.totalMilliseconds == 20 * 60_000)
    #expect(attempt?.offsetMinutes == 60)
    #expect(attempt?.day == Self.beforeItEnds.today)
    #expect(person.notice?.hasPrefix("Saved: Good.") == true)
  }

  /// At four by the clock on the wall, which is five hours after midnight in autumn.
  @Test func theDayBeginsAtFourByTheNewTime() {
    var person = Driver(now: Self.beforeItEnds)
    person.press("<enter> g<esc>")
    person.now = later(129, offset: 60)
    person.send(.terminal(.tick))
    #expect(person.desk.today == Self.beforeItEnds.today)
    #expect(person.desk.canUndo)
    person.now = later(131, offset: 60)
    person.send(.terminal(.tick))
    #expect(person.desk.today == Self.beforeItEnds.today.adding(days: 1))
    #expect(person.screen.contains("Sun 25 Oct"))
  }

  /// Westwards it may become yesterday again: nothing is answered before what was answered last.
  @Test func aFlightIntoTheDayBeforeLosesNothing() {
    var person = Driver(now: Self.beforeItEnds)
    person.press("<enter> g")
    person.now = later(60, offset: -480)
    person.press(" g")
    #expect(person.history.counted.map(\.grade) == [.good, .good])
    person.press("u")
    #expect(person.history.counted.count == 1)
    #expect(person.desk.progress.cards == person.history.cards)
  }
}
