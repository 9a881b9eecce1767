package import QuestionBank

/// What the first screen says: how much is to be done today, level by level, and what comes.
package struct Overview: Hashable, Sendable {
  /// The counts of one level or topic.
  package struct Count: Hashable, Sendable {
    /// To be asked again today.
    package var due = 0
    /// To be asked for the first time today.
    package var new = 0
    /// Asked at least once.
    package var seen = 0
    package var total = 0

    package init() {}
  }

  /// What is left of the day.
  package let queue: StudyQueue
  /// Questions that are due and have to wait.
  package let waiting: Int
  /// By rank, of every level and topic.
  private let levels: [Count]
  private let topics: [Count]
  /// Questions that come due on each of the seven days after today.
  package let nextDays: [Int]
  /// The first day with something due, when today has nothing.
  package let nextDue: StudyDay?
  package let seen: Int
  package let total: Int
  /// Questions answered confidently and wrong when last asked.
  package let confidentAndWrong: [QuestionID]

  /// - Parameters:
  ///   - bank: has the questions.
  ///   - progress: where the person stands.
  ///   - schedule: when questions come back.
  ///   - filter: what today is narrowed to.
  ///   - queue: what is left of the day.
  ///   - waiting: how many questions are due and have to wait.
  ///   - day: today.
  package init(
    bank: Bank, progress: Progress, schedule: Schedule, filter: StudyFilter, queue: StudyQueue,
    waiting: Int, on day: StudyDay
  ) {
    let standings = Standing.all(of: bank, progress: progress, schedule: schedule, on: day)
    self.queue = queue
    self.waiting = waiting
    let again = Set(queue.due)
    let new = Set(queue.new)
    let anywhere = StudyFilter(forms: filter.forms)
    var levels = [Count](repeating: Count(), count: Level.allCases.count)
    var topics = [Count](repeating: Count(), count: Topic.allCases.count)
    var nextDays = [Int](repeating: 0, count: 7)
    var nextDue: StudyDay?
    var seen = 0
    var total = 0
    var wrong: [QuestionID] = []
    for place in standings.indices {
      let (level, topic) = (bank.questions[place].level, bank.questions[place].topic)
      let card = standings[place].card
      let isHidden = standings[place].isHidden
      let due = isHidden ? nil : standings[place].dueDay
      let ahead = due.map { $0.days(since: day) }
      func add(to count: inout Count) {
        count.total += 1
        if card != nil { count.seen += 1 }
        if again.contains(bank.questions[place].id) { count.due += 1 }
        if new.contains(bank.questions[place].id) { count.new += 1 }
      }
      guard anywhere.offers(bank.questions[place]) else { continue }
      let matchesTopics = filter.topics.isEmpty || filter.topics.contains(topic)
      let matchesLevels = filter.levels.isEmpty || filter.levels.contains(level)
      if matchesTopics { add(to: &levels[level.rank]) }
      if matchesLevels { add(to: &topics[topic.rank]) }
      guard matchesLevels, matchesTopics else { continue }
      total += 1
      if let card {
        seen += 1
        if card.wasConfidentAndWrong, !isHidden { wrong.append(bank.questions[place].id) }
      }
      if let due, let ahead, ahead > 0 {
        if ahead <= 7 { nextDays[ahead - 1] += 1 }
        nextDue = min(nextDue ?? due, due)
      }
    }
    self.levels = levels
    self.topics = topics
    self.nextDays = nextDays
    self.nextDue = nextDue
    self.seen = seen
    self.total = total
    confidentAndWrong = wrong
  }

  /// The counts of a level, whether the filter lets it through or not: with the filter's topics.
  package func count(of level: Level) -> Count { levels[level.rank] }

  /// The counts of a topic, likewise with the filter's levels.
  package func count(of topic: Topic) -> Count { topics[topic.rank] }

  /// Questions that are worth another look although nothing is due: the seen ones, likeliest to
  /// have been forgotten first.
  package static func lookAhead(
    bank: Bank, progress: Progress, schedule: Schedule, filter: StudyFilter, on day: StudyDay,
    count: Int, where isMeant: (Card) -> Bool = { _ in true }
  ) -> [QuestionID] {
    let model = schedule.model
    let ranked = bank.questions.compactMap { question -> (QuestionID, Double)? in
      guard filter.offers(question), !progress.marks.isHidden(question.id, on: day),
        let card = progress.cards[question.id], card.lastDay < day, isMeant(card)
      else { return nil }
      return (question.id, card.retrievability(on: day, model: model))
    }
    return ranked.sorted { ($0.1, $0.0) < ($1.1, $1.0) }.prefix(count).map(\.0)
  }
}
