import FSRS
import Practice
import QuestionBank
import Testing

/// The rules of grading, marking and taking back, without a screen or a file.
struct DeskTests {
  private static let bank = Bank(["a", "b", "c"].map { .sample($0) })

  /// A desk, and the log of what it has had kept.
  private struct Person {
    var desk: Desk
    private(set) var log: [Attempt] = []

    init(_ snapshot: Snapshot = Snapshot()) {
      desk = Desk(
        bank: DeskTests.bank, snapshot: snapshot,
        now: WallTime(instant: StudyDay.sample.noon, offsetMinutes: 0), seed: 1)
    }

    /// Keeps an entry as a history does.
    @discardableResult
    mutating func keep(_ entry: Entry?) throws -> News {
      let entry = try #require(entry)
      var question: QuestionID?
      switch entry {
      case .attempt(let attempt):
        log.append(attempt)
        question = attempt.question
      case .retraction(let attempt):
        log.removeAll { $0.id == attempt.id }
        question = attempt.question
      default: break
      }
      let attempts = log.filter { $0.question == question }.sorted {
        ($0.at, $0.id) < ($1.at, $1.id)
      }
      let card = question.flatMap { Card.fold(attempts, model: FSRS())[$0] }
      wait(seconds: 1)
      return desk.kept(Entry.Kept(entry, card: card))
    }

    mutating func wait(seconds: Int64) {
      _ = desk.look(at: desk.now.adding(milliseconds: seconds * 1000))
    }

    @discardableResult
    mutating func grade(
      _ grade: Grade, ticked: [KeyPointID] = [], hasTicked: Bool = false, text: String? = nil
    ) throws -> News {
      try keep(
        desk.grade(
          Desk.Answer(
            grade: grade, rubric: Rubric(KeyPoint.samples, ticked: ticked), hasTicked: hasTicked,
            thinkMilliseconds: 900, totalMilliseconds: 300, text: text)))
    }
  }

  @Test func aGradeTellsWhenTheQuestionComesBackAndLeadsToTheNext() throws {
    var person = Person()
    person.desk.begin(with: ["a", "b"])
    let news = try person.grade(.good)
    guard case .graded(let attempt, let day?) = news else {
      Issue.record("\(news)")
      return
    }
    #expect(attempt.question == "a" && attempt.kind == .study)
    #expect(day > .sample)
    #expect(person.desk.asked == "b")
    #expect(person.desk.progress.cards["a"]?.attempts == 1)
    // The whole cannot have taken less than the thinking.
    #expect(attempt.totalMilliseconds == 900)
  }

  @Test func theQuestionThatWasOpenIsAPartOfTheNextDay() throws {
    // Where the day chooses, it takes the short ones.
    let bank = Bank([
      .sample("long", topic: .fusion, minutes: 8), .sample("short", minutes: 3),
      .sample("shorter", topic: .firmware, minutes: 2),
    ])
    var preferences = Preferences()
    preferences.minutesPerDay = 9
    let evening = WallTime(instant: StudyDay.sample.noon, offsetMinutes: 0)
    var desk = Desk(
      bank: bank, snapshot: Snapshot(preferences: preferences), now: evening, seed: 1)
    let chosen = desk.queue()
    #expect(!chosen.ids.contains("long"))
    desk.begin(with: ["long"])
    desk.settleOffer()
    desk.rise()
    #expect(desk.queue() == chosen, "the day on which it was opened keeps what it holds")

    _ = desk.look(at: evening.adding(milliseconds: 86_400_000))
    desk.settleOffer()
    let queue = desk.queue()
    #expect(queue.ids.first == "long")
    #expect(queue.seconds <= 60 * 12, "the others are as many as fit beside it")
    desk.proceed()
    #expect(desk.sitting?.upcoming == queue.ids, "nothing is asked that the day does not count")
  }

  @Test func aFailedQuestionComesAgainAndIsDueOnNoDayYet() throws {
    var person = Person()
    person.desk.begin(with: ["a"])
    #expect(try person.grade(.again) == .graded(person.log[0], back: nil))
    #expect(person.desk.asked == "a")
    #expect(person.desk.sitting?.relearning == ["a"])
  }

  @Test func whatComesOnceMoreIsDueAsLongAsItIsNotRecalled() throws {
    var person = Person()
    person.desk.settleOffer()
    let queue = person.desk.queue()
    person.desk.begin(with: queue.ids)
    let failed = try #require(person.desk.asked)
    try person.grade(.again)
    person.desk.rise()
    #expect(person.desk.queue().due == [failed])
    #expect(Set(person.desk.queue().ids) == Set(queue.ids))
    #expect(person.desk.queue().seconds < queue.seconds)
    person.desk.proceed()
    while person.desk.sitting?.relearning.isEmpty == false { try person.grade(.good) }
    #expect(!person.desk.queue().ids.contains(failed))
  }

