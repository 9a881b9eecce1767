import FSRS
import Practice
import QuestionBank
import Screens
import Testing

/// The first screen: counts, menu, filter, dates.
@Suite struct TodayTests {
  /// A person who has answered some questions a number of days ago.
  static func returning(
    after days: Int64, _ grades: KeyValuePairs<QuestionID, Grade>
  ) -> Driver {
    let history = TestHistory()
    for (question, grade) in grades {
      history.gradeElsewhere(
        question, grade, at: Driver.morning.adding(milliseconds: -days * Driver.day))
    }
    return Driver(history: history)
  }

  @Test func theHeaderCountsTheDaysToTheInterview() {
    let history = TestHistory()
    history.preferences.interviewDate = CalendarDate(year: 2026, month: 12, day: 18)
    #expect(Driver(history: history).screen.contains("Mon 23 Nov · interview in 25 days"))
    history.preferences.interviewDate = CalendarDate(year: 2026, month: 11, day: 24)
    #expect(Driver(history: history).screen.contains("interview tomorrow"))
    history.preferences.interviewDate = CalendarDate(year: 2026, month: 11, day: 23)
    #expect(Driver(history: history).screen.contains("interview today"))
    history.preferences.interviewDate = CalendarDate(year: 2026, month: 11, day: 22)
    let past = Driver(history: history).screen
    #expect(!past.contains("· interview"))
    #expect(past.contains("Next interview?   how did it go? A date such as 18 dec"))
  }

  @Test func theInterviewDateShowsInASmallWindowToo() {
    let history = TestHistory()
    history.preferences.interviewDate = CalendarDate(year: 2026, month: 12, day: 18)
    let person = Driver(history: history, size: Window.smallestSize)
    #expect(person.screen.contains("interview in 25 days"))
  }

  @Test func answersDatedAheadAreToldAndDoNotCount() {
    let person = Self.returning(after: -4000, ["fund-edge": .good])
    #expect(person.screen.contains("Dated ahead"))
    #expect(person.screen.contains("1 answer up to 2037-11-05, not counted before"))
    #expect(person.desk.progress.cards.isEmpty)
    var other = person
    other.press("<down><enter>")
    #expect(other.notice?.contains("edgewise history retract --ahead") == true)
    // An answer now counts from now, and the other one stays untold of in what is due.
    other.press("<up><enter> g")
    #expect(other.desk.progress.cards.values.allSatisfy { $0.lastDay == Driver.morning.today })
  }

  @Test func whatIsDueIsCountedByLevel() {
    let person = Self.returning(after: 30, ["quant-scale": .good, "perf-roofline": .hard])
    #expect(person.screen.contains(": 2 again, 4 new"))
    #expect(person.screen.contains("Junior         1     1     1/2"))
    #expect(person.screen.contains("Mid            1     1     1/2"))
  }

  @Test func theWeekAheadShowsInMarksAndInANumber() {
    var person = Driver()
    person.press("<enter> g g<esc>")
    #expect(person.screen.contains("next 7 days ▁█▁▁▁▁▁ 2"))
  }

  @Test func theConfidentAndWrongOnesCanBePractisedAlone() {
    var person = Driver()
    person.press("<enter>4 a g<esc>")
    #expect(person.screen.contains("Sure but wrong    1 question to put right"))
    person.press("jj<enter>")
    #expect(person.screen.contains("1 of 1"))
    #expect(person.question == "fund-edge")
  }

