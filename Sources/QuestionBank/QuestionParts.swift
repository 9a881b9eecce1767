/// The slug that names a question for good; also its file's name without `.md`.
package typealias QuestionID = String

/// The slug of a key point within its question, such as `k1`.
package typealias KeyPointID = String

/// What a question asks for.
package enum QuestionKind: String, CaseIterable, Hashable, Sendable, Codable {
  case concept, calculation, debugging, design, tradeoff, leadership, behavioural
}

/// How far a question has come. The app asks `reviewed` ones only.
package enum QuestionStatus: String, CaseIterable, Hashable, Sendable, Codable {
  case draft, reviewed, retired
}

/// A month of the calendar, as in `as_of: 2026-11`.
package struct YearMonth: Hashable, Comparable, Sendable, CustomStringConvertible {
  package let year: Int
  /// 1…12.
  package let month: Int

  package init(year: Int, month: Int) {
    self.year = year
    self.month = month
  }

  /// Reads `YYYY-MM`; nil for anything else.
  package init?(_ text: some StringProtocol) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.map(\.count) == [4, 2],
      parts.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } }),
      let year = Int(parts[0]), let month = Int(parts[1]), (1...12).contains(month), year > 0
    else { return nil }
    self.init(year: year, month: month)
  }

  package var description: String { "\(year)-\(month < 10 ? "0" : "")\(month)" }

  /// Months from another month to this one; negative when this one is earlier.
  package func months(since other: YearMonth) -> Int {
    (year - other.year) * 12 + month - other.month
  }

  package static func < (left: YearMonth, right: YearMonth) -> Bool {
    (left.year, left.month) < (right.year, right.month)
  }
}

/// Whether a question's facts age.
package enum Volatility: Hashable, Sendable {
  case stable
  /// True as of a month, to be looked at again nine months later.
  case versioned(asOf: YearMonth)
}

/// One claim that a good answer makes; the unit of self-grading.
package struct KeyPoint: Hashable, Sendable {
  package let id: KeyPointID
  /// Share of the score; a question's weights sum to 100.
  package let weight: Int
  /// A missed must-have caps the score at 60.
  package let isMust: Bool
  package let text: String

  package init(id: KeyPointID, weight: Int, isMust: Bool, text: String) {
    self.id = id
    self.weight = weight
    self.isMust = isMust
    self.text = text
  }
}

/// A plausible wrong statement and what is right instead.
package struct Mistake: Hashable, Sendable {
  package let claim: String
  package let fix: String

  package init(claim: String, fix: String) {
    self.claim = claim
    self.fix = fix
  }
}

/// What an interviewer asks next, and a good reply.
package struct FollowUp: Hashable, Sendable {
  package let question: String
  package let answer: String
  /// The question that goes on from here.
  package let see: QuestionID?

  package init(question: String, answer: String, see: QuestionID? = nil) {
    self.question = question
    self.answer = answer
    self.see = see
  }
}

/// Arithmetic behind a figure, recomputed by the linter.
package struct NumericCheck: Hashable, Sendable {
  package let id: String
  /// Where the figure stands: a key point, or one of ``passages``.
  package let keyPoint: KeyPointID
  package let expression: String
  package let expected: Double
  /// The largest absolute difference that passes.
  package let tolerance: Double

  /// The parts of a question besides its key points whose figures can be checked, as `kp` names them.
  package static let passages = ["answer", "mistakes", "followups"]

  package init(
    id: String, keyPoint: KeyPointID, expression: String, expected: Double, tolerance: Double
  ) {
    self.id = id
    self.keyPoint = keyPoint
    self.expression = expression
    self.expected = expected
    self.tolerance = tolerance
  }
}

/// What kind of evidence a source is.
package enum SourceKind: String, CaseIterable, Hashable, Sendable, Codable {
  case spec, doc, paper, code, standard
  /// A program that was run, with its version and result.
  case run
}

/// Where a claim comes from, and when it was last found there.
package struct Source: Hashable, Sendable {
  package let id: String
  package let kind: SourceKind
  package let title: String
  /// Nil only for a `run`.
  package let url: String?
  package let supports: [KeyPointID]
  package let claim: String
  package let checked: YearMonth

  package init(
    id: String, kind: SourceKind, title: String, url: String?, supports: [KeyPointID],
    claim: String, checked: YearMonth
  ) {
    self.id = id
    self.kind = kind
    self.title = title
    self.url = url
    self.supports = supports
    self.claim = claim
    self.checked = checked
  }
}
