internal import FSRS
internal import Practice
internal import QuestionBank

/// The attempts of one file whose lines have no id, as they are told apart and put in order.
///
/// Which attempt a line is depends on its question, instant and grade and on how many such lines came
/// before it: so a file that comes again is known, and equal lines are as many attempts.
///
/// Attempts are in order of time, so each takes the first millisecond from its instant on that no line
/// before it has: those of one instant stay in the order of the file wherever they are exported to or merged.
/// The id is that of the line's own instant. One that other lines came before, in another file or in
/// one that an earlier version took, is the same attempt at another of these milliseconds.
///
/// It holds some hundred bytes a line.
struct UnnamedAttempts {
  /// How many lines there were of each question, instant and grade, by the id of the first.
  private var counts: [AttemptID: Int] = [:]
  /// Of each instant that is taken or was asked for, one from which on the next free one is to be found.
  private var next: [Instant: Instant] = [:]

  /// The attempt of the next line.
  ///
  /// - Parameter attempt: as the line has it, with the id that it has where it is the first of its kind.
  /// - Returns: the attempt to record.
  mutating func place(_ attempt: Attempt) -> Attempt {
    let number = counts[attempt.id, default: 0]
    counts[attempt.id] = number + 1
    let id =
      number == 0
      ? attempt.id
      : AttemptIDs.derived(
        question: attempt.question, at: attempt.at, grade: attempt.grade, number: number)
    return attempt.identified(as: id, at: takeInstant(from: attempt.at))
  }

  /// Those after the last that there is share it.
  private mutating func takeInstant(from instant: Instant) -> Instant {
    var passed = [instant]
    var free = instant
    while let later = next[free] {
      free = later
      passed.append(free)
    }
    // Whoever comes this way goes straight there, so that many lines of one instant take no longer.
    for instant in passed { next[instant] = free.adding(milliseconds: 1) }
    return min(free, Instant.recordable.upperBound)
  }
}

extension Attempt {
  fileprivate func identified(as id: AttemptID, at instant: Instant) -> Attempt {
    Attempt(
      id: id, question: question, revision: revision, at: instant, offsetMinutes: offsetMinutes,
      day: day, grade: grade, kind: kind, thinkMilliseconds: thinkMilliseconds,
      totalMilliseconds: totalMilliseconds, confidence: confidence, points: points, score: score,
      answer: answer, session: session)
  }

  /// Whether this one, held, is the same as another: equal or, of a line without an id, with the
  /// millisecond that it has in another file.
  func isSame(as other: Attempt) -> Bool {
    if self == other { return true }
    guard let line = AttemptIDs.instant(ofDerived: id) else { return false }
    let day = line...line.adding(milliseconds: 86_399_999)
    var moved = self
    moved.at = other.at
    return moved == other && day.contains(at) && day.contains(other.at)
  }
}
