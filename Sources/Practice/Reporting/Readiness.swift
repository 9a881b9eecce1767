package import FSRS
package import QuestionBank

/// What share of a level's questions a person could answer on a day without practising until then.
package struct Readiness: Hashable, Sendable {
  package let level: Level
  package let seen: Int
  package let total: Int
  /// An 80% range of the share, 0…1; nil where no question of the level was tried yet.
  package let range: ClosedRange<Double>?

  /// The levels that have questions, in order.
  ///
  /// Three things make a share unsure, and their variances add up: how likely each question is to be
  /// recalled, for all of a level together (``RecallRanges``, which is less sure of later days); how
  /// often a question that was never asked is known (``FirstTryRates``); and chance, which decides on
  /// each question by itself.
  ///
  /// `tallies` and the cards of `progress` are of the same attempts; `day` is that of the interview,
  /// today or later. `asked` are the questions of the bank that it is about; nil for all.
  package static func all(
    of bank: Bank, asking asked: [Question]? = nil, tallies: Tallies, progress: Progress,
    model: FSRS, on day: StudyDay
  ) -> [Readiness] {
    let ranges = RecallRanges(tallies: tallies, model: model)
    let rates = FirstTryRates(bank: bank, cards: progress.cards)
    return Level.allCases.compactMap { level in
      let questions = (asked ?? bank.questions).filter { $0.level == level }
      guard !questions.isEmpty else { return nil }
      let tried = questions.compactMap { progress.cards[$0.id] }
      let belief = ranges.belief(in: tried, on: day)
      let chances = tried.map { $0.recall(on: day, model: model) }
      var range: ClosedRange<Double>?
      if let belief {
        let unseen = questions.filter { progress.cards[$0.id] == nil }
        range = Self.range(belief, chances: chances, of: unseen, at: level, rates)
      }
      return Readiness(
        level: level, seen: tried.count, total: questions.count, range: range)
    }
  }

  private static func range(
    _ belief: RecallBelief, chances: [Double], of unseen: [Question], at level: Level,
    _ rates: FirstTryRates
  ) -> ClosedRange<Double> {
    let unseenChances = unseen.map { rates.chance(of: $0) }
    let unseenMean = unseenChances.reduce(0, +)
    let unseenVariance =
      unseenChances.reduce(0) { $0 + $1 * (1 - $1) } + rates.variance(of: unseen, at: level)
    let tried = Double(chances.count)
    // Questions that are not alike vary less in number than as many alike.
    let alike = tried * belief.mean * (1 - belief.mean)
    let unlike = alike > 0 ? chances.reduce(0) { $0 + $1 * (1 - $1) } / alike : 0
    let parts = (0..<steps).map { step in
      let recall = belief.quantile((Double(step) + 0.5) / Double(steps))
      let variance = unlike * tried * recall * (1 - recall) + unseenVariance
      return NormalMixture.Part(
        weight: 1 / Double(steps), mean: tried * recall + unseenMean,
        deviation: variance.squareRoot())
    }
    let known = NormalMixture(parts)
    let total = Double(chances.count + unseen.count)
    let low = max(0, min(known.quantile(0.1), total)) / total
    return low...max(low, min(1, known.quantile(0.9) / total))
  }

  /// Into how many equally likely chances of recall a belief is taken apart.
  private static let steps = 9
}
