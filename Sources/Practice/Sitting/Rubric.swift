package import FSRS
package import QuestionBank

/// A question's key points as a person has ticked them off.
package struct Rubric: Hashable, Sendable {
  package let keyPoints: [KeyPoint]
  package private(set) var ticked: Set<KeyPointID>

  /// The score at which an answer passes.
  package static let passMark = 70
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

  /// The ticked ids in the question's order.
  package var tickedInOrder: [KeyPointID] { keyPoints.map(\.id).filter(ticked.contains) }

  package var missed: [KeyPoint] { keyPoints.filter { !ticked.contains($0.id) } }

  package var missesMust: Bool { missed.contains(where: \.isMust) }

  /// 0…100: the ticked weights, at most ``capWithoutMust`` when a must-have is missing.
  package var score: Int {
    let sum = keyPoints.filter { ticked.contains($0.id) }.reduce(0) { $0 + $1.weight }
    return missesMust ? min(sum, Self.capWithoutMust) : sum
  }

  /// The grade that the ticks speak for.
  ///
  /// Below the pass mark, or with a must-have missing, Again; from 70 Hard, from 85 Good. Easy only
  /// for a full score that one was certain of before the reveal.
  package func suggestedGrade(confidence: Confidence?) -> Grade {
    switch score {
    case ..<Self.passMark: .again
    case ..<85: .hard
    case 100 where confidence == .certain: .easy
    default: .good
    }
  }
}
