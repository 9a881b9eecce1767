import FSRS
import Practice
import QuestionBank
import Testing

@Suite struct QuestionFilterTests {
  private let day = StudyDay.sample
  private let schedule = Schedule()

  private func standing(
    card: Card? = nil, marks: [Mark] = [], on day: StudyDay = .sample
  ) -> QuestionStanding {
    QuestionStanding(
      "q", progress: Progress(cards: card.map { ["q": $0] } ?? [:], marks: Marks(marks)),
      schedule: schedule, on: day)
  }

  private func mark(_ kind: MarkKind, until: StudyDay? = nil) -> Mark {
    Mark(question: "q", kind: kind, isSet: true, until: until, at: StudyDay.sample.noon)
  }

  private func states(_ standing: QuestionStanding) -> Set<QuestionState> {
    Set(QuestionState.allCases.filter(standing.isIn))
  }

  @Test func aQuestionIsInEachStateThatItIsIn() {
    #expect(states(standing()) == [.new])
    #expect(states(standing(card: .sample("q"))) == [.due, .seen])
    #expect(states(standing(card: .sample("q", stability: 90, daysAgo: 1))) == [.seen, .known])
    #expect(states(standing(card: .sample("q", stability: 9, daysAgo: 1))) == [.seen, .learning])
    #expect(
      states(standing(card: .sample("q", stability: 9, daysAgo: 1, grade: .again)))
        == [.due, .seen, .missed])
    #expect(
      states(standing(card: .sample("q"), marks: [mark(.starred)])) == [.due, .seen, .starred])
  }

  @Test func whatIsSetAsideIsNeitherDueNorNew() {
    #expect(states(standing(marks: [mark(.suspended)])) == [.suspended])
    let buried = mark(.buried, until: day.adding(days: 1))
    #expect(states(standing(card: .sample("q"), marks: [buried])) == [.seen, .buried])
    #expect(
      states(standing(card: .sample("q"), marks: [buried], on: day.adding(days: 1)))
        == [.due, .seen])
  }

  @Test func eachPartOfAFilterNarrows() {
    let question = Question.sample("q", level: .mid, topic: .fusion)
    let new = standing()
    #expect(QuestionFilter().matches(question, new))
    #expect(QuestionFilter(part: StudyFilter(levels: [.mid])).matches(question, new))
    #expect(!QuestionFilter(part: StudyFilter(topics: [.firmware])).matches(question, new))
    #expect(QuestionFilter(kind: .concept).matches(question, new))
    #expect(!QuestionFilter(kind: .design).matches(question, new))
    #expect(QuestionFilter(state: .new).matches(question, new))
    #expect(!QuestionFilter(kind: .concept, state: .due).matches(question, new))
  }

  @Test func aFilterIsSaidInWords() {
    #expect(QuestionFilter().summary == "all questions")
    #expect(QuestionFilter().isEmpty)
    let filter = QuestionFilter(
      part: StudyFilter(levels: [.senior], topics: [.fusion]), kind: .design, state: .due)
    #expect(filter.summary == "Senior · Sensor fusion · design · due")
    #expect(QuestionFilter(state: .seen).summary == "seen")
  }
}

@Suite struct RecallCurveTests {
  private let model = FSRS(parameters: .default)
  private let day = StudyDay.sample

  @Test func withoutAnAttemptThereIsNoCurve() {
    #expect(RecallCurve([], model: model) == nil)
  }

  @Test func itIsTheCardsRetrievabilityOnEveryDayAfterEachAttempt() throws {
    let attempts: [Attempt] = [
      .sample("q", .again, on: day), .sample("q", .good, on: day.adding(days: 1)),
      .sample("q", .hard, on: day.adding(days: 9)),
    ]
    let curve = try #require(RecallCurve(attempts, model: model))
    #expect((curve.firstDay, curve.lastDay) == (day, day.adding(days: 9)))
    for days in 0..<40 {
      let known = attempts.filter { $0.day.days(since: day) <= days }
      let card = try #require(Card.fold(known, model: model)["q"])
      #expect(
        curve.recall(daysAfterFirst: Double(days), model: model)
          == card.retrievability(on: day.adding(days: days), model: model))
    }
  }

  @Test func ofADaysAttemptsTheLastOneCounts() throws {
    let attempts: [Attempt] = [.sample("q", .again, on: day), .sample("q", .easy, on: day)]
    let curve = try #require(RecallCurve(attempts, model: model))
    let card = try #require(Card.fold(attempts, model: model)["q"])
    #expect(
      curve.recall(daysAfterFirst: 5, model: model)
        == card.retrievability(on: day.adding(days: 5), model: model))
  }

  @Test func beforeTheFirstDayNothingIsForgotten() throws {
    let curve = try #require(RecallCurve([.sample("q", .good, on: day)], model: model))
    #expect(curve.recall(daysAfterFirst: -3, model: model) == 1)
  }
}
