import Practice
import Screens
import Testing

/// Report, progress and roadmap, to be read.
struct ReadingTests {
  @Test func aReportOfNothingNamesKeysAndNoCommands() {
    var person = Driver()
    person.press("R")
    #expect(person.screen.contains("with Enter."))
    #expect(!person.screen.contains("edgewise study"))
    person.press("<esc>l <enter>R")
    #expect(person.screen.contains("None of these questions has been tried"))
  }

  @Test func progressOpensFromTodayAndFromTheReport() {
    var person = Driver(bank: .sample, history: .ahead)
    person.press("P")
    #expect(person.app.context == .report)
    #expect(person.screen.contains("Ready"))
    #expect(person.screen.contains("not tried yet"))
    person.press("R")
    #expect(person.screen.contains("Report"))
    #expect(!person.screen.contains("R report"), "it is there already")
    person.press("P<esc>")
    #expect(person.app.context == .today)
  }

  @Test func progressFromTheSummaryGoesBackThere() {
    var person = Driver(bank: .sample, history: .ahead)
    person.press("<enter> g g g g gP")
    #expect(person.screen.contains("Days practised"))
    person.press("R<esc>")
    #expect(person.app.context == .summary)
  }

  @Test func whatWasPractisedShows() {
    var person = Driver(bank: .sample, history: .ahead)
    person.press("<enter> g<esc>P")
    #expect(person.screen.contains("1 day of the last"))
    #expect(!person.screen.contains("0 days in a row"))
  }

  @Test func theRoadmapMarksWhatIsHeld() {
    var person = Driver(bank: .sample, history: .ahead)
    person.press("O")
    #expect(person.screen.contains("Roadmap"))
    #expect(person.screen.contains("○ Here or there"))
    person.press("<esc><enter> g<esc>O")
    #expect(person.screen.contains("● Here or there"))
    #expect(person.screen.contains("1/3"))
    #expect(!person.screen.contains("O roadmap"), "it is there already")
  }
}
