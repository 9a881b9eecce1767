import FSRS
import Practice
import QuestionBank
import SeededRandom
import Testing

struct DayOfferTests {
  /// A day with time for everything, unless minutes are given.
  private func offer(
    _ bank: Bank, _ progress: Progress = Progress(), filter: StudyFilter = StudyFilter(),
    newLimit: Int? = nil, minutes: Int = 600, on day: StudyDay = .sample,
    interview: StudyDay? = nil
  ) -> DayOffer {
    var preferences = Preferences()
    preferences.newPerDay = newLimit
    preferences.minutesPerDay = minutes
    preferences.interviewDate = interview?.date
    return DayOffer(
      PlanBasis(preferences, filter: filter, on: day), bank: bank, progress: progress,
      schedule: preferences.schedule, habits: Habits(on: .sample))
  }

  private func queue(
    _ bank: Bank, _ progress: Progress = Progress(), filter: StudyFilter = StudyFilter(),
    newLimit: Int? = nil, minutes: Int = 600
  ) -> StudyQueue {
    offer(bank, progress, filter: filter, newLimit: newLimit, minutes: minutes)
      .rest(of: bank, progress: progress)
  }

  @Test func whatIsAskedAgainAndWhatIsNewAreToldApart() {
    let bank = Bank([.sample("a"), .sample("b", topic: .fusion), .sample("c", topic: .firmware)])
    let queue = queue(bank, Progress(.sample("c")))
    #expect(queue.due == ["c"])
    #expect(Set(queue.new) == ["a", "b"])
    #expect(Set(queue.ids) == ["a", "b", "c"])
  }

  @Test func aQuestionIsDueFromItsDayOn() {
    let bank = Bank([.sample("a")])
    let card = Card.sample("a", daysAgo: 0)
    let due = Schedule().dueDay(of: card)
    for (day, isDue) in [(due.adding(days: -1), false), (due, true), (due.adding(days: 9), true)] {
      let queue = offer(bank, Progress(card), on: day).rest(of: bank, progress: Progress(card))
      #expect(queue.due == (isDue ? ["a"] : []))
      #expect(queue.new.isEmpty, "a question asked once is never new again")
    }
  }

  @Test func whatGainsMostAMinuteComesFirst() {
    let topics: [Topic] = [.fusion, .firmware, .learning, .strategy]
    let bank = Bank([
      .sample("long", topic: topics[0], minutes: 9), .sample("short", topic: topics[1], minutes: 3),
      .sample("between", topic: topics[2], minutes: 6),
    ])
    let progress = Progress(
      .sample("long", stability: 4), .sample("short", stability: 4),
      .sample("between", stability: 4))
    #expect(queue(bank, progress).due == ["short", "between", "long"])
    #expect(queue(bank).new == ["short", "between", "long"])
  }

  @Test func whatOneWasSureOfAndWrongComesBeforeAllElse() {
    let bank = Bank([.sample("a"), .sample("b", topic: .fusion), .sample("c", topic: .firmware)])
    let progress = Progress(
      .sample("a", stability: 1), .sample("b", stability: 9, grade: .again, confidence: .certain),
      .sample("c", stability: 2, grade: .again, confidence: .guess))
    #expect(queue(bank, progress).due.first == "b")
    #expect(queue(bank, progress, minutes: 1).ids == ["b"])
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

  @Test func theLevelsOfTheGoalAreMixedFromTheFirstDay() {
    let bank = Bank.sample(levels: [.senior, .junior, .mid], count: 9)
    let levels = queue(bank, minutes: 60).new.compactMap { bank[$0]?.level }
    #expect(levels.count == 11)
    for level in [Level.junior, .mid, .senior] {
      #expect(levels.count { $0 == level } >= 3, "\(level) is not starved")
    }
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
      let ids = queue(bank).ids
      #expect(Set(ids) == Set(bank.questions.map(\.id)))
      let topics = ids.compactMap { bank[$0]?.topic }
      for index in 1..<topics.count where topics[index] == topics[index - 1] {
        #expect(topics[index...].prefix(6).allSatisfy { $0 == topics[index] })
      }
    }
  }

  @Test func twoTopicsOfOneSizeAlternate() {
    let bank = Bank.sample(levels: [.mid], topics: [.quantization, .fusion], count: 6)
    let topics = queue(bank).new.compactMap { bank[$0]?.topic }
    #expect(topics.count == 12)
    #expect(zip(topics, topics.dropFirst()).allSatisfy { $0 != $1 })
  }

  @Test func theMinutesOfTheDayAreFilledToHalfAQuestion() {
    let bank = Bank.sample(levels: [.mid], count: 8)
    let progress = Progress(.sample("mid-fusion-0"), .sample("mid-performance-0"))
    for minutes in [1, 3, 5, 10, 20, 60] {
      let queue = queue(bank, progress, minutes: minutes)
      #expect(abs(queue.seconds - Double(60 * minutes)) <= 150 || queue.ids.count == 1)
      #expect(!queue.isEmpty)
    }
  }

