package import FSRS

/// Somebody who practises as a plan says: how they forget, and what they know unseen.
package struct SimulatedLearner: Sendable {
  package let forgetting: ForgettingLaw
  /// Memories of what was seen, by place; nil for unseen ones.
  package let memories: [MemoryState?]
  /// The chances, 0…1, that questions are known at first sight, by place.
  package let chances: [Double]

  package init(_ forgetting: ForgettingLaw, memories: [MemoryState?], chances: [Double]) {
    self.forgetting = forgetting
    self.memories = memories
    self.chances = chances
  }

  /// Who is as the plan thinks.
  package init(expecting prospects: [Prospect], model: FSRS) {
    self.init(
      ForgettingLaw(model: model, steepness: 0), memories: prospects.map { $0.seen?.memory },
      chances: prospects.map(\.firstTry))
  }
}

/// A run through the days of a plan with a learner who answers by chance.
package struct Simulation: Sendable {
  /// One of the days.
  package struct Day: Hashable, Sendable {
    /// Questions that were asked.
    package var new = 0
    package var again = 0
    /// What that was expected to take.
    package var seconds = 0.0
    /// What was due and had to wait.
    package var waiting = 0
  }

  package private(set) var days: [Day] = []
  /// Whether each question has been seen by the end, by place.
  package private(set) var isSeen: [Bool]
  /// The learner's mean chance of recall on the target day.
  package let recall: Double
  /// The same where nothing is practised from today on.
  package let recallUnplanned: Double

  /// Runs through the days of a course, today first.
  ///
  /// - Parameters:
  ///   - prospects: as they stand today.
  ///   - course: the days.
  ///   - forgetting: what the plan believes of how the person forgets.
  ///   - learner: who answers; may forget otherwise than the plan thinks.
  ///   - draws: the chance that decides the answers.
  package init(
    _ prospects: [Prospect], course: Course, forgetting: ForgettingLaw, learner: SimulatedLearner,
    draws: Draws
  ) {
    let chooser = DayChooser(prospects, course: course, forgetting: forgetting)
    let truth = Worth(learner.forgetting)
    var planned = Standings(prospects)
    var actual = planned
    for place in prospects.indices { actual.memories[place] = learner.memories[place] }
    let target = course.seconds.count
    recallUnplanned = actual.recall(
      on: target, forgetting: learner.forgetting, chances: learner.chances)
    // One number a question and day, so that what is changed about a plan changes nothing else.
    var draws = draws
    var chance = prospects.map { _ in draws.share() }
    func share(_ place: Int) -> Double {
      defer { chance[place] = Self.next(chance[place]) }
      return chance[place]
    }
    for day in course.seconds.indices where course.seconds[day] > 0 {
      while days.count < day { days.append(Day()) }
      let choice = chooser.choose(
        on: day, seconds: course.seconds[day], planned, begunToday: day == 0 ? course.newToday : 0)
      var done = Day(seconds: choice.seconds, waiting: choice.waiting)
      for pick in choice.picks {
        let place = pick.place
        if let memory = planned.memories[place], let held = actual.memories[place] {
          let idle = day - planned.lastDays[place]
          let isRecalled =
            share(place)
            < learner.forgetting.recall(stability: held.stability, days: idle)
          done.again += 1
          planned.set(
            place, chooser.worth.again(memory, idleDays: idle, isRecalled: isRecalled), on: day)
          actual.set(place, truth.again(held, idleDays: idle, isRecalled: isRecalled), on: day)
        } else {
          let isKnown = share(place) < learner.chances[place]
          done.new += 1
          planned.set(place, chooser.worth.first(isKnown: isKnown), on: day)
          actual.set(place, truth.first(isKnown: isKnown), on: day)
        }
        planned.dueDays[place] =
          day
          + max(
            1,
            Int(
              forgetting.model.interval(
                stability: planned.memories[place]?.stability ?? 1,
                desiredRetention: course.desiredRetention
              ).rounded()))
      }
      days.append(done)
    }
    while days.count < target { days.append(Day()) }
    isSeen = planned.memories.map { $0 != nil }
    recall = actual.recall(
      on: target, forgetting: learner.forgetting, chances: learner.chances)
  }

  /// The next number of a question: a step of the golden ratio, so that what is asked often is not
  /// recalled always or never.
  private static func next(_ share: Double) -> Double {
    let next = share + 0.618_033_988_749_894_9
    return next < 1 ? next : next - 1
  }
}
