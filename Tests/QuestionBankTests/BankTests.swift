import QuestionBank
import Synchronization
import Testing

@Suite struct BankTests {
  private func question(
    _ id: QuestionID, _ level: Level = .mid, _ topic: Topic = .firmware,
    status: QuestionStatus = .reviewed, answer: String = "A"
  ) -> Question {
    Question(
      id: id, revision: 1, status: status, level: level, topic: topic, kind: .concept, title: "T",
      target: "G", minutes: 5, tags: [], prerequisites: [], volatility: .stable, keyPoints: [],
      mistakes: [], followUps: [], hints: [], checks: [], sources: [], prompt: "P", answer: answer)
  }

  @Test func ordersByLevelThenTopicThenID() {
    let bank = Bank([
      question("a", .principal, .fundamentals), question("c", .mid, .leadership),
      question("b", .mid, .firmware), question("z", .junior, .strategy),
      question("a2", .mid, .firmware),
    ])
    #expect(bank.questions.map(\.id) == ["z", "a2", "b", "c", "a"])
    #expect(bank["c"]?.topic == .leadership)
    #expect(bank["d"] == nil)
  }

  @Test func takesReviewedQuestionsOnly() {
    let bank = Bank([question("a", status: .draft), question("b"), question("c", status: .retired)])
    #expect(bank.questions.map(\.id) == ["b"])
    #expect(bank["a"] == nil)
  }

  @Test func laterQuestionReplacesOneOfTheSameID() {
    let bank = Bank([question("a"), question("b")])
      .adding([question("a", .senior, answer: "B"), question("b", status: .draft)])
    #expect(bank.questions.map(\.id) == ["a"])
    #expect(bank["a"]?.answer == "B")
  }

  @Test func aQuestionOfTheSameIDAtAHigherLevelReplacesIt() {
    let bank = Bank([question("a", .mid)]).adding([question("a", .senior, answer: "B")])
    #expect(bank.questions.map(\.level) == [.senior])
    #expect(bank["a"]?.answer == "B")
  }

  /// Counts by level and topic, and sets of them, go by the rank.
  @Test func ranksArePlacesAmongAllCases() {
    #expect(Level.allCases.map(\.rank) == Array(Level.allCases.indices))
    #expect(Topic.allCases.map(\.rank) == Array(Topic.allCases.indices))
  }

  @Test func aSetOfCasesHoldsThemByRank() {
    var set: CaseSet<Topic> = [.leadership, .fusion]
    #expect(set.members == [.fusion, .leadership])
    #expect(set.contains(.fusion) && !set.contains(.learning))
    set.formSymmetricDifference([.fusion, .fundamentals])
    #expect(set == [.fundamentals, .leadership])
    #expect(set.union([.fusion]).subtracting([.fundamentals]) == [.fusion, .leadership])
    #expect(set.isSubset(of: CaseSet(Topic.allCases)) && !set.isSubset(of: [.leadership]))
    #expect(set.isDisjoint(with: [.fusion]) && !set.isDisjoint(with: [.leadership]))
    #expect(CaseSet<Level>().isEmpty && CaseSet(Level.allCases).members == Level.allCases)
  }

  @Test func questionsAreEqualByContentToo() {
    #expect(question("a") == question("a"))
    #expect(question("a") != question("a", answer: "B"))
    #expect(Set([question("a"), question("a"), question("a", answer: "B")]).count == 2)
  }

  @Test func contentIsMadeWhenAskedFor() {
    let calls = Mutex(0)
    let question = Question(
      id: "a", revision: 1, status: .reviewed, level: .mid, topic: .firmware, kind: .concept,
      title: "T", target: "G", minutes: 5, tags: [], prerequisites: [], volatility: .stable,
      content: {
        calls.withLock { $0 += 1 }
        return QuestionContent(
          keyPoints: [], mistakes: [], followUps: [], hints: ["H"], checks: [], sources: [],
          prompt: "P", answer: "A")
      })
    #expect(Bank([question])["a"]?.title == "T")
    #expect(calls.withLock { $0 } == 0)
    #expect(question.hints == ["H"])
    #expect(calls.withLock { $0 } == 1)
  }
}
