import FSRS
import Practice
import QuestionBank
import SeededRandom
import Testing

struct StudyQueueTests {
  private func queue(
    _ bank: Bank, _ progress: Progress = Progress(), filter: StudyFilter = StudyFilter(),
    newLimit: Int = 100, minutes: Int? = nil
  ) -> StudyQueue {
    StudyQueue(
      bank: bank, progress: progress, schedule: Schedule(), filter: filter, on: .sample,
      newLimit: newLimit, minutes: minutes)
  }

  @Test func dueQuestionsComeBeforeNewOnes() {
    let bank = Bank([.sample("a"), .sample("b", topic: .fusion), .sample("c", topic: .firmware)])
    let queue = queue(bank, Progress(.sample("c")))
    #expect(queue.due == ["c"])
    #expect(Set(queue.new) == ["a", "b"])
    #expect(queue.ids.first == "c")
  }

  @Test func aQuestionIsDueFromItsDayOn() {
    let bank = Bank([.sample("a")])
    let card = Card.sample("a", daysAgo: 0)
    let due = Schedule().dueDay(of: card)
    for (day, isDue) in [(due.adding(days: -1), false), (due, true), (due.adding(days: 9), true)] {
      let queue = StudyQueue(
        bank: bank, progress: Progress(card), schedule: Schedule(), on: day, newLimit: 5)
      #expect(queue.due == (isDue ? ["a"] : []))
      #expect(queue.new.isEmpty, "a question asked once is never new again")
    }
  }

  @Test func theLikeliestForgottenComesFirst() {
    let topics: [Topic] = [.fusion, .firmware, .learning, .strategy]
    let bank = Bank(["a", "b", "c", "d"].enumerated().map { .sample($1, topic: topics[$0]) })
    let progress = Progress(
      .sample("a", stability: 9), .sample("b", stability: 1), .sample("c", stability: 20),
      .sample("d", stability: 4))
    #expect(queue(bank, progress).due == ["b", "d", "a", "c"])
  }

  @Test func whatOneWasSureOfAndWrongComesBeforeAllElse() {
    let bank = Bank([.sample("a"), .sample("b", topic: .fusion), .sample("c", topic: .firmware)])
    let progress = Progress(
      .sample("a", stability: 1), .sample("b", stability: 9, grade: .again, confidence: .certain),
      .sample("c", stability: 2, grade: .again, confidence: .guess))
    #expect(queue(bank, progress).due == ["b", "a", "c"])
  }

  @Test func theDailyLimitCountsWhatWasIntroducedToday() {
    let bank = Bank.sample(levels: [.mid], count: 4)
    #expect(queue(bank, newLimit: 3).new.count == 3)
    let progress = Progress(
      .sample("mid-fusion-0", daysAgo: 0), .sample("mid-fusion-1", daysAgo: 0),
      .sample("mid-fusion-2", daysAgo: 1))
    #expect(queue(bank, progress, newLimit: 3).new.count == 1)
    #expect(queue(bank, progress, newLimit: 1).new.isEmpty)
    #expect(queue(bank, newLimit: 0).new.isEmpty)
  }

  @Test func juniorQuestionsAreNewBeforeSeniorOnes() {
    let bank = Bank.sample(levels: [.senior, .junior, .staff], count: 2)
    let levels = queue(bank).new.compactMap { bank[$0]?.level }
    #expect(levels == levels.sorted())
    #expect(levels.count == 18)
  }

  @Test func newQuestionsTakeTheTopicsInTurn() {
    let bank = Bank.sample(levels: [.mid], count: 5)
    let topics = queue(bank, newLimit: 3).new.compactMap { bank[$0]?.topic }
    #expect(Set(topics) == [.quantization, .performance, .fusion])
  }

