import FSRS
import Practice
import QuestionBank
import Testing

@Suite struct RoadmapStandingTests {
  private let day = StudyDay.sample

  @Test func aQuestionIsHeldWhileItIsRecalledAndNotDue() throws {
    let ids = ["a", "b", "c", "d"]
    let bank = Bank(ids.map { .sample($0) })
    let goal = RoadmapGoal(
      text: "G", topics: [.quantization], questions: ids + ["one-that-is-gone"])
    let reached = RoadmapGoal(text: "H", topics: [.quantization], questions: ["a"])
    let roadmap = Roadmap(phases: [
      RoadmapPhase(
        id: "p", title: "P", weeks: 1, goals: [goal], resources: [], milestone: reached)
    ])
    let schedule = Schedule()
    let attempts: [Attempt] = [
      .sample("a", .good, on: day), .sample("b", .again, on: day),
      .sample("c", .good, on: day.adding(days: -60)),
    ]
    let standing = RoadmapStanding(
      roadmap, bank: bank, progress: Progress(cards: Card.fold(attempts, model: schedule.model)),
      schedule: schedule, on: day)
    let phase = try #require(standing.phases.first)
    #expect(phase.goals[0].questions.map(\.id) == ids)
    #expect(phase.goals[0].questions.map(\.hold) == [.held, .fading, .fading, .unseen])
    #expect(phase.goals[0].count(.fading) == 2)
    #expect(!phase.goals[0].isReached)
    #expect(phase.milestone.isReached)
    #expect(phase.all.map(\.goal.text) == ["G", "H"])
  }
}
