package import FSRS
package import QuestionBank

/// A question's key points as a person has ticked them off.
package struct Rubric: Hashable, Sendable {
  package let keyPoints: [KeyPoint]
  package private(set) var ticked: Set<KeyPointID>

  /// The score at which an answer passes.
  package static let passMark = 70
  /// The score from which on it is a good one.
  package static let goodMark = 85
  /// The most that an answer with a missed must-have can score.
  package static let capWithoutMust = 60

  /// Ids that are no key point of the question are left out.
  package init(_ keyPoints: [KeyPoint], ticked: some Sequence<KeyPointID> = []) {
    self.keyPoints = keyPoints
    self.ticked = Set(ticked).intersection(keyPoints.map(\.id))
  }

  /// Ticks a point, or takes the tick back.
  package mutating func toggle(_ id: KeyPointID) {
    guard keyPoints.contains(where: { $0.id == id }) else { return }
    if ticked.remove(id) == nil { ticked.insert(id) }
  }

  /// Ticks all points; where all are ticked, takes the ticks back.
  package mutating func toggleAll() {
    ticked = missed.isEmpty ? [] : Set(keyPoints.map(\.id))
  }

  /// The ticked ids in the question's order.
  package var tickedInOrder: [KeyPointID] { keyPoints.map(\.id).filter(ticked.contains) }

  package var missed: [KeyPoint] { keyPoints.filter { !ticked.contains($0.id) } }

  package var missesMust: Bool { missed.contains(where: \.isMust) }

  /// 0…100: the ticked weights, at most ``capWithoutMust`` when a must-have is missing.
  package var score: Int {
    let sum = keyPoints.filter { ticked.contains($0.id) }.reduce(0) { $0 + $1.weight }
    return missesMust ? min(sum, Self.capWithoutMust) : sum
  }

  /// A grade, and the rule by which the ticks speak for it.
  package struct Suggestion: Hashable, Sendable {
    package let grade: Grade
    package let reason: Reason
  }

  package enum Reason: Hashable, Sendable {
    /// Must-haves are missing: their places in the question's order, from 0.
    case mustsOpen([Int])
    /// So many points are missing to a grade.
    case short(Int, of: Grade)
    /// The mark that was reached.
    case reached(Int)
    /// All is ticked; for Easy one would have had to be certain before the reveal.
    case notCertain
    /// All is ticked, and one was certain before the reveal.
    case certain
  }

  /// The grade that the ticks speak for, and why.
  ///
  /// Below the pass mark, or with a must-have missing, Again; from 70 Hard, from 85 Good. Easy only
  /// for a full score that one was certain of before the reveal.
  package func suggestion(confidence: Confidence?) -> Suggestion {
    let open = keyPoints.indices.filter {
      keyPoints[$0].isMust && !ticked.contains(keyPoints[$0].id)
    }
    guard open.isEmpty else { return Suggestion(grade: .again, reason: .mustsOpen(open)) }
    let score = score
    switch score {
    case ..<Self.passMark:
      return Suggestion(grade: .again, reason: .short(Self.passMark - score, of: .hard))
    case ..<Self.goodMark:
      return Suggestion(grade: .hard, reason: .short(Self.goodMark - score, of: .good))
    case 100:
      return confidence == .certain
        ? Suggestion(grade: .easy, reason: .certain)
        : Suggestion(grade: .good, reason: .notCertain)
    default: return Suggestion(grade: .good, reason: .reached(Self.goodMark))
    }
  }
}