  @Test func aDayThatIsDoneOffersTheQuestionsOfWhichAMustHaveWasMissed() {
    let history = TestHistory()
    history.preferences.newPerDay = 0
    let yesterday = Driver.morning.adding(milliseconds: -Driver.day)
    for (question, points) in [
      ("fund-edge", ["k1", "k2", "k3"]), ("quant-scale", ["k1", "k3", "k4"]),
    ] {
      history.add(
        Attempt(
          id: question, question: question, revision: 1, at: yesterday.instant,
          offsetMinutes: yesterday.offsetMinutes, grade: .good, kind: .study, points: points,
          score: 70))
    }
    var person = Driver(history: history)
    person.open()
    let words = "Missed            1 question with a must-have missed when last asked"
    #expect(person.screen.contains(words))
    let labels = person.page.choices.map(\.label)
    #expect(labels.contains("Missed: 1 question with a must-have missed when last asked"))
    #expect(!person.screen.contains("Sure but wrong"))
    person.click(on: "Missed ")
    person.press("<enter>")
    #expect(person.question == "quant-scale")
    // The answer is the latest from then on, and is so no more when it is undone.
    person.press(" xjxg<esc>")
    #expect(!person.screen.contains("Missed "))
    person.press("u<esc>")
    #expect(person.screen.contains(words))
    history.gradeElsewhere("quant-scale", .good, at: yesterday.adding(milliseconds: 1000))
    person.restart()
    person.open()
    #expect(!person.screen.contains("Missed "), "it was known, and nothing was ticked off")
  }

  @Test func aPartThatIsDoneOffersWhatWasMissedOfIt() {
    let history = TestHistory()
    history.preferences.newPerDay = 0
    let yesterday = Driver.morning.adding(milliseconds: -Driver.day)
    history.add(
      Attempt(
        id: "a", question: "ota-rollback", revision: 1, at: yesterday.instant,
        offsetMinutes: yesterday.offsetMinutes, grade: .good, kind: .study, points: ["k3"],
        score: 70))
    history.gradeElsewhere("fund-edge", .again, at: yesterday)
    var person = Driver(history: history)
    person.open()
    #expect(!person.screen.contains("Missed "))
    let level = person.desk.bank["ota-rollback"]?.level
    let place = Level.allCases.firstIndex { $0 == level } ?? 0
    person.press("l" + String(repeating: "j", count: place) + " <enter>")
    #expect(person.desk.queue().isEmpty)
    #expect(person.screen.contains("Missed            1 question"))
  }

  @Test func whatHasToWaitIsCountedAndTheTimeAwayIsSaid() {
    var person = Self.returning(
      after: 30,
      ["quant-scale": .again, "perf-roofline": .again, "fund-edge": .again, "ota-rollback": .again])
    #expect(!person.screen.contains("can wait"), "where there is time for all")
    person.press("Sjjj<enter><c-u>3<enter><esc>")
    let offered = person.desk.queue().due.count
    #expect((1..<4).contains(offered))
    #expect(person.screen.contains("29 days away: \(4 - offered) more can wait"))
    #expect(person.pageText.contains("29 days away: \(4 - offered) more can wait."))
  }

  @Test func aNewUserIsAskedForLevelAndDateInTwoAnswers() {
    var person = Driver(history: .untouched())
    #expect(person.screen.contains("Which level?"))
    person.press("<down><enter>s")
    #expect(person.screen.contains("When is it?"))
    person.press("18 dec<enter>")
    #expect(person.app.context == .today)
    #expect(person.history.preferences.goal?.levels == [.mid, .senior])
    #expect(person.history.preferences.interviewDate == CalendarDate("2026-12-18"))
    #expect(!person.screen.contains("Which level?"))
  }

  @Test func theQuestionForTheLevelIsPassedOverForGood() {
    var person = Driver(history: .untouched())
    person.press("<down><enter>n")
    #expect(person.app.context == .today)
    person.restart()
    #expect(!person.screen.contains("Which level?"))
    #expect(person.desk.preferences.interviewDate == nil)
  }

  @Test func thePlanIsWorkedOutBesideTheAppWheneverItIsAnother() {
    var person = Driver()
    func started() -> Int { person.effects.count { $0 == .start(.plan) } }
    person.press("j")
    #expect(started() == 0, "in plain lines it waits until it is looked at")
    person.app.plansAhead = true
    person.press("k")
    #expect(started() == 1)
    person.plan()
    #expect(person.screen.contains("questions reached"))
    person.press("jk")
    #expect(started() == 1)
    person.press("g<enter> g")
    #expect(started() == 1, "not while one answers")
    person.press("<esc>")
    #expect(started() == 2)
    person.press("Sjjj-<esc>")
    #expect(!person.screen.contains("questions reached"), "it is of other minutes")
  }