  @Test func theTicksAreKeptOnlyWhereTheySpeakForTheGrade() throws {
    var person = Person()
    person.desk.begin(with: ["a", "b", "c"])
    try person.grade(.good)
    try person.grade(.again)
    try person.grade(.good, ticked: ["k1"], hasTicked: true)
    #expect(person.log.map(\.score) == [nil, 0, 20])
  }

  @Test func undoAndRedoGoThroughGradesMarksAndNotesInTurn() throws {
    var person = Person()
    person.desk.begin(with: ["a", "b", "c"])
    try person.grade(.good, text: "typed")
    try person.keep(person.desk.mark(.buried, "b", isSet: true))
    try person.keep(person.desk.note("mine", on: "c"))
    let before = (person.desk.progress, person.desk.sitting)

    #expect(try person.keep(person.desk.undo()) == .noteUndone("c"))
    #expect(person.desk.progress.notes.isEmpty)
    #expect(try person.keep(person.desk.undo()) == .askedAgain("b"))
    #expect(person.desk.asked == "b")
    let attempt = person.log[0]
    #expect(try person.keep(person.desk.undo()) == .undid(attempt))
    #expect(person.desk.asked == "a")
    #expect(person.desk.progress.cards.isEmpty)
    #expect(person.desk.sitting?.drafts == ["a": "typed"])
    #expect(!person.desk.canUndo && person.desk.undo() == nil)

    for _ in 0..<3 { try person.keep(person.desk.redo()) }
    #expect(person.desk.progress.notes == before.0.notes)
    #expect(person.desk.progress.cards == before.0.cards)
    #expect(person.desk.progress.marks.isHidden("b", on: .sample))
    #expect(person.desk.sitting?.upcoming == before.1?.upcoming)
    #expect(!person.desk.canRedo && person.desk.redo() == nil)
  }

  @Test func whatIsDoneAnewSettlesWhatWasUndone() throws {
    var person = Person()
    person.desk.begin(with: ["a", "b"])
    try person.grade(.good)
    try person.keep(person.desk.undo())
    #expect(person.desk.canRedo)
    try person.grade(.hard)
    #expect(!person.desk.canRedo)
  }

  @Test func nothingIsDoneWhileSomethingIsSavedAndAFailureLeavesAllAsItWas() throws {
    var person = Person()
    person.desk.begin(with: ["a"])
    let before = person.desk.progress
    _ = person.desk.mark(.suspended, "a")
    #expect(person.desk.isSaving)
    person.desk.failed()
    #expect(!person.desk.isSaving && person.desk.progress == before)
    #expect(person.desk.asked == "a")
  }

  @Test func aLastGradeEndsTheSittingAndUndoingItLeadsBack() throws {
    var person = Person()
    person.desk.begin(with: ["a"])
    try person.grade(.good)
    #expect(person.desk.sitting == nil)
    let finished = try #require(person.desk.finished)
    #expect(person.desk.attempts(of: finished).count == 1)
    try person.keep(person.desk.undo())
    #expect(person.desk.asked == "a" && person.desk.finished == nil)
  }

  @Test func aQuestionSetAsideFromAListIsNotPutBackIntoTheSitting() throws {
    var person = Person()
    person.desk.begin(with: ["a", "b"])
    person.desk.rise()
    try person.keep(person.desk.mark(.suspended, "c"))
    try person.keep(person.desk.undo())
    #expect(person.desk.sitting?.upcoming == ["a", "b"])
  }

