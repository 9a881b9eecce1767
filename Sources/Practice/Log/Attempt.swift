package import FSRS
package import QuestionBank

/// A UUID of version 7 in lower-case text, so that ids sort by time.
package typealias AttemptID = String

/// The id that the attempts of one sitting share.
package typealias SessionID = String

/// How an attempt came about.
package enum AttemptKind: String, CaseIterable, Hashable, Sendable, Codable {
  case study, mock
  /// Recorded with `edgewise grade`, without the app.
  case manual
}

extension Grade {
  /// "again" … "easy", as commands, files and reports have it.
  package var word: String {
    switch self {
    case .again: "again"
    case .hard: "hard"
    case .good: "good"
    case .easy: "easy"
    }
  }

  /// Reads a word; nil for anything else.
  package init?(word: some StringProtocol) {
    guard let grade = Self.allCases.first(where: { $0.word == word }) else { return nil }
    self = grade
  }
}

/// How sure a person is of an answer before the reveal.
package enum Confidence: Int, CaseIterable, Comparable, Hashable, Sendable, Codable {
  case guess = 1, unsure, fairly, certain

  /// "guess" … "certain".
  package var word: String {
    switch self {
    case .guess: "guess"
    case .unsure: "unsure"
    case .fairly: "fairly"
    case .certain: "certain"
    }
  }

  /// Whether one was too sure of an answer, by the grade that came of it.
  package func isBelied(by grade: Grade) -> Bool { grade == .again && self >= .fairly }

  package static func < (left: Confidence, right: Confidence) -> Bool {
    left.rawValue < right.rawValue
  }
}

/// One answer to one question, graded: the entry of the log that everything is derived from.
package struct Attempt: Hashable, Sendable, Identifiable {
  package let id: AttemptID
  package var question: QuestionID
  /// The question's revision that was answered.
  package var revision: Int
  package var at: Instant
  /// Minutes that local time was ahead of UTC.
  package var offsetMinutes: Int
  package var day: StudyDay
  package var grade: Grade
  package var kind: AttemptKind
  /// Milliseconds from the prompt to the reveal.
  package var thinkMilliseconds: Int
  /// Milliseconds from the prompt to the grade.
  package var totalMilliseconds: Int
  package var confidence: Confidence?
  /// The key points that were ticked, in the question's order.
  package var points: [KeyPointID]
  /// 0…100, nil where nothing was ticked off (manual grades).
  package var score: Int?
  package var answer: String?
  package var session: SessionID?

  package init(
    id: AttemptID, question: QuestionID, revision: Int, at: Instant, offsetMinutes: Int,
    day: StudyDay? = nil, grade: Grade, kind: AttemptKind, thinkMilliseconds: Int = 0,
    totalMilliseconds: Int = 0, confidence: Confidence? = nil, points: [KeyPointID] = [],
    score: Int? = nil, answer: String? = nil, session: SessionID? = nil
  ) {
    self.id = id
    self.question = question
    self.revision = revision
    self.at = at
    self.offsetMinutes = offsetMinutes
    self.day = day ?? StudyDay(of: at, offsetMinutes: offsetMinutes)
    self.grade = grade
    self.kind = kind
    self.thinkMilliseconds = thinkMilliseconds
    self.totalMilliseconds = totalMilliseconds
    self.confidence = confidence
    self.points = points
    self.score = score
    self.answer = answer
    self.session = session
  }
}

extension Attempt {
  /// The same without what was typed.
  package var withoutAnswer: Attempt {
    var attempt = self
    attempt.answer = nil
    return attempt
  }
}

/// That what was typed at an attempt is blanked, wherever histories are merged to.
package struct Forgetting: Hashable, Sendable {
  package let attempt: AttemptID
  package let at: Instant

  package init(attempt: AttemptID, at: Instant) {
    self.attempt = attempt
    self.at = at
  }
}

/// The undoing of an attempt; the attempt itself stays in the log.
package struct Retraction: Hashable, Sendable {
  package let attempt: AttemptID
  package let at: Instant

  package init(attempt: AttemptID, at: Instant) {
    self.attempt = attempt
    self.at = at
  }
}