  @Test func thePlanIsWorkedOutAnewByAModelThatWasFittedUnasked() {
    var person = Driver()
    func started() -> Int { person.effects.count { $0 == .start(.plan) } }
    person.app.plansAhead = true
    person.press("g")
    person.plan()
    person.press("j")
    #expect(started() == 1)
    let fitted = person.desk.preferences.parameters.values.map { String(1.02 * $0) }
    person.history.setElsewhere(.parameters, to: fitted.joined(separator: " "))
    person.send(.job(.silentFit, .done))
    #expect(started() == 2)
    person.plan()
    person.press("k")
    #expect(started() == 2, "that one is of the model")
    person.restart()
    person.app.plansAhead = true
    person.press("j")
    #expect(started() == 2, "and is kept as such")
  }

  @Test func theMenuMovesWithLettersArrowsAndPages() {
    var person = Driver()
    person.press("<enter> g<esc>")
    person.press("jj")
    #expect(person.screen.contains("▸ Report"))
    person.press("jj<down>")
    #expect(person.screen.contains("▸ Roadmap"))
    person.press("kkk<up>")
    #expect(person.screen.contains("▸ Continue"))
    person.press("G")
    #expect(person.screen.contains("▸ Roadmap"))
    person.press("g")
    #expect(person.screen.contains("▸ Continue"))
    person.press("<pgdn>")
    #expect(person.screen.contains("▸ Roadmap"))
    person.press("<home><end><pgup>")
    #expect(person.screen.contains("▸ Continue"))
  }

  // MARK: Never a dead end

  @Test func withNothingDueTheMenuOffersMoreNewOnes() {
    var person = Driver()
    person.press("<enter> g g g g g<enter>")
    #expect(person.screen.contains("Done for today, next on Wed 25 Nov"))
    #expect(person.screen.contains("1 more            1 new, "))
    person.press("<enter>")
    #expect(person.question == "strategy-vendors")
  }

  @Test func withNothingDueTheMenuOffersToLookAhead() throws {
    let all = Bank.sample.questions.map(\.id)
    let history = TestHistory()
    for id in all {
      history.gradeElsewhere(id, .easy, at: Driver.morning.adding(milliseconds: -Driver.day))
    }
    var person = Driver(history: history)
    #expect(person.screen.contains("▸ Weak points       5 questions likeliest to slip"))
    person.press("<enter>")
    #expect(person.screen.contains("1 of 5"))
    #expect(person.screen.contains("due in "))
  }

  @Test func withNothingUnderTheFilterTheMenuOffersToDropIt() {
    var person = Driver(filter: StudyFilter(levels: [.staff]))
    #expect(person.screen.contains("Nothing is due"))
    #expect(person.screen.contains("▸ All of it"))
    person.press("<enter>")
    #expect(person.screen.contains(": 5 new"))
    #expect(person.desk.filter.isEmpty)
  }

  @Test func anEmptyBankSaysSo() {
    var person = Driver(bank: Bank([]))
    #expect(person.screen.contains("The bank has no reviewed questions."))
    person.press("<enter>")
    #expect(person.screen.contains("Report"))
    person.press("<esc>q")
    #expect(person.hasQuit)
  }

  @Test func anEmptyBankStillOffersTheReportTheHelpAndTheWayOut() {
    let person = Driver(bank: Bank([]), size: Window.smallestSize)
    #expect(person.screen.contains("▸ Report"))
    #expect(person.screen.contains("? help"))
  }

  // MARK: The filter

  @Test func theFilterIsThereAgainTheSameDayAndGoneTheNext() {
    var person = Driver()
    person.press("lj <enter>")
    person.restart()
    #expect(person.desk.filter.levels == [.mid])
    person.restart(after: Driver.day)
    #expect(person.desk.filter.isEmpty, "it narrows a day; the goal stays")
    person.press("lj <enter>c")
    person.restart()
    #expect(person.desk.filter.isEmpty)
  }

