package import QuestionBank

/// How often each key point of a question was missed in a row, up to the last attempt.
package struct MissedPoints: Hashable, Sendable {
  private var runs: [KeyPointID: Int] = [:]

  /// From when on a run is worth a word.
  private static let least = 2

  /// Counts attempts at the question, in order of time. Those that say nothing of the points are passed
  /// over; those at another revision end every run, since its points may be others.
  package init(_ question: Question, attempts: [Attempt]) {
    for point in question.keyPoints {
      runs[point.id] =
        attempts.reversed().filter { $0.score != nil }
        .prefix { $0.revision == question.revision && !$0.points.contains(point.id) }.count
    }
  }

  /// How often a point was missed the last times; nil where it was not, or once only.
  package func run(of point: KeyPointID) -> Int? {
    runs[point].flatMap { $0 >= Self.least ? $0 : nil }
  }
}
