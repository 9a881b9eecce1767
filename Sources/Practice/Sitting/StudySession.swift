package import FSRS
package import QuestionBank

/// One sitting: what is asked now, what comes after, what has been answered.
///
/// It is also the bookmark that is kept on disk, so that a sitting goes on after a crash, a `kill
/// -9` or a night.
package struct StudySession: Hashable, Sendable, Codable {
  package let id: SessionID
  package private(set) var day: StudyDay
  package let filter: StudyFilter
  /// The question being asked, then the ones to come.
  package internal(set) var upcoming: [QuestionID]
  /// Questions that were failed in this sitting and not recalled since.
  package internal(set) var relearning: Set<QuestionID>
  /// Questions answered, a question once however often it came.
  package internal(set) var answered: [QuestionID]
  /// Answers begun for questions that are not graded yet.
  package var drafts: [QuestionID: String]
  /// What it was begun beside, where its questions were chosen from a list; nil for a sitting of the day.
  package private(set) var aside: Aside?

  package struct Aside: Hashable, Sendable, Codable {
    /// The sitting that goes on after it: none or one.
    let interrupted: [StudySession]
    /// When it was begun, in milliseconds; what was answered earlier that day is asked again.
    let begun: Int64
  }

  /// A question's clock that was stopped; nil where it runs.
  package var pause: Pause?

  package struct Pause: Hashable, Sendable, Codable {
    package let question: QuestionID
    /// How long the clock had run.
    package let milliseconds: Int
  }

  /// After how many other questions a failed one comes again.
  package static let relearningGap = 4

  package init(id: SessionID, day: StudyDay, filter: StudyFilter, questions: [QuestionID]) {
    self.id = id
    self.day = day
    self.filter = filter
    upcoming = questions
    relearning = []
    answered = []
    drafts = [:]
  }

  /// A sitting on questions that were chosen from a list, beside the one that goes on, which comes after it.
  package init(
    id: SessionID, day: StudyDay, filter: StudyFilter, questions: [QuestionID],
    beside interrupted: StudySession?, at now: Instant
  ) {
    self.init(id: id, day: day, filter: filter, questions: questions)
    drafts = interrupted?.drafts ?? [:]
    aside = Aside(interrupted: interrupted.map { [$0] } ?? [], begun: now.milliseconds)
  }

  /// What goes on after it, with the answers begun: the sitting that it interrupted, if any.
  package var afterwards: StudySession? {
    guard var interrupted = aside?.interrupted.first else { return nil }
    interrupted.drafts = drafts
    return interrupted
  }

  /// What is left where the person gets up from it. One aside gives way to the sitting that it
  /// interrupted; where there was none it can itself be gone on with, unless nothing was done in it.
  package var left: StudySession? {
    guard aside != nil else { return self }
    return afterwards ?? (drafts.isEmpty && answered.isEmpty ? nil : self)
  }

  /// Whether it was one question, asked aside, so that there is nothing to sum up.
  package var isOneAside: Bool { aside != nil && total <= 1 }

  package var current: QuestionID? { upcoming.first }

  package var isFinished: Bool { upcoming.isEmpty }

  /// How many questions the sitting has in all: those that are done, were not asked yet and come again.
  package var total: Int { done + unasked + again }

  /// How many are not asked any more.
  package var done: Int { answered.count { !relearning.contains($0) } }

  /// How many were not asked yet.
  package var unasked: Int { upcoming.count { !relearning.contains($0) } }

  /// How many were not known and come once more.
  package var again: Int { relearning.count }

  /// The place of the question being asked, from 1; one that comes again keeps the count where it
  /// is.
  package var position: Int {
    guard let current, !answered.contains(current) else { return answered.count }
    return answered.count + 1
  }

  /// The current question has been graded: on to the next. A failed one comes again in this
  /// sitting until it is recalled once.
  package mutating func grade(_ grade: Grade) {
    guard let question = current else { return }
    upcoming.removeFirst()
    drafts[question] = nil
    if pause?.question == question { pause = nil }
    if !answered.contains(question) { answered.append(question) }
    if grade.isPass {
      relearning.remove(question)
    } else {
      relearning.insert(question)
      upcoming.insert(question, at: min(Self.relearningGap, upcoming.count))
    }
  }

  /// An attempt at a question has been taken back: it is asked now.
  package mutating func undo(_ question: QuestionID, wasRelearning: Bool) {
    upcoming.removeAll { $0 == question }
    upcoming.insert(question, at: 0)
    if wasRelearning {
      relearning.insert(question)
    } else {
      relearning.remove(question)
      answered.removeAll { $0 == question }
    }
  }

  /// The sitting with a question of it asked now; as it is where it has none such to come.
  package func asking(_ question: QuestionID) -> StudySession {
    guard let place = upcoming.firstIndex(of: question) else { return self }
    var session = self
    session.upcoming.insert(session.upcoming.remove(at: place), at: 0)
    return session
  }

  /// The current question goes to the end.
  package mutating func skip() {
    guard let question = current else { return }
    upcoming.removeFirst()
    upcoming.append(question)
  }

  /// The current question is not asked any more in this sitting.
  package mutating func drop() {
    if let current { drop(current) }
  }

  /// A question is not asked any more in this sitting.
  package mutating func drop(_ question: QuestionID) {
    upcoming.removeAll { $0 == question }
    relearning.remove(question)
  }

  /// The sitting as it goes on: later the same day with what is left of it, on another day with
  /// the question that was open and then that day's queue.
  ///
  /// - Parameters:
  ///   - today: the day on which it goes on.
  ///   - queue: what is due and new now, in its order.
  ///   - progress: where the person stands now, answers from another running copy included.
  ///   - bank: the questions that can still be asked.
  /// - Returns: the sitting to show; finished when nothing is left of it.
  package func resumed(
    on today: StudyDay, queue: [QuestionID], progress: Progress, bank: Bank
  ) -> StudySession {
    var session = self
    session.upcoming.removeAll { id in
      guard bank.contains(id), aside != nil || !progress.marks.isHidden(id, on: today) else {
        return true
      }
      guard let card = progress.cards[id], card.lastDay == today,
        card.lastAt.milliseconds >= aside?.begun ?? .min
      else { return false }
      // Answered today, in another copy or in one that was killed before it kept its bookmark: the
      // count goes on as if that had been kept.
      if !session.answered.contains(id) { session.answered.append(id) }
      if !card.lastGrade.isPass { session.relearning.insert(id) }
      return card.lastGrade.isPass
    }
    if !session.relearning.isEmpty { session.relearning.formIntersection(session.upcoming) }
    let isStillOpen = session.current == current
    if today != day {
      session.day = today
      session.relearning = []
      session.answered = []
      session.aside = nil
      let open = isStillOpen ? Array(session.upcoming.prefix(1)) : []
      session.upcoming = open + queue.filter { !open.contains($0) }
    }
    return session
  }
}
