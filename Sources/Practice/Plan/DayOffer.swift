import FSRS
import Planning
package import QuestionBank

/// What a day holds: chosen when it is first looked at, and kept, so that it can be done.
package struct DayOffer: Hashable, Sendable, Codable {
  package let basis: PlanBasis
  /// In the order in which they are asked.
  package let questions: [QuestionID]
  /// Seconds that each is expected to take, in the order of ``questions``.
  package let seconds: [Double]
  /// Questions that are due and have to wait.
  package let waiting: Int

  /// The questions of a day that fit into what is left of its time, most worth a minute first, but so that
  /// neighbours differ in topic where they can.
  ///
  /// - Parameters:
  ///   - basis: what is practised, and how long.
  ///   - bank: has the questions.
  ///   - progress: where the person stands.
  ///   - schedule: when questions come back.
  ///   - habits: how the person answers.
  ///   - opened: the question with which a sitting of an earlier day goes on, so that it is a part of this one;
  ///     nil for none. One that this day cannot hold is left out.
  ///   - minutes: so many, whatever has been done today; nil for what is left of the day's.
  ///   - isBeyond: whether it is offered beyond the day, where no limit to new questions holds.
  package init(
    _ basis: PlanBasis, bank: Bank, progress: Progress, schedule: Schedule, habits: Habits,
    opened: QuestionID? = nil, minutes: Int? = nil, isBeyond: Bool = false
  ) {
    let prospects = Prospects(
      of: basis.part, bank: bank, progress: progress, schedule: schedule, time: habits.time,
      on: basis.day)
    let spent = Self.secondsSpent(on: basis.day, bank: bank, progress: progress, time: habits.time)
    let left = minutes.map { Double(60 * $0) } ?? max(0, basis.seconds(on: basis.day) - spent)
    var course = Course(basis, newToday: progress.introduced(on: basis.day), secondsToday: left)
    if isBeyond { course.newLimit = nil }
    let choice = DayChoice(
      prospects.all, course: course,
      forgetting: ForgettingLaw(model: schedule.model, steepness: habits.steepness), seconds: left,
      opened: prospects.places.firstIndex { bank.questions[$0].id == opened })
    let picks = Self.interleaved(choice.picks) { bank.questions[prospects.places[$0.place]] }
    self.basis = basis
    questions = picks.map { bank.questions[prospects.places[$0.place]].id }
    seconds = picks.map(\.seconds)
    waiting = choice.waiting
  }

  /// What is left of it.
  ///
  /// - Parameters:
  ///   - bank: has the questions.
  ///   - progress: where the person stands.
  ///   - repeats: what was not known today and is asked once more, which is due like all else.
  ///   - time: how long that takes.
  /// - Returns: the repeats first.
  package func rest(
    of bank: Bank, progress: Progress, repeats: [QuestionID] = [], time: AnswerTime = AnswerTime()
  ) -> StudyQueue {
    var due = repeats.filter { bank.contains($0) && !progress.marks.isHidden($0, on: basis.day) }
    var new: [QuestionID] = []
    var ids = due
    var seconds = due.reduce(0) { sum, id in
      sum + (bank[id].map { time.price(of: $0).relearnt } ?? 0)
    }
    for (id, cost) in zip(questions, self.seconds) {
      guard bank.contains(id), !progress.marks.isHidden(id, on: basis.day),
        progress.cards[id].map({ $0.lastDay < basis.day }) ?? true
      else { continue }
      ids.append(id)
      seconds += cost
      if progress.cards[id] == nil { new.append(id) } else { due.append(id) }
    }
    return StudyQueue(ids: ids, due: due, new: new, seconds: seconds)
  }

  /// Seconds that the questions answered on a day are expected to have taken.
  private static func secondsSpent(
    on day: StudyDay, bank: Bank, progress: Progress, time: AnswerTime
  ) -> Double {
    bank.questions.indices.reduce(0) { sum, place in
      guard let card = progress.cards[bank.questions[place].id], card.lastDay == day else {
        return sum
      }
      return sum
        + time.price(of: bank.questions[place])
        .seconds(isFirst: card.firstDay == day, isRecalled: card.lastGrade.isPass)
    }
  }

  /// The same in nearly the same order, with no topic twice in a row where the next few offer another one.
  /// None moves ahead of its prerequisites.
  private static func interleaved(
    _ picks: [DayChoice.Pick], lookAhead: Int = 6, question: (DayChoice.Pick) -> Question
  ) -> [DayChoice.Pick] {
    var rest = picks[...]
    var result: [DayChoice.Pick] = []
    result.reserveCapacity(picks.count)
    var lastTopic: Topic?
    while !rest.isEmpty {
      let next =
        rest.indices.prefix(lookAhead).first { index in
          let candidate = question(rest[index])
          guard candidate.topic != lastTopic else { return false }
          return candidate.prerequisites.isEmpty
            || !rest[..<index].contains { candidate.prerequisites.contains(question($0).id) }
        } ?? rest.startIndex
      let pick = rest.remove(at: next)
      result.append(pick)
      lastTopic = question(pick).topic
    }
    return result
  }
}