  @Test func prerequisitesComeBeforeWhatBuildsOnThem() {
    let bank = Bank([
      .sample("a", prerequisites: ["z"]), .sample("z", prerequisites: ["y"]), .sample("y"),
      .sample("b", level: .junior, topic: .fusion, prerequisites: ["z"]),
      .sample("loop-1", topic: .firmware, prerequisites: ["loop-2"]),
      .sample("loop-2", topic: .firmware, prerequisites: ["loop-1", "unknown"]),
    ])
    let new = queue(bank).new
    #expect(new.count == 6)
    for (earlier, later) in [("y", "z"), ("z", "a"), ("z", "b")] {
      #expect(position(earlier, new) < position(later, new))
    }
  }

  @Test func interleavingLeavesPrerequisitesFirst() {
    let bank = Bank([
      .sample("a-first"), .sample("b-basis"),
      .sample("c-builds", topic: .fusion, prerequisites: ["b-basis"]),
    ])
    let new = queue(bank).new
    #expect(new.count == 3)
    #expect(position("b-basis", new) < position("c-builds", new))
  }

  @Test func randomPrerequisitesKeepTheirOrder() {
    var random = SplitMix64(seed: 6)
    for _ in 0..<40 {
      let ids = (0..<24).map { "q\($0)" }
      let bank = Bank(
        ids.enumerated().map { index, id in
          .sample(
            id, level: random.pick(Level.allCases), topic: random.pick([.fusion, .firmware]),
            prerequisites: (0..<2).compactMap { _ in
              index == 0 ? nil : ids[Int.random(in: 0..<index, using: &random)]
            })
        })
      let new = queue(bank).new
      #expect(Set(new) == Set(ids))
      for question in bank.questions {
        for prerequisite in question.prerequisites {
          #expect(position(prerequisite, new) < position(question.id, new))
        }
      }
    }
  }

  @Test func neighboursDifferInTopicWhereTheNextFewOfferAnother() {
    var random = SplitMix64(seed: 7)
    for _ in 0..<40 {
      let bank = Bank(
        (0..<20).map {
          .sample("q\($0)", topic: random.pick([.fusion, .fusion, .firmware, .learning]))
        })
      let cards = bank.questions.map { question in
        Card.sample(question.id, stability: Double.random(in: 1...20, using: &random))
      }
      let progress = Progress(
        cards: Dictionary(uniqueKeysWithValues: cards.map { ($0.question, $0) }))
      let byRisk = cards.sorted { $0.memory.stability < $1.memory.stability }.map(\.question)
      let due = queue(bank, progress).due
      #expect(due.sorted() == byRisk.sorted())
      for index in 1..<due.count where bank[due[index]]?.topic == bank[due[index - 1]]?.topic {
        let open = byRisk.filter { !due[..<index].contains($0) }.prefix(6)
        #expect(open.allSatisfy { bank[$0]?.topic == bank[due[index]]?.topic })
      }
    }
  }

  @Test func twoTopicsOfOneSizeAlternate() {
    let bank = Bank.sample(levels: [.mid], topics: [.quantization, .fusion], count: 6)
    let topics = queue(bank).new.compactMap { bank[$0]?.topic }
    #expect(topics.count == 12)
    #expect(zip(topics, topics.dropFirst()).allSatisfy { $0 != $1 })
  }

  @Test func theMinutesOfTheDayCutTheQueueAtItsEnd() {
    let bank = Bank.sample(levels: [.mid], count: 4)
    let progress = Progress(.sample("mid-fusion-0"), .sample("mid-performance-0"))
    let whole = queue(bank, progress)
    for minutes in [0, 1, 3, 5, 10, 20, 60] {
      let cut = queue(bank, progress, minutes: minutes)
      #expect(cut.seconds <= Double(minutes) * 60 || cut.ids.count == 1)
      #expect(cut.ids == Array(whole.ids.prefix(cut.ids.count)))
      if cut.ids.count < whole.ids.count {
        let next = StudyQueue.expectedSeconds(
          recall: progress.cards[whole.ids[cut.ids.count]]?.retrievability(
            on: .sample, model: FSRS()))
        #expect(cut.seconds + next > Double(minutes) * 60, "nothing that fits is left out")
      }
    }
  }