  @Test func theFilterOfADayEndsWithItWhileTheAppIsOpen() {
    var person = Driver()
    person.press("lj <enter>")
    person.wait(seconds: 86_400)
    #expect(person.desk.filter.isEmpty)
  }

  @Test func aFilterGivenForOneRunIsNotKept() {
    var person = Driver(filter: StudyFilter(levels: [.senior]))
    person.press("<enter>")
    person.restart()
    #expect(person.desk.filter.isEmpty)
  }

  @Test func levelsAreChosenFromAList() {
    var person = Driver()
    person.press("l")
    #expect(person.screen.contains("Levels · all"))
    person.press(" jjx<enter>")
    #expect(person.desk.filter.levels == [.junior, .senior])
    #expect(person.screen.contains("Today only  Junior, Senior"))
    #expect(person.screen.contains(": 3 new"))
    person.press("<enter>")
    #expect(person.screen.contains("1 of 3"))
  }

  @Test func topicsAreChosenFromAList() {
    var person = Driver()
    person.press("t")
    #expect(person.screen.contains("Topics · all"))
    person.press("jjx")
    #expect(person.screen.contains("Topics · 1 chosen"))
    #expect(person.screen.contains("[x] Quantization"))
    person.press("<esc>")
    #expect(person.screen.contains("Today only  Quantization"))
    #expect(person.screen.contains(": 2 new"))
  }

  @Test func aChoiceIsTakenBackByTheSameKey() {
    var person = Driver()
    person.press("lxx")
    #expect(person.desk.filter.isEmpty)
    person.press("jx")
    #expect(person.screen.contains("c all"))
    person.press("c")
    #expect(person.desk.filter.isEmpty)
    #expect(person.screen.contains("Levels · all"))
  }

  @Test func oneKeyClearsTheFilter() {
    var person = Driver()
    person.press("lx<esc>tx<esc>")
    #expect(person.screen.contains("c clear filter"))
    person.press("c")
    #expect(person.desk.filter.isEmpty)
    #expect(!person.screen.contains("Today only"))
    #expect(!person.screen.contains("c clear filter"))
  }

  @Test func theLastTopicComesIntoSightInASmallWindow() {
    var person = Driver(size: Window.smallestSize)
    person.press("tG")
    #expect(person.screen.contains("▸ [ ] Leadership"))
    person.press("g")
    #expect(person.screen.contains("▸ [ ] Fundamentals"))
  }

  @Test func aSessionKeepsItsFilterUntilItIsContinued() {
    var person = Driver()
    person.press("lx<enter><enter> g<esc>c")
    #expect(person.desk.filter.isEmpty)
    person.press("<enter>")
    #expect(person.desk.filter.levels == [.junior])
    #expect(person.screen.contains("2 of 2"))
  }

  // MARK: The report

  @Test func theReportIsReadAndLeft() {
    var person = Driver()
    person.press("<enter> g<esc>R")
    #expect(person.effects.contains(.read(.talliesAndAnswers(of: ReportScope()))))
    #expect(person.screen.contains("Report"))
    #expect(person.screen.contains("Which topic is the weakest"))
    person.press("<esc>")
    #expect(person.screen.contains("Continue"))
  }

  @Test func theReportOfTheSummaryLeadsBackToIt() {
    var person = Driver()
    person.press("<enter> g g g g gR")
    #expect(person.app.context == .report)
    person.press("<esc>")
    #expect(person.screen.contains("Session finished"))
  }

  @Test func theReportNamesItsFilter() {
    var person = Driver()
    person.press("lx<esc>R")
    #expect(person.screen.contains("Junior"))
    let scope = ReportScope(part: StudyFilter(levels: [.junior]))
    #expect(person.effects.contains(.read(.talliesAndAnswers(of: scope))))
  }
}
