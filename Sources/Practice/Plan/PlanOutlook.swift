import FSRS
package import Planning
package import QuestionBank

/// What a plan leads to, worked out by simulation: kept for the day, since that takes longer than a frame.
package struct PlanOutlook: Hashable, Sendable, Codable {
  package typealias Estimate = Forecast.Estimate

  /// A day of the plan.
  package struct Day: Hashable, Sendable, Codable {
    package let day: StudyDay
    package let isOff: Bool
    package let new: Int
    package let again: Int
    package let minutes: Int
    /// Questions that are due on it and have to wait.
    package let waiting: Int
  }

  /// How many questions of a level and topic are not reached.
  package struct LeftOut: Hashable, Sendable, Codable {
    package let level: Level
    package let topic: Topic
    package let count: Int
    /// Minutes of their first tries.
    package let minutes: Int
  }

  package let basis: PlanBasis
  /// How many attempts it was made of.
  package let attempts: Int
  /// Those of the memory model by which it was made, in their order.
  package let parameters: [Double]
  /// Of 1, the mean recall of the part's questions on the target day (without a date, at the end of the days
  /// that are looked ahead) as planned, and where nothing is practised until then; and today.
  package let planned: Estimate
  package let unplanned: Estimate
  package let now: Estimate
  /// Today first.
  package let days: [Day]
  /// How many of the part's questions have been seen, today and by the target day, and all of them.
  package let seenNow: Int
  package let reached: Int
  package let total: Int
  /// By count, most first.
  package let leftOut: [LeftOut]
  /// What ten more minutes a day would bring.
  package let moreMinutes: Estimate
  /// What a day off costs.
  package let dayOff: Estimate
  /// What practising on the days off, too, would bring; nil where there are none.
  package let withoutDaysOff: Estimate?

  /// How many minutes ``moreMinutes`` is about.
  package static let furtherMinutes = 10

  /// The day by which nothing that is due has to wait; nil where nothing does today, or it is not reached.
  package var caughtUp: StudyDay? {
    guard let first = days.first, first.waiting > 0 else { return nil }
    return days.first { $0.waiting == 0 && !$0.isOff }?.day
  }

  /// Works a plan out; nil where that was given up.
  ///
  /// - Parameters:
  ///   - basis: what it is for.
  ///   - bank: has the questions.
  ///   - progress: where the person stands.
  ///   - preferences: the memory model and when questions come back.
  ///   - tallies: of all attempts.
  ///   - habits: how the person answers.
  ///   - runs: how many simulations; fewer are sooner done and less sure.
  ///   - goesOn: told the share that is done, 0…1; false gives the plan up.
  package init?(
    _ basis: PlanBasis, bank: Bank, progress: Progress, preferences: Preferences, tallies: Tallies,
    habits: Habits, runs: Int = Forecast.runCount, goesOn: (Double) -> Bool = { _ in true }
  ) {
    let schedule = preferences.schedule
    let forgetting = ForgettingLaw(model: schedule.model, steepness: habits.steepness)
    let prospects = Prospects(
      of: basis.part, bank: bank, progress: progress, schedule: schedule, time: habits.time,
      on: basis.day,
      tallies: tallies.questions)
    let uncertainty = try? Uncertainty(
      of: schedule.parameters, information: tallies.information)
    let deviation = FirstTryRates(bank: bank, cards: progress.cards).deviation
    var done = 0.0
    let comparisons = max(1, runs / 2)
    let all = Double(runs + (basis.daysOff.isEmpty ? 2 : 3) * comparisons)
    func forecast(_ course: Course, runs: Int) -> Forecast? {
      Forecast(
        prospects.all, course: course, forgetting: forgetting, uncertainty: uncertainty,
        firstTryDeviation: deviation, runs: runs
      ) {
        done += 1
        return goesOn(done / all)
      }
    }
    let course = Course(basis, newToday: progress.introduced(on: basis.day))
    guard let plan = forecast(course, runs: runs) else { return nil }

    var longer = course
    var rarer = course
    var unbroken = course
    var taken = 0.0
    for index in course.seconds.indices {
      let minute = course.seconds[index] / Double(basis.minutesPerDay)
      longer.seconds[index] += minute * Double(Self.furtherMinutes)
      if index % 7 == 3, course.seconds[index] > 0 {
        rarer.seconds[index] = 0
        taken += 1
      }
      unbroken.seconds[index] = Double(60 * basis.minutesPerDay)
    }
    guard let more = forecast(longer, runs: comparisons),
      let fewer = forecast(rarer, runs: comparisons)
    else { return nil }
    if basis.daysOff.isEmpty {
      withoutDaysOff = nil
    } else {
      guard let whole = forecast(unbroken, runs: comparisons) else { return nil }
      withoutDaysOff = plan.gain(of: whole)
    }
    moreMinutes = plan.gain(of: more)
    dayOff = fewer.gain(of: plan).scaled(by: 1 / max(1, taken))
    self.basis = basis
    attempts = progress.cards.values.reduce(0) { $0 + $1.attempts }
    parameters = preferences.parameters.values
    (planned, unplanned, now) = (plan.planned, plan.unplanned, plan.now)
    days = plan.days.enumerated().map { index, day in
      Day(
        day: basis.day.adding(days: index), isOff: course.seconds[index] == 0, new: day.new,
        again: day.again, minutes: Int((day.seconds / 60).rounded()), waiting: day.waiting)
    }
    let questions = prospects.places.map { bank.questions[$0] }
    total = questions.count
    seenNow = prospects.all.count { $0.seen != nil }
    // Half of the learners see it, or it is counted as left out.
    let isReached = plan.seen.map { $0 >= 0.5 }
    reached = isReached.count { $0 }
    leftOut = Self.leftOut(zip(questions, isReached).filter { !$1 }.map(\.0))
  }

  private static func leftOut(_ questions: [Question]) -> [LeftOut] {
    struct Group: Hashable {
      let level: Level
      let topic: Topic
    }
    return Dictionary(grouping: questions) { Group(level: $0.level, topic: $0.topic) }
      .map { group, questions in
        LeftOut(
          level: group.level, topic: group.topic, count: questions.count,
          minutes: questions.reduce(0) { $0 + $1.minutes })
      }
      .sorted {
        ($1.count, $0.level.rank, $0.topic.rank) < ($0.count, $1.level.rank, $1.topic.rank)
      }
  }
}

extension Forecast.Estimate {
  fileprivate func scaled(by factor: Double) -> Forecast.Estimate {
    Forecast.Estimate(low: factor * low, expected: factor * expected, high: factor * high)
  }
}
