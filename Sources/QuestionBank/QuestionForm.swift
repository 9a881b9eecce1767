/// How a question is asked, and so how long it and its answer may be.
package enum QuestionForm: String, Ranked, Hashable, Sendable, Codable {
  /// As an interviewer asks it, answered aloud in about a minute.
  case core
  /// A situation with figures, worked through.
  case scenario
  /// A function to write, decided by tests.
  case code

  /// "Core", "Scenario", "Code".
  package var title: String {
    switch self {
    case .core: "Core"
    case .scenario: "Scenario"
    case .code: "Code"
    }
  }

  /// 0 for core … 2 for code.
  package var rank: Int {
    switch self {
    case .core: 0
    case .scenario: 1
    case .code: 2
    }
  }
}

/// What the guide for authors allows a question of a form.
extension QuestionForm {
  /// The most words of a title.
  package var titleWordLimit: Int { self == .core ? 6 : 8 }

  /// The most words of a prompt.
  package var promptWordLimit: Int {
    switch self {
    case .core: 40
    case .scenario: 95
    case .code: 80
    }
  }

  /// The most parts that a prompt asks.
  package var promptPartLimit: Int { self == .core ? 2 : 4 }

  /// How many key points there are.
  package var keyPointCount: ClosedRange<Int> {
    switch self {
    case .core: 3...5
    case .scenario: 4...7
    case .code: 3...6
    }
  }

  /// The most words of an answer, marks of lists not counted.
  package func answerWordLimit(at level: Level) -> Int {
    self == .core ? 160 : level.answerWordLimit
  }

  /// The range of budgets, in minutes.
  package func minuteBudget(at level: Level) -> ClosedRange<Int> {
    switch self {
    case .scenario: return level.minuteBudget
    case .code: return 5...30
    case .core:
      switch level {
      case .junior: return 1...3
      case .mid: return 3...4
      case .senior: return 4...4
      case .staff, .principal: return 4...5
      }
    }
  }
}

/// What the answer to a code question is written in.
package enum ProgrammingLanguage: String, CaseIterable, Hashable, Sendable, Codable {
  case c, cpp, python

  /// "C", "C++", "Python".
  package var title: String {
    switch self {
    case .c: "C"
    case .cpp: "C++"
    case .python: "Python"
    }
  }
}

extension ClosedRange<Int> {
  /// "2 to 4", "4", "at least 2".
  var words: String {
    if upperBound == Int.max { return "at least \(lowerBound)" }
    return lowerBound == upperBound ? "\(lowerBound)" : "\(lowerBound) to \(upperBound)"
  }
}
