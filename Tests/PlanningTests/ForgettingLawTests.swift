import FSRS
import Planning
import Testing

/// The two laws of forgetting, and which of them answers speak for.
@Suite struct ForgettingLawTests {
  @Test func bothLawsAgreeAtOneStability() {
    for steepness in [0, 0.3, 1] {
      let law = ForgettingLaw(model: FSRS(), steepness: steepness)
      #expect(abs(law.recall(stability: 7, days: 7) - 0.9) < 1e-9)
      #expect(law.recall(stability: 7, days: 0) == 1)
    }
    let steep = ForgettingLaw(model: FSRS(), steepness: 1)
    // 0.9 to the fourth.
    #expect(abs(steep.recall(stability: 5, days: 20) - 0.6561) < 1e-9)
    #expect(
      steep.recall(stability: 5, days: 20) < FSRS().retrievability(stability: 5, elapsedDays: 20))
  }

  @Test func answersMoveTheBeliefTowardTheLawThatForesawThem() {
    var kept = ForgettingLaw.Evidence()
    var lost = ForgettingLaw.Evidence()
    #expect(kept.steepness == ForgettingLaw.usualSteepness)
    for _ in 0..<20 {
      kept.add(stability: 3, days: 20, isRecalled: true, model: FSRS())
      lost.add(stability: 3, days: 20, isRecalled: false, model: FSRS())
    }
    #expect(kept.steepness < 0.15)
    #expect(lost.steepness > 0.8)
  }

  @Test func aRepeatOnTheSameDayTellsNothing() {
    var evidence = ForgettingLaw.Evidence()
    evidence.add(stability: 0.1, days: 0, isRecalled: false, model: FSRS())
    #expect(evidence == ForgettingLaw.Evidence())
  }
}
