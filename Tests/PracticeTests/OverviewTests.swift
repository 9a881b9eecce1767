import FSRS
import Practice
import QuestionBank
import Testing

struct OverviewTests {
  private let bank = Bank.sample(levels: [.junior, .mid], topics: [.quantization, .fusion])

  private func overview(
    _ progress: Progress, filter: StudyFilter = StudyFilter(), newPerDay: Int = 2
  ) -> Overview {
    var preferences = Preferences()
    preferences.newPerDay = newPerDay
    let offer = DayOffer(
      PlanBasis(preferences, filter: filter, on: .sample), bank: bank, progress: progress,
      schedule: preferences.schedule, habits: Habits(on: .sample), minutes: 600)
    return Overview(
      bank: bank, progress: progress, schedule: preferences.schedule, filter: filter,
      queue: offer.rest(of: bank, progress: progress), waiting: offer.waiting, on: .sample)
  }

  @Test func eachLevelAndTopicCountsWhatIsDueNewSeenAndThere() throws {
    let overview = overview(
      Progress(
        .sample("mid-fusion-0"), .sample("mid-fusion-1", daysAgo: 1),
        .sample("junior-quantization-0")))
    #expect(overview.queue.due.count == 2)
    #expect(overview.queue.new.count == 2)
    let mid = overview.count(of: Level.mid)
    #expect((mid.due, mid.seen, mid.total) == (1, 2, 4))
    let junior = overview.count(of: Level.junior)
    #expect((junior.due, junior.seen, junior.total) == (1, 1, 4))
    #expect(mid.new + junior.new == 2)
    let fusion = overview.count(of: Topic.fusion)
    #expect((fusion.due, fusion.seen, fusion.total) == (1, 2, 4))
    #expect(overview.count(of: Level.staff).total == 0)
    #expect((overview.seen, overview.total) == (3, 8))
  }

  @Test func countsAddUpToTheQueue() {
    let overview = overview(
      Progress(.sample("mid-fusion-0"), .sample("junior-fusion-1")), newPerDay: 4)
    for counts in [
      Level.allCases.map(overview.count(of:)), Topic.allCases.map(overview.count(of:)),
    ] {
      #expect(counts.reduce(0) { $0 + $1.due } == overview.queue.due.count)
      #expect(counts.reduce(0) { $0 + $1.new } == overview.queue.new.count)
      #expect(counts.reduce(0) { $0 + $1.total } == overview.total)
    }
  }

  @Test func levelsOutsideTheFilterKeepTheirCounts() {
    let overview = overview(
      Progress(.sample("junior-fusion-0"), .sample("mid-quantization-0")),
      filter: StudyFilter(levels: [.mid], topics: [.fusion]))
    #expect(overview.count(of: Level.junior).seen == 1, "fusion questions of every level")
    #expect(overview.count(of: Level.mid).seen == 0)
    #expect(overview.count(of: Topic.quantization).seen == 1, "mid questions of every topic")
    #expect(overview.count(of: Level.junior).due == 0, "what is not asked today is not counted")
    #expect((overview.seen, overview.total) == (0, 2))
  }

  @Test func theDaysAheadCountWhatComesDueOnThem() {
    let card = Card.sample("mid-fusion-0", daysAgo: 1)
    let due = Schedule().dueDay(of: card)
    let ahead = due.days(since: .sample)
    let overview = overview(Progress(card))
    #expect((1...7).contains(ahead))
    #expect(overview.nextDays.count == 7)
    #expect(overview.nextDays.enumerated().allSatisfy { $1 == ($0 + 1 == ahead ? 1 : 0) })
    #expect(overview.nextDue == due)
    #expect(overview.queue.due.isEmpty)
  }

  @Test(arguments: 0...8)
  func theDaysAheadAreTheSevenAfterToday(ahead: Int) {
    let days = Schedule().dueDay(of: .sample("mid-fusion-0", grade: .easy))
      .days(since: .sample.adding(days: -30))
    let overview = overview(
      Progress(.sample("mid-fusion-0", daysAgo: days - ahead, grade: .easy)))
    #expect(overview.nextDays == (1...7).map { $0 == ahead ? 1 : 0 })
    #expect(overview.nextDue == (ahead > 0 ? .sample.adding(days: ahead) : nil))
  }

  @Test func aHiddenQuestionIsNeitherDueNorAheadButSeen() {
    var progress = Progress(.sample("mid-fusion-0"), .sample("mid-fusion-1", daysAgo: 1))
    for question in ["mid-fusion-0", "mid-fusion-1"] {
      progress.marks.apply(
        Mark(question: question, kind: .suspended, isSet: true, at: StudyDay.sample.noon))
    }
    let overview = overview(progress)
    #expect(overview.count(of: Level.mid).due == 0)
    #expect(overview.count(of: Level.mid).seen == 2)
    #expect(overview.nextDue == nil)
    #expect(overview.nextDays == [0, 0, 0, 0, 0, 0, 0])
  }

  @Test func confidentAndWrongAnswersAreNamedUnlessHidden() {
    var progress = Progress(
      .sample("mid-fusion-0", grade: .again, confidence: .certain),
      .sample("mid-fusion-1", grade: .again, confidence: .guess),
      .sample("mid-quantization-0", grade: .again, confidence: .fairly))
    progress.marks.apply(
      Mark(question: "mid-quantization-0", kind: .suspended, isSet: true, at: StudyDay.sample.noon))
    #expect(overview(progress).confidentAndWrong == ["mid-fusion-0"])
  }

  @Test func lookingAheadOffersWhatIsLikeliestForgottenButNotTodaysAnswers() {
    let progress = Progress(
      .sample("mid-fusion-0", stability: 50, daysAgo: 3),
      .sample("mid-fusion-1", stability: 5, daysAgo: 3),
      .sample("mid-quantization-0", stability: 20, daysAgo: 3),
      .sample("mid-quantization-1", stability: 1, daysAgo: 0))
    func ahead(_ count: Int, _ filter: StudyFilter = StudyFilter()) -> [QuestionID] {
      Overview.lookAhead(
        bank: bank, progress: progress, schedule: Schedule(), filter: filter, on: .sample,
        count: count)
    }
    #expect(ahead(9) == ["mid-fusion-1", "mid-quantization-0", "mid-fusion-0"])
    #expect(ahead(1) == ["mid-fusion-1"])
    #expect(ahead(9, StudyFilter(topics: [.quantization])) == ["mid-quantization-0"])
  }
}
