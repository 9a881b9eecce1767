import FSRS
import Practice
import QuestionBank
import Testing

struct FitScheduleTests {
  private func parameters(_ first: Double) throws -> Parameters {
    var values = Parameters.default.values
    values[0] = first
    return try Parameters(values)
  }

  private func isDue(
    _ attempts: Int, _ history: ParameterHistory = ParameterHistory(),
    _ change: (inout Preferences) -> Void = { _ in }
  ) -> Bool {
    var preferences = Preferences()
    change(&preferences)
    return FitSchedule.isDue(attempts: attempts, preferences: preferences, history: history)
  }

  @Test func aFirstFitIsDueFromThirtyAttemptsAndTheNextAFifthLater() throws {
    #expect(!isDue(0) && !isDue(29) && isDue(30) && isDue(1_000_000))
    let fitted = try parameters(1)
    var history = ParameterHistory()
    history.add(
      .init(at: Instant(milliseconds: 5), old: .default, new: fitted), attempts: 50)
    #expect(!isDue(59, history) { $0.parameters = fitted })
    #expect(isDue(60, history) { $0.parameters = fitted })
    // One that was tried and not taken over counts too, or it would be tried at each start.
    history.reject(attempts: 60)
    #expect(!isDue(71, history) { $0.parameters = fitted })
    #expect(isDue(72, ParameterHistory(history.text)) { $0.parameters = fitted })
  }

  @Test func noneIsDueWhereThePersonHasSetTheModelThemselves() throws {
    let (own, fitted) = (try parameters(2), try parameters(1))
    #expect(!isDue(100) { $0.parameters = own })
    #expect(!isDue(100) { $0.fitting = .manual })
    var history = ParameterHistory()
    history.add(.init(at: Instant(milliseconds: 5), old: .default, new: fitted), attempts: 50)
    #expect(!isDue(100, history) { $0.parameters = own })
    #expect(!isDue(100, history), "set back to the defaults by hand")
  }

  @Test func noneIsDueAfterAnUndoUntilOneIsAskedFor() throws {
    let fitted = try parameters(1)
    var history = ParameterHistory()
    history.add(.init(at: Instant(milliseconds: 5), old: .default, new: fitted), attempts: 50)
    #expect(history.undo() == .default)
    #expect(!isDue(1000, history))
    #expect(!isDue(1000, ParameterHistory(history.text)))
    history.add(.init(at: Instant(milliseconds: 9), old: .default, new: fitted), attempts: 900)
    #expect(isDue(1080, history) { $0.parameters = fitted })
  }

  @Test func aFitThatNobodyAskedForIsTakenOverUnlessItForeseesWorse() throws {
    var learner = try SimulatedLearner(.fsrs, seed: 3)
    try learner.practise(until: 40, fits: false)
    var desk = Desk(
      bank: Bank([]), snapshot: Snapshot(),
      now: WallTime(instant: learner.today.noon, offsetMinutes: 0), seed: 0)
    let proposal = try ParameterProposal(
      attempts: learner.attempts, preferences: Preferences(), history: ParameterHistory()
    ) { _ in true }
    #expect(!proposal.trial.isWorse)
    let entry = desk.adopt(proposal, unaskedAfter: 40)
    _ = desk.kept(.init(try #require(entry)))
    #expect(desk.preferences.parameters == proposal.fit.parameters)
    #expect(desk.replaced.attemptsFitted == 40)
    let again = desk.adopt(proposal, unaskedAfter: 40)
    #expect(again == nil, "the parameters are others by now")
    // It is undone like any other.
    let undo = desk.undoFit()
    _ = desk.kept(.init(try #require(undo)))
    #expect(desk.preferences.parameters == .default && desk.replaced.isHeld)
  }
}