  @Test func aQueueTakesAsLongAsItsQuestions() {
    #expect(StudyQueue.expectedSeconds(recall: nil) == 150)
    #expect(StudyQueue.expectedSeconds(recall: 1) == 75)
    #expect(StudyQueue.expectedSeconds(recall: 0) == 120)
    #expect(queue(Bank.sample(levels: [.mid], count: 1)).seconds == 450)
  }

  @Test func suspendedAndBuriedQuestionsAreLeftOut() {
    let bank = Bank(["a", "b", "c", "d"].map { .sample($0) })
    var progress = Progress(.sample("a"), .sample("b"))
    for (question, kind) in [("a", MarkKind.suspended), ("c", .buried), ("d", .starred)] {
      progress.marks.apply(
        Mark(
          question: question, kind: kind, isSet: true, until: .sample.adding(days: 1),
          at: StudyDay.sample.noon))
    }
    #expect(queue(bank, progress).ids == ["b", "d"])
  }

  @Test func theFilterLetsThroughItsLevelsAndTopics() {
    let bank = Bank.sample()
    let progress = Progress(.sample("mid-fusion-0"), .sample("senior-fusion-0"))
    let filter = StudyFilter(levels: [.mid, .junior], topics: [.fusion])
    let queue = queue(bank, progress, filter: filter)
    #expect(queue.due == ["mid-fusion-0"])
    #expect(queue.new == ["junior-fusion-0", "junior-fusion-1", "mid-fusion-1"])
  }

  @Test func newOnesComeMostAskedFirstAndCoreBeforeScenarios() {
    let bank = Bank([
      .sample("a", topic: .fusion), .sample("b", topic: .fusion, form: .core),
      .sample("c", topic: .fusion, form: .core, asked: 3),
      .sample("d", topic: .fusion, form: .core, asked: 2),
      .sample("e", level: .senior, topic: .fusion, form: .core, asked: 3),
    ])
    #expect(queue(bank).new == ["c", "d", "b", "a", "e"])
  }

  @Test func aPrerequisiteComesBeforeWhatIsAskedMore() {
    let bank = Bank([
      .sample("base", topic: .fusion),
      .sample("famous", topic: .fusion, prerequisites: ["base"], form: .core, asked: 3),
    ])
    #expect(queue(bank).new == ["base", "famous"])
  }

  @Test func aWrittenCaseIsAskedOnlyWhereItsFormWasChosen() {
    let bank = Bank([
      .sample("case", needsPaper: true), .sample("seen-case", needsPaper: true), .sample("plain"),
    ])
    let progress = Progress(.sample("seen-case"))
    #expect(queue(bank, progress).ids == ["plain"])
    let chosen = queue(bank, progress, filter: StudyFilter(forms: [.scenario]))
    #expect(Set(chosen.ids) == ["case", "seen-case", "plain"])
    let overview = Overview(
      bank: bank, progress: progress, preferences: Preferences(), filter: StudyFilter(),
      on: .sample)
    #expect(overview.count(of: Level.mid).due == 0)
    #expect(overview.count(of: Level.mid).total == 1)
  }

  @Test func theFilterLetsThroughItsForms() {
    let forms = QuestionForm.allCases
    let bank = Bank(forms.map { .sample($0.rawValue, form: $0) })
    #expect(queue(bank, filter: StudyFilter(forms: [.core, .code])).new == ["core", "code"])
    #expect(queue(bank).new.count == 3, "no form is every form")
  }

  @Test func aFilterNamesWhatItLetsThrough() {
    #expect(StudyFilter().summary == "all levels and topics")
    #expect(
      StudyFilter(levels: [.senior, .mid], topics: [.quantization]).summary
        == "Mid, Senior · quantization")
    #expect(StudyFilter(forms: [.code, .core]).summary == "core, code")
  }

  private func position(_ id: QuestionID, _ ids: [QuestionID]) -> Int {
    ids.firstIndex(of: id) ?? -1
  }
}
