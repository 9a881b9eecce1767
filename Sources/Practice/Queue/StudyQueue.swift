import FSRS
package import QuestionBank

/// The questions of a day, in the order in which they are asked.
///
/// Due ones come first: those one was confident about and wrong, then by falling risk of having
/// been forgotten. Then new ones, as many as the day still allows: juniors' before seniors', of a level
/// those most asked first, core questions before scenarios, and prerequisites before what builds on
/// them. Within each part neighbours differ in topic where they can.
package struct StudyQueue: Hashable, Sendable {
  package let due: [QuestionID]
  package let new: [QuestionID]
  /// Expected seconds for all of them.
  package let seconds: Double

  package var ids: [QuestionID] { due + new }

  package var isEmpty: Bool { due.isEmpty && new.isEmpty }

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
    self.init(
      bank: bank,
      standings: Standing.all(of: bank, progress: progress, schedule: schedule, on: day),
      progress: progress, model: schedule.model, filter: filter, on: day, newLimit: newLimit,
      minutes: minutes)
  }

  /// The queue of a day, where the standings of the bank's questions have been worked out.
  init(
    bank: Bank, standings: [Standing], progress: Progress, model: FSRS, filter: StudyFilter,
    on day: StudyDay, newLimit: Int, minutes: Int? = nil
  ) {
    var unseen: [Int] = []
    var ranked: [Ranked] = []
    var recalls = [Double?](repeating: nil, count: standings.count)
    for place in standings.indices
    where !standings[place].isHidden && filter.offers(bank.questions[place]) {
      guard let card = standings[place].card, let due = standings[place].dueDay else {
        unseen.append(place)
        continue
      }
      guard due <= day else { continue }
      let recall = card.retrievability(on: day, model: model)
      recalls[place] = recall
      ranked.append(Ranked(place: place, wasWrong: card.wasConfidentAndWrong, recall: recall))
    }
    ranked.sort {
      if $0.wasWrong != $1.wasWrong { return $0.wasWrong }
      if $0.recall != $1.recall { return $0.recall < $1.recall }
      return bank.questions[$0.place].id < bank.questions[$1.place].id
    }
    let allowance = max(0, newLimit - progress.introduced(on: day))
    let fresh = Self.newOnes(unseen, bank: bank, limit: allowance)
    var due = Self.interleaved(ranked.map(\.place), bank: bank)
    var new = Self.interleaved(fresh, bank: bank)
    var total = (due + new).reduce(0) { $0 + Self.expectedSeconds(recall: recalls[$1]) }
    if let minutes {
      while total > Double(minutes) * 60, due.count + new.count > 1 {
        let last = new.popLast() ?? due.removeLast()
        total -= Self.expectedSeconds(recall: recalls[last])
      }
    }
    self.due = due.map { bank.questions[$0].id }
    self.new = new.map { bank.questions[$0].id }
    seconds = total
  }

  /// A due question by its place in the bank, and what ranks it.
  private struct Ranked {
    let place: Int
    let wasWrong: Bool
    let recall: Double
  }

  /// The first of the new questions in the order of learning: by level, the most asked first, core
  /// questions first, topics in turn; prerequisites before all that builds on them.
  ///
  /// - Parameters:
  ///   - places: of the new questions in the bank, rising: by level, topic and id.
  ///   - bank: holds them.
  ///   - limit: how many are wanted.
  /// - Returns: places in the bank.
  private static func newOnes(_ places: [Int], bank: Bank, limit: Int) -> [Int] {
    guard limit > 0 else { return [] }
    func order(of question: Question) -> Int {
      let asked = Question.mostAsked - question.asked
      return (question.level.rank * (Question.mostAsked + 1) + asked) * QuestionForm.allCases.count
        + question.form.rank
    }
    var turns: [Int: Int] = [:]
    let inTurn = places.map { place in
      let question = bank.questions[place]
      let order = order(of: question)
      let part = order * Topic.allCases.count + question.topic.rank
      defer { turns[part, default: 0] += 1 }
      return (order: order, turn: turns[part, default: 0], place: place)
    }.sorted { ($0.order, $0.turn, $0.place) < ($1.order, $1.turn, $1.place) }
    let candidates = Dictionary(
      uniqueKeysWithValues: places.map { (bank.questions[$0].id, $0) })
    var ordered: [Int] = []
    var placed: Set<Int> = []
    func add(_ place: Int) {
      guard placed.insert(place).inserted else { return }
      for prerequisite in bank.questions[place].prerequisites {
        if let place = candidates[prerequisite] { add(place) }
      }
      ordered.append(place)
    }
    for entry in inTurn where ordered.count < limit { add(entry.place) }
    return Array(ordered.prefix(limit))
  }

  /// The same questions in nearly the same order, with no topic twice in a row where the next few
  /// offer another one. None moves ahead of its prerequisites.
  private static func interleaved(_ places: [Int], bank: Bank, lookAhead: Int = 6) -> [Int] {
    var rest = places[...]
    var result: [Int] = []
    result.reserveCapacity(places.count)
    var lastTopic: Topic?
    while !rest.isEmpty {
      let next =
        rest.indices.prefix(lookAhead).first { index in
          let question = bank.questions[rest[index]]
          guard question.topic != lastTopic else { return false }
          return question.prerequisites.isEmpty
            || !rest[..<index].contains {
              question.prerequisites.contains(bank.questions[$0].id)
            }
        } ?? rest.startIndex
      let place = rest.remove(at: next)
      result.append(place)
      lastTopic = bank.questions[place].topic
    }
    return result
  }
}
