import FSRS
import Planning
import Practice
import QuestionBank
import Reports
import Testing

/// The plan in words and as JSON, for any history and any wish.
@Suite struct PlanSheetTests {
  private func sheet(
    _ grades: [Grade?] = [], date: String? = nil, goal: StudyFilter = StudyFilter(),
    minutes: Int = 20, off: String? = nil
  ) throws -> PlanSheet {
    var preferences = Preferences()
    preferences.interviewDate = date.flatMap { CalendarDate($0) }
    preferences.goal = goal
    preferences.minutesPerDay = minutes
    if let off { preferences.daysOff = try #require(DaysOff(off)) }
    let today = Sample.now.today
    let attempts =
      zip(Sample.bank.questions, grades).enumerated().compactMap { index, pair in
        pair.1.map { grade in
          Attempt(
            id: "a\(index)", question: pair.0.id, revision: 1,
            at: Sample.now.instant.adding(milliseconds: -86_400_000 * Int64(1 + index % 5)),
            offsetMinutes: 0, grade: grade, kind: .study)
        }
      }.sorted { $0.at < $1.at }
      + [
        // A question that the bank has no more.
        Attempt(
          id: "gone", question: "gone", revision: 1, at: Sample.now.instant, offsetMinutes: 0,
          grade: .good, kind: .study)
      ]
    let model = preferences.schedule.model
    let progress = Progress(cards: Card.fold(attempts, model: model))
    let outlook = try #require(
      PlanOutlook(
        PlanBasis(preferences, on: today), bank: Sample.bank, progress: progress,
        preferences: preferences, tallies: Tallies(attempts, model: model),
        habits: Habits(on: today), runs: 4))
    let desk = Desk(
      bank: Sample.bank, snapshot: Snapshot(progress: progress, preferences: preferences),
      now: Sample.now, seed: 1)
    return PlanSheet(outlook, today: desk.queue())
  }

  @Test func everyHistoryAndEveryWishGivesWordsAndNumbers() throws {
    let count = Sample.bank.questions.count
    let histories: [[Grade?]] = [
      [], [.good], [.again], Array(repeating: .easy, count: count),
      Array(repeating: .again, count: count),
    ]
    let today = Sample.now.today
    for grades in histories {
      for ahead in [nil, -400, -1, 0, 1, 2, 30, 900] {
        let date = ahead.map { today.adding(days: $0).date.description }
        for minutes in [1, 600] {
          let sheet = try sheet(grades, date: date, minutes: minutes)
          let text = sheet.text() + sheet.json.text
          #expect(!text.contains("nan") && !text.contains("inf"), "\(text)")
          #expect(sheet.outlook.planned.low <= sheet.outlook.planned.high)
        }
      }
    }
  }

  @Test func anInterviewThatWasIsAskedAfter() throws {
    let yesterday = Sample.now.today.adding(days: -1).date.description
    #expect(try sheet(date: yesterday).text().contains("was yesterday. How did it go?"))
    #expect(try sheet().text().contains("no date"))
  }

  @Test func whatFitsNoQuestionSaysSo() throws {
    let there = Set(Sample.bank.questions.map(\.topic))
    let missing = try #require(Topic.allCases.first { !there.contains($0) })
    let none = try sheet(goal: StudyFilter(topics: [missing]))
    #expect(none.outlook.total == 0)
    #expect(none.text().contains("no question fits all levels in \(missing.name)"))
    #expect(
      PlanSheet.name(of: StudyFilter(levels: [.mid, .senior], topics: [.fusion]))
        == "mid and senior in Sensor fusion")
    #expect(PlanSheet.name(of: StudyFilter()) == "all levels")
  }

  @Test func daysOffAreNamedAndWhatTheyCost() throws {
    let date = Sample.now.today.adding(days: 30).date.description
    let text = try sheet(date: date, minutes: 5, off: "sat sun").text()
    #expect(text.contains("off: sat sun"))
    #expect(text.contains("No days off"))
  }

  @Test func moreTimeReachesNoLess() throws {
    let date = Sample.now.today.adding(days: 20).date.description
    let short = try sheet(date: date, minutes: 2).outlook
    let long = try sheet(date: date, minutes: 40).outlook
    #expect(long.reached >= short.reached)
    #expect(long.planned.expected >= short.planned.expected)
  }
}