  @Test func bookmarksAreHandedOutOnceAndOnlyWhereTheyChanged() throws {
    var person = Person()
    #expect(person.desk.bookmarksToKeep().isEmpty)
    person.desk.begin(with: ["a", "b"])
    #expect(person.desk.bookmarksToKeep() == [.sitting(person.desk.sitting)])
    #expect(person.desk.bookmarksToKeep().isEmpty)
    person.desk.draft("begun")
    person.desk.filter = StudyFilter(levels: [.mid])
    #expect(
      person.desk.bookmarksToKeep() == [
        .sitting(person.desk.sitting),
        .filter(StudyFilter(levels: [.mid]), on: person.desk.today),
      ])
    try person.keep(person.desk.note("mine", on: "a"))
    guard case .reversals(let reversals?)? = person.desk.bookmarksToKeep().last else {
      Issue.record("an undoable note is in no log")
      return
    }
    #expect(reversals.notes.map(\.after) == ["mine"])
  }

  @Test func aReadingFromElsewhereKeepsTheQuestionThatIsBeingRead() throws {
    var person = Person()
    person.desk.begin(with: ["a", "b", "c"])
    let turn = person.desk.turn
    var elsewhere = Snapshot()
    elsewhere.progress.cards["b"] = .sample("b", daysAgo: 0)
    person.desk.load(elsewhere)
    #expect(person.desk.asked == "a" && person.desk.turn == turn)
    #expect(person.desk.sitting?.upcoming == ["a", "c"])
    // One that nobody can have read yet gives way.
    elsewhere.progress.cards["a"] = .sample("a", daysAgo: 0)
    person.desk.load(elsewhere, isUnread: false)
    #expect(person.desk.asked == "a")
    person.desk.load(elsewhere, isUnread: true)
    #expect(person.desk.asked == "c" && person.desk.turn != turn)
  }

  @Test func aNewDayLeavesWhatCanBeUndoneOfTheOpenSittingAlone() throws {
    var person = Person()
    person.desk.begin(with: ["a", "b"])
    try person.grade(.good)
    try person.keep(person.desk.mark(.suspended, "c"))
    person.wait(seconds: 86_400)
    let attempt = person.log[0]
    #expect(try person.keep(person.desk.undo()) == .undid(attempt))
    #expect(!person.desk.canUndo)
  }

  @Test func settingsAreUndoneOneAfterTheOther() throws {
    var person = Person()
    try person.keep(try person.desk.set(.newPerDay, typed: "7"))
    try person.keep(try person.desk.set(.interviewDate, typed: "2026-12-18"))
    #expect(throws: Preferences.ValueError.self) {
      _ = try person.desk.set(.newPerDay, typed: "101")
    }
    #expect(
      try person.keep(person.desk.undoSetting())
        == .preferenceKept(.interviewDate, isUndo: true))
    #expect(person.desk.preferences.newPerDay == 7)
    try person.keep(person.desk.undoSetting())
    #expect(person.desk.preferences == Preferences())
    #expect(person.desk.undoSetting() == nil)
  }

  @Test func aFitThatIsTakenOverIsUndoneAsTheLastSetting() throws {
    var parameters = Parameters.default.values
    parameters[0] *= 1.5
    let fitted = try Parameters(parameters)
    var replaced = ParameterHistory()
    replaced.add(.init(at: StudyDay.sample.noon, old: .default, new: fitted), attempts: 40)
    var person = Person()
    try person.keep(try person.desk.set(.newPerDay, typed: "7"))
    try person.keep(.parameters(fitted, insteadOf: .default, replaced: replaced))
    #expect(person.desk.preferences.parameters == fitted)
    #expect(try person.keep(person.desk.undoSetting()) == .fitted(isUndo: true))
    #expect(person.desk.preferences.parameters == .default)
    #expect(person.desk.replaced.replacements.isEmpty)
    #expect(person.desk.preferences.newPerDay == 7)
    #expect(person.desk.undoFit() == nil, "what is in use comes from no fit")
  }

  @Test func aFitThatSomebodyElseReplacedDoesNotStandInTheWayOfUndo() throws {
    var person = Person()
    try person.keep(try person.desk.set(.newPerDay, typed: "7"))
    var replaced = ParameterHistory()
    let fitted = try Parameters(Parameters.default.values.map { $0 * 1.01 })
    replaced.add(.init(at: StudyDay.sample.noon, old: .default, new: fitted), attempts: 40)
    try person.keep(.parameters(fitted, insteadOf: .default, replaced: replaced))
    var elsewhere = Snapshot()
    elsewhere.preferences.newPerDay = 7
    person.desk.load(elsewhere)
    try person.keep(person.desk.undoSetting())
    #expect(person.desk.preferences == Preferences())
  }

  @Test func aSittingWithoutAQuestionOfTheBankIsNotGoneOnWithButKept() {
    let sitting = StudySession(
      id: "s", day: .sample, filter: StudyFilter(), questions: ["gone"])
    var person = Person(Snapshot(sitting: sitting))
    #expect(!person.desk.canProceed)
    #expect(person.desk.sitting == sitting && person.desk.bookmarksToKeep().isEmpty)
  }

  @Test func aManualGradeTouchesNoSittingButItsQuestion() throws {
    var person = Person()
    person.desk.begin(with: ["a", "b"])
    person.desk.rise()
    let question = try #require(Self.bank["b"])
    try person.keep(person.desk.grade(question, .again))
    #expect(person.log.map(\.kind) == [.manual])
    #expect(person.desk.sitting?.upcoming == ["a", "b"])
  }

  /// The list of all questions sets one aside that was to be gone on with, and nothing else is left.
  @Test func anAnswerBegunOutlivesTheBurialOfTheLastQuestion() throws {
    for isUndone in [true, false] {
      var person = Person()
      person.desk.begin(with: ["a"])
      person.desk.draft("begun")
      person.desk.rise()
      try person.keep(person.desk.mark(.buried, "a", isSet: true))
      #expect(person.desk.sitting == nil)
      if isUndone { try person.keep(person.desk.undo()) } else { person.desk.begin(with: ["b"]) }
      #expect(person.desk.sitting?.drafts["a"] == "begun")
    }
  }
}
