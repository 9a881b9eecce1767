import FSRS
import Practice
import QuestionBank
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
    #expect(person.desk.preferences.parameters == .default)
  }

  @Test func aFitThatIsNoBetterChangesNothingAndIsShown() {
    var person = Driver()
    person.press("Sf")
    person.send(.job(.fit, .fitted(.notBetter)))
    #expect(person.desk.preferences.parameters == .default)
    #expect(person.screen.contains("Fit of the memory model"))
    #expect(person.screen.contains("Nothing to judge by since the last fit"))
    person.press("<esc>")
    #expect(person.app.context == .settings)
  }

  @Test func aBetterFitIsShownAsReplacedOnceItIsKept() {
    #expect(ParameterProposal.better.isBetter)
    var person = Driver()
    person.press("Sf")
    person.history.failure = "history.db: the disk is full; free some space and try again"
    person.send(.job(.fit, .fitted(.better)))
    #expect(person.app.context == .settings)
    #expect(person.screen.contains("! history.db: the disk is full"))
    #expect(person.desk.preferences.parameters == .default)
    person.press("f")
    person.send(.job(.fit, .fitted(.better)))
    #expect(person.desk.preferences.parameters == ParameterProposal.better.fit.parameters)
    #expect(person.screen.contains("Fit of the memory model"))
    #expect(person.screen.contains("Replaced"))
    // An undo has nothing to show.
    person.press("<esc>u")
    #expect(person.app.context == .settings)
    #expect(person.desk.preferences.parameters == .default)
  }

  @Test func aBetterFitIsDroppedWhereTheParametersWereChangedMeanwhile() {
    var person = Driver()
    person.press("Sf")
    let other = Parameters.default.values.map { "\($0 * 1.01)" }.joined(separator: " ")
    person.history.setElsewhere(.parameters, to: other)
    person.send(.job(.fit, .fitted(.better)))
    #expect(person.app.context == .settings)
    #expect(person.notice?.contains("the parameters were changed meanwhile; fit again") == true)
    #expect(person.history.preferences.value(of: .parameters) == other)
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

  @Test func aStartWaitsForStaleCardsAndLaysTheDeskWithAllThatIsKept() {
    var person = Driver()
    person.press("l<down><down>x<esc>n")
    person.press("<enter>nmine<esc>u<esc>")
    let filter = person.desk.filter
    #expect(!filter.isEmpty && person.desk.canRedo)
    person.app = App(
      bank: person.desk.bank, snapshot: Snapshot(), size: person.app.window.size,
      now: person.now, seed: 9)
    for effect in person.app.wait(for: .today, filter: nil, seed: 9) {
      person.effects.append(effect)
      _ = person.history.answer(effect, at: person.now)
    }
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
    #expect(person.desk.filter == filter && person.desk.canRedo)
  }

  @Test func aSessionThatWasAskedForBeginsAfterTheWait() {
    var person = Driver()
    person.effects += person.app.wait(
      for: .session(minutes: 5), filter: StudyFilter(levels: [.mid]), seed: 1)
    person.history.gradeElsewhere("fund-edge", .good, at: person.now)
    person.send(.job(.cards, .done))
    #expect(person.app.context == .asking)
    #expect(person.desk.sitting?.filter == StudyFilter(levels: [.mid]))
  }

  @Test func cardsThatGoStaleMeanwhileLeaveWhatIsDoneInPeace() {
    var person = Driver()
    person.press("<enter>wan answer")
    person.send(.stale)
    #expect(person.effects.last == .start(.cards))
    person.send(.job(.cards, .running(0.5)))
    #expect(person.screen.contains("Adding up your answers: 50%"))
    person.press(" quite long")
    person.send(.job(.cards, .done))
    #expect(person.effects.contains(.reload))
    #expect(person.practice?.typedAnswer == "an answer quite long")
    #expect(person.app.context == .writing)
  }

  @Test func cardsThatCannotBeStoredAreAddedUpAllTheSame() {
    var person = Driver()
    _ = person.app.wait(for: .today, filter: nil, seed: 1)
    person.send(.job(.cards, .failed("history.db: the disk is full; make room")))
    #expect(person.effects.contains(.load))
    #expect(person.app.context == .today)
    #expect(person.notice == "history.db: the disk is full; make room")
  }

  @Test func aFitDoesNotCoverASettingThatIsBeingTyped() {
    var person = Driver()
    person.press("Sf<enter>7")
    person.send(.job(.fit, .fitted(.notBetter)))
    #expect(person.app.context == .typingSetting)
  }
}
