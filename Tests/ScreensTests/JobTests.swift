import FSRS
import Practice
import TerminalUI
import Testing

@testable import Screens

/// What runs beside the app.
struct JobTests {
  @Test func aFitIsStartedShownAndGivenUp() {
    var person = Driver()
    person.press("Sf")
    #expect(person.effects.last == .start(.fit))
    person.send(.job(.fit, .running(0.42)))
    #expect(person.screen.contains("Fitting the memory model: 42%"))
    #expect(person.screen.contains("f give up"))
    // It goes on wherever one goes, and no second one is started.
    person.press("<esc>")
    #expect(person.screen.contains("Fitting the memory model: 42%"))
    person.press("Sf")
    #expect(person.effects.last == .giveUp(.fit))
    person.send(.job(.fit, .gaveUp))
    #expect(person.notice == "Given up: fitting the memory model.")
    #expect(!person.screen.contains("42%"))
    #expect(person.desk.preferences == Preferences())
  }

  @Test func aFitThatIsNoBetterChangesNothingAndIsShown() {
    var person = Driver()
    person.press("Sf")
    person.send(.job(.fit, .fitted(.notBetter)))
    #expect(person.desk.preferences == Preferences())
    #expect(person.screen.contains("Fit of the memory model"))
    #expect(person.screen.contains("Nothing to judge by since the last fit"))
    person.press("<esc>")
    #expect(person.app.context == .settings)
  }

  @Test func aFitThatEndsElsewhereOpensNothing() {
    var person = Driver()
    person.press("Sf<esc><enter>")
    person.send(.job(.fit, .fitted(.notBetter)))
    #expect(person.app.context == .asking)
    #expect(person.notice == "The memory model stays as it is: no fit is known to be better.")
  }

  @Test func aJobThatFailsSaysSo() {
    var person = Driver()
    person.press("Sf")
    person.send(.job(.fit, .failed("3 reviews are too few to fit to; 16 are needed")))
    #expect(person.screen.contains("! 3 reviews are too few to fit to; 16 are needed"))
    #expect(person.app.context == .settings)
  }

  @Test func staleCardsAreWaitedForAndThenItGoesOn() {
    var person = Driver()
    person.send(.stale)
    #expect(person.effects.last == .start(.cards))
    person.send(.job(.cards, .running(0.5)))
    #expect(person.screen.contains("Adding up your answers"))
    // Nothing is asked on cards that are not there.
    person.press("<enter>B ")
    #expect(person.app.context == .waiting)
    person.history.gradeElsewhere("fund-edge", .good, at: person.now)
    person.send(.job(.cards, .done))
    #expect(person.app.context == .today)
    #expect(person.desk.progress.cards["fund-edge"] != nil)
  }

  @Test func aSessionThatWasAskedForBeginsAfterTheWait() {
    var person = Driver()
    person.effects += person.app.wait(for: .session(minutes: 5))
    person.history.gradeElsewhere("fund-edge", .good, at: person.now)
    person.send(.job(.cards, .done))
    #expect(person.app.context == .asking)
    #expect(person.question == "quant-scale")
  }
}