  @Test func nineOfTenQuestionsStayWhenAMinuteIsAdded() {
    let bank = Bank.sample(count: 6)
    for minutes in 20...50 {
      let before = queue(bank, minutes: minutes).ids
      let after = Set(queue(bank, minutes: minutes + 1).ids)
      #expect(10 * before.count(where: after.contains) >= 9 * before.count)
    }
  }

  @Test func whatIsLeftOfADayIsWhatWasNotAnswered() throws {
    let bank = Bank.sample(levels: [.mid], count: 4)
    let offer = offer(bank, minutes: 20)
    let first = try #require(offer.questions.first)
    let answered = Progress(.sample(first, daysAgo: 0))
    let rest = offer.rest(of: bank, progress: answered)
    #expect(rest.ids == Array(offer.questions.dropFirst()))
    let all = Progress(
      cards: Dictionary(uniqueKeysWithValues: offer.questions.map { ($0, .sample($0, daysAgo: 0)) })
    )
    #expect(offer.rest(of: bank, progress: all).isEmpty, "a day can be done")
    #expect(self.offer(bank, all, minutes: 20).questions.isEmpty, "nor is it filled again")
  }

  @Test func aDayOffOffersNothing() {
    let bank = Bank.sample(levels: [.mid])
    var preferences = Preferences()
    preferences.daysOff = DaysOff("mon tue wed thu fri sat")!
    let basis = { (day: StudyDay) in PlanBasis(preferences, on: day) }
    for ahead in 0..<7 {
      let day = StudyDay.sample.adding(days: ahead)
      let offer = DayOffer(
        basis(day), bank: bank, progress: Progress(), schedule: Schedule(), habits: Habits(on: day))
      #expect(offer.questions.isEmpty == (day.weekday != 6))
    }
  }

  @Test func nothingNewIsBegunOnTheLastDaysBeforeTheInterview() {
    let bank = Bank.sample(levels: [.mid])
    for ahead in 0...6 {
      let offer = offer(bank, interview: .sample.adding(days: ahead))
      #expect(
        offer.rest(of: bank, progress: Progress()).new.isEmpty == (ahead <= 3),
        "\(ahead) days before")
    }
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
    #expect(Set(queue.new) == ["junior-fusion-0", "junior-fusion-1", "mid-fusion-1"])
  }

  @Test func theMostAskedOfTheSameLengthComesFirst() {
    let bank = Bank([
      .sample("a", topic: .fusion, form: .core),
      .sample("c", topic: .firmware, form: .core, asked: 3),
      .sample("d", topic: .learning, form: .core, asked: 2),
    ])
    #expect(queue(bank).new == ["c", "d", "a"])
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
      bank: bank, progress: progress, schedule: Schedule(), filter: StudyFilter(),
      queue: offer(bank, progress).rest(of: bank, progress: progress), waiting: 0, on: .sample)
    #expect(overview.count(of: Level.mid).due == 0)
    #expect(overview.count(of: Level.mid).total == 1)
  }

  @Test func aFilterNarrowsTheGoalForADay() {
    var preferences = Preferences()
    preferences.goal = StudyFilter(levels: [.mid, .senior], topics: [.fusion, .firmware])
    func part(_ filter: StudyFilter) -> StudyFilter {
      PlanBasis(preferences, filter: filter, on: .sample).part
    }
    #expect(part(StudyFilter()) == preferences.goal)
    #expect(
      part(StudyFilter(topics: [.fusion]))
        == StudyFilter(levels: [.mid, .senior], topics: [.fusion]))
    #expect(
      part(StudyFilter(levels: [.junior]))
        == StudyFilter(levels: [.junior], topics: [.fusion, .firmware]))
    #expect(part(StudyFilter(forms: [.core])).forms == [.core])
  }

  @Test func theFilterLetsThroughItsForms() {
    let forms = QuestionForm.allCases
    let bank = Bank(forms.map { .sample($0.rawValue, form: $0) })
    #expect(
      queue(bank, filter: StudyFilter(forms: [.core, .code])).new.sorted() == ["code", "core"])
    #expect(queue(bank).new.count == 3, "no form is every form")
  }

  @Test func aFilterNamesWhatItLetsThrough() {
    #expect(StudyFilter().summary == "all levels and topics")
    #expect(
      StudyFilter(levels: [.senior, .mid], topics: [.quantization]).summary
        == "Mid, Senior · Quantization")
    #expect(StudyFilter(forms: [.code, .core]).summary == "core, code")
  }

  private func position(_ id: QuestionID, _ ids: [QuestionID]) -> Int {
    ids.firstIndex(of: id) ?? -1
  }
}
