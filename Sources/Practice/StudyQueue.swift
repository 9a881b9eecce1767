package import QuestionBank

/// The questions of a day, in the order in which they are asked.
///
/// Due ones come first: those one was confident about and wrong, then by falling risk of having
/// been forgotten. Then new ones, as many as the day still allows, juniors' before seniors' and
/// prerequisites before what builds on them. Within each part neighbours differ in topic where
/// they can.
package struct StudyQueue: Hashable, Sendable {
  package let due: [QuestionID]
  package let new: [QuestionID]
  /// Expected seconds for all of them.
  package let seconds: Double

  package var ids: [QuestionID] { due + new }

  /// Seconds that a question takes, measured on self-graded answers in one's head: 150 for a new
  /// one, 75 for one recalled, 120 for one forgotten.
  package static func expectedSeconds(recall: Double?) -> Double {
    recall.map { $0 * 75 + (1 - $0) * 120 } ?? 150
  }

  /// The queue of a day.
  ///
  /// At most `newLimit` questions are asked for the first time on one day; those already
  /// introduced that day count. With a budget in `minutes` the queue is cut where it would run
  /// over, but never to nothing.
  package init(
    bank: Bank, progress: Progress, schedule: Schedule, filter: StudyFilter = StudyFilter(),
    on day: StudyDay, newLimit: Int, minutes: Int? = nil
  ) {
    let model = schedule.model
    let open = bank.questions.filter {
      filter.matches($0) && !progress.marks.isHidden($0.id, on: day)
    }
    let dueCards = open.compactMap { progress.cards[$0.id] }.filter {
      schedule.dueDay(of: $0) <= day
    }
    let ranked = dueCards.map { card in
      (
        id: card.question, wrong: card.wasConfidentAndWrong,
        recall: card.retrievability(on: day, model: model)
      )
    }.sorted {
      if $0.wrong != $1.wrong { return $0.wrong }
      return ($0.recall, $0.id) < ($1.recall, $1.id)
    }
    let recalls = Dictionary(uniqueKeysWithValues: ranked.map { ($0.id, $0.recall) })
    let allowance = max(0, newLimit - progress.introduced(on: day))
    let fresh = Self.newOnes(open.filter { progress.cards[$0.id] == nil }, bank: bank)
    var due = Self.interleaved(ranked.map(\.id), bank: bank)
    var new = Self.interleaved(Array(fresh.prefix(allowance)), bank: bank)
    var total = (due + new).reduce(0) { $0 + Self.expectedSeconds(recall: recalls[$1]) }
    if let minutes {
      while total > Double(minutes) * 60, due.count + new.count > 1 {
        let last = new.popLast() ?? due.removeLast()
        total -= Self.expectedSeconds(recall: recalls[last])
      }
    }
    self.due = due
    self.new = new
    seconds = total
  }

  /// New questions in the order of learning: by level, topics in turn, prerequisites first.
  private static func newOnes(_ questions: [Question], bank: Bank) -> [QuestionID] {
    let candidates = Set(questions.map(\.id))
    var turns: [Topic: Int] = [:]
    let inTurn = questions.sorted { ($0.level.rank, $0.id) < ($1.level.rank, $1.id) }
      .map { question in
        defer { turns[question.topic, default: 0] += 1 }
        return (question: question, turn: turns[question.topic, default: 0])
      }
      .sorted {
        ($0.question.level.rank, $0.turn, $0.question.topic, $0.question.id)
          < ($1.question.level.rank, $1.turn, $1.question.topic, $1.question.id)
      }
    var ordered: [QuestionID] = []
    var placed: Set<QuestionID> = []
    func place(_ id: QuestionID) {
      guard candidates.contains(id), placed.insert(id).inserted else { return }
      for prerequisite in bank[id]?.prerequisites ?? [] { place(prerequisite) }
      ordered.append(id)
    }
    for entry in inTurn { place(entry.question.id) }
    return ordered
  }

  /// The same questions in nearly the same order, with no topic twice in a row where the next few
  /// offer another one. None moves ahead of its prerequisites.
  static func interleaved(_ ids: [QuestionID], bank: Bank, lookAhead: Int = 6) -> [QuestionID] {
    var rest = ids[...]
    var result: [QuestionID] = []
    result.reserveCapacity(ids.count)
    var lastTopic: Topic?
    while !rest.isEmpty {
      let next =
        rest.indices.prefix(lookAhead).first { index in
          guard let question = bank[rest[index]], question.topic != lastTopic else { return false }
          return !rest[..<index].contains(where: question.prerequisites.contains)
        } ?? rest.startIndex
      let id = rest.remove(at: next)
      result.append(id)
      lastTopic = bank[id]?.topic
    }
    return result
  }
}
