import FSRS
import Testing

struct UsageTests {
  // The example in the documentation of `FSRS`. Stability, difficulty and the 19 days before fuzz
  // are py-fsrs 6.3.2's for the same reviews without learning steps.
  @Test func documentedExampleRuns() {
    let model = FSRS()
    var memory = model.nextState(after: nil, grade: .good, elapsedDays: 0)
    memory = model.nextState(after: memory, grade: .easy, elapsedDays: 2)
    let interval = model.interval(stability: memory.stability, desiredRetention: 0.9)
    let days = Fuzz(card: "capital-of-peru", reviews: 2).days(interval: interval)
    let recall = model.retrievability(stability: memory.stability, elapsedDays: Double(days))

    #expect(isClose(memory.stability, to: 18.52175418175859, relative: 1e-12))
    #expect(memory.difficulty == 1)
    #expect(Int(interval.rounded()) == 19)
    // 18.52 ± 2.83 days is 16...21; a fraction of 0.171 picks the second day.
    #expect(days == 17)
    #expect(recall > 0.9 && recall < 0.91)
  }
}
