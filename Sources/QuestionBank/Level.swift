/// The seniority that a question is asked at, least to most senior.
package enum Level: String, Ranked, Comparable, Hashable, Sendable, Codable {
  case junior, mid, senior, staff, principal

  /// "Junior" … "Principal".
  package var title: String {
    switch self {
    case .junior: "Junior"
    case .mid: "Mid"
    case .senior: "Senior"
    case .staff: "Staff"
    case .principal: "Principal"
    }
  }

  /// The range of answer budgets, in minutes, that the guide for authors allows.
  package var minuteBudget: ClosedRange<Int> {
    switch self {
    case .junior: 3...7
    case .mid: 5...10
    case .senior: 6...15
    case .staff: 10...20
    case .principal: 12...25
    }
  }

  /// The most words that a reference answer may have.
  package var answerWordLimit: Int {
    switch self {
    case .junior: 150
    case .mid: 200
    case .senior: 260
    case .staff: 300
    case .principal: 330
    }
  }

  /// 0 for junior … 4 for principal.
  package var rank: Int {
    switch self {
    case .junior: 0
    case .mid: 1
    case .senior: 2
    case .staff: 3
    case .principal: 4
    }
  }

  package static func < (left: Level, right: Level) -> Bool { left.rank < right.rank }
}
