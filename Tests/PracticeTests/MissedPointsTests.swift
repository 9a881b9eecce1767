import FSRS
import QuestionBank
import Testing

@testable import Practice

@Suite struct MissedPointsTests {
  private let question = Question.sample("one")

  private func run(_ attempts: [([KeyPointID], score: Int?, revision: Int)]) -> [Int?] {
    let missed = MissedPoints(
      question,
      attempts: attempts.enumerated().map { number, attempt in
        Attempt(
          id: "a\(number)", question: question.id, revision: attempt.revision,
          at: Instant(milliseconds: Int64(number)), offsetMinutes: 0, grade: .hard, kind: .study,
          points: attempt.0, score: attempt.score)
      })
    return question.keyPoints.map { missed.run(of: $0.id) }
  }

  @Test func missesInARowAreCountedFromTheLastAttempt() {
    let (first, second) = (question.keyPoints[0].id, question.keyPoints[1].id)
    #expect(run([]).allSatisfy { $0 == nil })
    #expect(run([([], 0, 1)]).allSatisfy { $0 == nil })
    #expect(run([([first], 40, 1), ([first], 40, 1), ([], 0, 1)]).prefix(2) == [nil, 3])
    #expect(run([([], 0, 1), ([], 0, 1), ([second], 30, 1)]).prefix(2) == [3, nil])
    // A grade without ticks says nothing; other points of before are others.
    #expect(run([([], 0, 1), ([], nil, 1), ([second], 30, 1)])[0] == 2)
    #expect(run([([], 0, 7), ([second], 30, 1)])[0] == nil)
  }
}
