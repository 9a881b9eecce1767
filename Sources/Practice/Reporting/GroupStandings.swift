import FSRS
import QuestionBank

/// What standings of levels and topics are judged by.
struct GroupStandings {
  let tallies: [QuestionID: Tally]
  let progress: Progress
  let model: FSRS
  /// Nil where nobody asks how sure recall is.
  let ranges: RecallRanges?
  let today: StudyDay
  let interview: StudyDay?

  /// The groups of some questions, weakest first: by the middle of the interval of passed attempts,
  /// then by recall today. What was not tried yet comes last, because nothing is known of it.
  func all<Group: Hashable & Comparable & Sendable>(
    of questions: [Question], by group: (Question) -> Group
  ) -> [WeakTopics.Standing<Group>] {
    var standings = Dictionary(grouping: questions, by: group)
      .map { standing(of: $0, questions: $1.map(\.id)) }
      .sorted {
        let (left, right) = ($0.attempts > 0, $1.attempts > 0)
        if left != right { return left }
        if left, $0.interval.middle != $1.interval.middle {
          return $0.interval.middle < $1.interval.middle
        }
        return ($0.recallNow ?? 0, $0.group) < ($1.recallNow ?? 0, $1.group)
      }
    for index in standings.indices { standings[index].rank = index + 1 }
    return standings
  }

  private func standing<Group>(
    of group: Group, questions ids: [QuestionID]
  ) -> WeakTopics.Standing<Group> {
    let cards = ids.compactMap { progress.cards[$0] }
    func mean(on day: StudyDay) -> Double? {
      guard !cards.isEmpty else { return nil }
      return cards.reduce(0) { $0 + $1.recall(on: day, model: model) }
        / Double(cards.count)
    }
    var count = Tally.Count()
    for id in ids { if let tally = tallies[id] { count += tally.all } }
    let atInterview = interview.map { max($0, today) }
    return WeakTopics.Standing(
      group: group, attempts: count.attempts, passes: count.passes,
      interval: count.interval,
      seen: cards.count, total: ids.count, recallNow: mean(on: today),
      rangeNow: ranges?.range(of: cards, on: today), recallAtInterview: atInterview.flatMap(mean),
      rangeAtInterview: atInterview.flatMap { ranges?.range(of: cards, on: $0) }, rank: 0)
  }
}
