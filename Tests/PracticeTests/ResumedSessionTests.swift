import FSRS
import Practice
import QuestionBank
import Testing

/// A sitting that goes on after a crash, in another window or on another day.
struct ResumedSessionTests {
  private let bank = Bank(["a", "b", "c", "d", "e", "new"].map { .sample($0) })
  private let tomorrow = StudyDay.sample.adding(days: 1)

  /// A sitting with a answered and b failed, in the middle of writing an answer to c.
  private var begun: StudySession {
    var session = StudySession(
      id: "s", day: .sample, filter: StudyFilter(), questions: ["a", "b", "c", "d", "e"])
    session.grade(.good)
    session.grade(.again)
    session.drafts["c"] = "begun"
    return session
  }

  private var progress: Progress {
    Progress(.sample("a", daysAgo: 0), .sample("b", daysAgo: 0, grade: .again))
  }

  @Test func laterTheSameDayItIsAsItWas() {
    let session = begun.resumed(
      on: .sample, queue: ["c", "d", "e", "new"], progress: progress, bank: bank)
    #expect(session == begun)
  }

  @Test func whatAnotherCopyAnsweredIsNotAskedAgain() {
    var progress = progress
    progress.cards["c"] = .sample("c", daysAgo: 0)
    progress.cards["e"] = .sample("e", daysAgo: 0)
    let session = begun.resumed(on: .sample, queue: [], progress: progress, bank: bank)
    #expect(session.upcoming == ["d", "b"])
  }

  @Test func anAnswerThatWasKeptWithoutItsBookmarkIsCounted() {
    // Killed between the two: c is answered, and the bookmark still asks it.
    for (grade, next) in [(Grade.good, "d"), (.again, "c")] {
      var progress = progress
      progress.cards["c"] = .sample("c", daysAgo: 0, grade: grade)
      let session = begun.resumed(on: .sample, queue: [], progress: progress, bank: bank)
      #expect(session.current == next)
      #expect(session.total == begun.total)
      #expect(session.position == (grade == .good ? begun.position + 1 : begun.position))
    }
  }

  @Test func aQuestionThatLeftTheBankOrWasHiddenIsLeftOut() {
    var progress = progress
    progress.marks.apply(
      Mark(question: "d", kind: .suspended, isSet: true, at: StudyDay.sample.noon))
    let smaller = Bank(["a", "c", "d", "e"].map { .sample($0) })
    let session = begun.resumed(on: .sample, queue: [], progress: progress, bank: smaller)
    #expect(session.upcoming == ["c", "e"])
    #expect(session.relearning.isEmpty, "b is gone")
    #expect(session.drafts == ["c": "begun"])
  }

  @Test func nothingLeftIsAFinishedSitting() {
    let session = begun.resumed(on: .sample, queue: ["new"], progress: progress, bank: Bank([]))
    #expect(session.isFinished)
  }

  @Test func theNextMorningBeginsWithTheOpenQuestion() {
    let session = begun.resumed(
      on: tomorrow, queue: ["b", "new", "c"], progress: progress, bank: bank)
    #expect(session.upcoming == ["c", "b", "new"])
    #expect(session.drafts == ["c": "begun"])
    #expect(session.day == tomorrow)
    #expect(session.answered.isEmpty)
    #expect(session.relearning.isEmpty)
  }

  @Test func anOpenQuestionThatIsGoneLeavesTheNewDayItsOwnQueue() {
    let smaller = Bank(["a", "b", "d", "e", "new"].map { .sample($0) })
    let session = begun.resumed(
      on: tomorrow, queue: ["b", "new"], progress: progress, bank: smaller)
    #expect(session.upcoming == ["b", "new"])
  }

  @Test func aFinishedSittingGoesOnWithTheNewDaysQueue() {
    var session = StudySession(
      id: "s", day: .sample, filter: StudyFilter(), questions: ["a"])
    session.grade(.good)
    let resumed = session.resumed(on: tomorrow, queue: ["b"], progress: progress, bank: bank)
    #expect(resumed.upcoming == ["b"])
    #expect((resumed.position, resumed.total) == (1, 1))
  }
}
