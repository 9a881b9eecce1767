import FSRS
package import Planning
package import QuestionBank

/// The questions of a part of the bank as a plan sees them.
package struct Prospects: Sendable {
  /// The questions' places in the bank, by the places of ``all``.
  package let places: [Int]
  package let all: [Prospect]

  /// What a question is worth by how often it is asked, from seldom to everywhere.
  private static let values = [0.9, 1, 1.1]

  /// - Parameters:
  ///   - part: what is practised; what is set aside, and written cases that were not asked for, are left out.
  ///   - bank: holds it.
  ///   - progress: where the person stands.
  ///   - schedule: when questions come back.
  ///   - time: how long they take.
  ///   - day: today.
  ///   - tallies: tell how memories move with the parameters; nil where nobody asks.
  package init(
    of part: StudyFilter, bank: Bank, progress: Progress, schedule: Schedule, time: AnswerTime,
    on day: StudyDay, tallies: [QuestionID: Tally]? = nil
  ) {
    let rates = FirstTryRates(bank: bank, cards: progress.cards)
    places = bank.questions.indices.filter { place in
      part.offers(bank.questions[place])
        && !progress.marks.isHidden(bank.questions[place].id, on: day)
    }
    var places: [QuestionID: Int] = [:]
    places.reserveCapacity(self.places.count)
    for (index, place) in self.places.enumerated() { places[bank.questions[place].id] = index }
    all = self.places.map { place in
      let question = bank.questions[place]
      let card = progress.cards[question.id]
      return Prospect(
        price: time.price(of: question), value: Self.value(of: question),
        firstTry: card == nil ? rates.chance(of: question) : 0, group: question.level.rank,
        prerequisites: question.prerequisites.compactMap { places[$0] },
        seen: card.map { card in
          .init(
            memory: card.memory, idleDays: max(0, day.days(since: card.lastDay)),
            daysToDue: schedule.dueDay(of: card).days(since: day),
            isUrgent: card.wasConfidentAndWrong)
        }, sensitivity: tallies?[question.id]?.sensitivity)
    }
  }

  private static func value(of question: Question) -> Double {
    values[min(max(question.asked, 1), Question.mostAsked) - 1]
  }
}

extension Course {
  /// The days of a plan.
  ///
  /// - Parameters:
  ///   - basis: what the plan is made for.
  ///   - newToday: questions that were begun today.
  ///   - secondsToday: what is left of today; nil for all of it.
  package init(_ basis: PlanBasis, newToday: Int, secondsToday: Double? = nil) {
    var seconds = (0..<basis.daysAhead).map { basis.seconds(on: basis.day.adding(days: $0)) }
    if let secondsToday, !seconds.isEmpty { seconds[0] = secondsToday }
    self.init(
      seconds: seconds, isDated: basis.target != nil, newLimit: basis.newPerDay,
      newToday: newToday, desiredRetention: basis.desiredRetention)
  }
}
