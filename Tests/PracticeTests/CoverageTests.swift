import FSRS
import Foundation
import Practice
import QuestionBank
import Testing

/// What is stated as an 80% range is held against people whose memory is known.
///
/// `EDGEWISE_PEOPLE` says how many of them are drawn; otherwise so many as take some seconds.
@Suite struct CoverageTests {
  /// How many ranges there were, and how many held the truth.
  private struct Coverage {
    var stated = 0
    var held = 0
    /// Of each person, whose ranges are not independent of each other.
    var people: [(stated: Int, held: Int)] = []

    mutating func add(_ held: [Bool]) {
      stated += held.count
      self.held += held.count { $0 }
      people.append((held.count, held.count { $0 }))
    }

    var share: Double { Double(held) / Double(max(stated, 1)) }

    /// Of the share, people being drawn independently.
    var standardError: Double {
      let squares = people.reduce(0.0) { sum, person in
        let difference = Double(person.held) - share * Double(person.stated)
        return sum + difference * difference
      }
      return squares.squareRoot() / Double(max(stated, 1))
    }
  }

  private struct Case: Hashable, CustomStringConvertible {
    let figure: String
    let attempts: Int
    let daysAhead: Int

    var description: String { "\(figure), \(attempts) attempts, \(daysAhead) days ahead" }
  }

  private static let people = ProcessInfo.processInfo.environment["EDGEWISE_PEOPLE"].flatMap(
    Int.init)

  private func coverage(_ law: SimulatedLearner.Law) throws -> [Case: Coverage] {
    var coverage: [Case: Coverage] = [:]
    for person in 0..<(Self.people ?? 12) {
      var learner = try SimulatedLearner(law, seed: 9000 + UInt64(person))
      for attempts in Self.people == nil ? [30, 60, 120] : [30, 60, 120, 300] {
        try learner.practise(until: attempts)
        for daysAhead in [0, 30] {
          let day = learner.today.adding(days: daysAhead)
          coverage[
            .init(figure: "recall", attempts: attempts, daysAhead: daysAhead), default: .init()
          ]
          .add(recallHeld(by: learner, on: day))
          coverage[
            .init(figure: "readiness", attempts: attempts, daysAhead: daysAhead), default: .init()
          ].add(readinessHeld(by: &learner, on: day))
        }
      }
    }
    return coverage
  }

  /// Of all questions tried, and of each level with three or more.
  private func recallHeld(by learner: SimulatedLearner, on day: StudyDay) -> [Bool] {
    let ranges = RecallRanges(tallies: learner.tallies, model: learner.model)
    let tried = SimulatedLearner.bank.questions.filter { learner.progress.cards[$0.id] != nil }
    let groups = [tried] + Level.allCases.map { level in tried.filter { $0.level == level } }
    return groups.filter { $0.count >= 3 }.compactMap { group in
      let truth =
        group.reduce(0.0) { $0 + learner.chance(of: $1.id, on: day) } / Double(group.count)
      return ranges.range(of: group.compactMap { learner.progress.cards[$0.id] }, on: day).map {
        $0.low <= truth && truth <= $0.high
      }
    }
  }

  private func readinessHeld(by learner: inout SimulatedLearner, on day: StudyDay) -> [Bool] {
    let levels = Readiness.all(
      of: SimulatedLearner.bank, tallies: learner.tallies, progress: learner.progress,
      model: learner.model, on: day)
    return levels.compactMap { level in
      guard let range = level.range else { return nil }
      let questions = SimulatedLearner.bank.questions.filter { $0.level == level.level }
      return range.contains(
        Double(learner.known(questions.map(\.id), on: day)) / Double(questions.count))
    }
  }

  private func tell(_ coverage: [Case: Coverage], _ law: SimulatedLearner.Law) {
    guard Self.people != nil else { return }
    for (one, coverage) in coverage.sorted(by: { "\($0.key)" < "\($1.key)" }) {
      let share = (100 * coverage.share).rounded()
      print("\(law): \(one): \(share)% of \(coverage.stated)")
    }
  }

  @Test func rangesHoldInFourOfFiveCasesForPeopleOfTheModel() throws {
    let all = try coverage(.fsrs)
    tell(all, .fsrs)
    for (one, coverage) in all {
      // Three standard errors: what is drawn is few.
      let allowance = 3 * coverage.standardError
      #expect(
        (0.75 - allowance...0.85 + allowance).contains(coverage.share),
        "\(one): \(coverage.share) of \(coverage.stated)")
    }
  }

  @Test func rangesHoldMostlyForPeopleWhoForgetByAnotherLaw() throws {
    let all = try coverage(.exponential)
    tell(all, .exponential)
    for (one, coverage) in all {
      #expect(
        coverage.share >= 0.65 - 3 * coverage.standardError,
        "\(one): \(coverage.share) of \(coverage.stated)")
    }
  }
}
