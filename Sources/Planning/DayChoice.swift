import FSRS

/// What one day holds: the questions that are worth most a minute, as many as fit.
package struct DayChoice: Hashable, Sendable {
  /// A question of the day.
  package struct Pick: Hashable, Sendable {
    package let place: Int
    package let isNew: Bool
    /// What it is expected to cost.
    package let seconds: Double
  }

  /// Most worth a minute first.
  package let picks: [Pick]
  /// Questions that are due and not among them.
  package let waiting: Int

  package var seconds: Double { picks.reduce(0) { $0 + $1.seconds } }

  fileprivate init(picks: [Pick], waiting: Int) {
    self.picks = picks
    self.waiting = waiting
  }

  /// Chooses for today.
  ///
  /// - Parameters:
  ///   - prospects: the questions as they stand.
  ///   - course: today and the days after it.
  ///   - forgetting: what is believed of how the person forgets.
  ///   - seconds: what is left of today.
  ///   - opened: the place of a question that is asked first, whatever it is worth; nil for none.
  package init(
    _ prospects: [Prospect], course: Course, forgetting: ForgettingLaw, seconds: Double,
    opened: Int? = nil
  ) {
    let chooser = DayChooser(prospects, course: course, forgetting: forgetting)
    self = chooser.choose(
      on: 0, seconds: seconds, Standings(prospects), begunToday: course.newToday, opened: opened)
  }
}

/// Chooses the questions of a day.
struct DayChooser {
  private let prospects: [Prospect]
  private let course: Course
  let worth: Worth
  /// Seconds of all first tries in each group.
  private let groupSeconds: [Double]

  /// No question is begun on this many days before the target: what is begun then is crammed, and pushes
  /// out what would be kept. Ten days, as is often advised, cost a goal that does not fit .01 of recall on the
  /// day in simulation; where it fits, all is begun long before.
  private static let lastDaysWithoutNew = 3
  /// What is not due is to be worth at least this a second: a question more in 500 minutes.
  private static let leastWorth = 0.002 / 60
  /// How much less each further new question of a group counts on one day.
  private static let sameGroupToday = 0.85

  init(_ prospects: [Prospect], course: Course, forgetting: ForgettingLaw) {
    self.prospects = prospects
    self.course = course
    worth = Worth(forgetting)
    var seconds = [Double](repeating: 0, count: 1 + (prospects.map(\.group).max() ?? 0))
    for prospect in prospects { seconds[prospect.group] += prospect.price.first }
    groupSeconds = seconds
  }

  /// A question that could be practised.
  private struct Candidate {
    let place: Int
    /// A second of it.
    var worth: Double
    /// How many of its group had been begun today when that was worked out; 0 for a repeat.
    var begun = 0
  }

  func choose(
    on day: Int, seconds budget: Double, _ standings: Standings, begunToday: Int,
    opened: Int? = nil
  ) -> DayChoice {
    let ahead = course.daysAhead(of: day)
    var due = 0
    let pace = groupPace(standings)
    var queue = candidates(on: day, ahead: ahead, standings, pace: pace, &due)
    var picks: [DayChoice.Pick] = []
    var isPicked = [Bool](repeating: false, count: prospects.count)
    var spent = 0.0
    var pickedDue = 0
    var newCount = begunToday
    var begun = [Int](repeating: 0, count: groupSeconds.count)
    queue.sort { ($0.worth, $1.place) > ($1.worth, $0.place) }
    var next = 0

    func seconds(_ place: Int) -> Double {
      let prospect = prospects[place]
      guard let memory = standings.memories[place] else {
        return prospect.price.expected(isFirst: true, recall: prospect.firstTry)
      }
      let recall = worth.forgetting.recall(
        stability: memory.stability, days: day - standings.lastDays[place])
      return prospect.price.expected(isFirst: false, recall: recall)
    }
    /// What is to be seen before a question, and then itself.
    func withPrerequisites(_ place: Int) -> Int {
      var place = place
      for _ in 0..<prospects.count {
        guard
          let before = prospects[place].prerequisites.first(where: {
            standings.memories[$0] == nil && !isPicked[$0]
          })
        else { break }
        place = before
      }
      return place
    }
    func pick(_ place: Int, seconds cost: Double) {
      let isNew = standings.memories[place] == nil
      picks.append(.init(place: place, isNew: isNew, seconds: cost))
      isPicked[place] = true
      spent += cost
      if isNew {
        newCount += 1
        begun[prospects[place].group] += 1
      } else if isDue(place, on: day, standings) {
        pickedDue += 1
      }
    }
    func putBack(_ candidate: Candidate) {
      var low = next
      var high = queue.count
      while low < high {
        let middle = (low + high) / 2
        if queue[middle].worth > candidate.worth { low = middle + 1 } else { high = middle }
      }
      queue.insert(candidate, at: low)
    }

    if let opened, budget > 0 { pick(opened, seconds: seconds(opened)) }
    while next < queue.count, spent < budget {
      var candidate = queue[next]
      next += 1
      guard !isPicked[candidate.place] else { continue }
      let isNew = standings.memories[candidate.place] == nil
      let begunNow = begun[prospects[candidate.place].group]
      if isNew, candidate.begun < begunNow {
        for _ in candidate.begun..<begunNow { candidate.worth *= Self.sameGroupToday }
        candidate.begun = begunNow
        putBack(candidate)
        continue
      }
      guard !isNew || newCount < course.newLimit ?? .max else { continue }
      let place = isNew ? withPrerequisites(candidate.place) : candidate.place
      let cost = seconds(place)
      // Half of a question over the time is as near to it as half of one under it; the first is asked
      // however long it takes, or it never would be.
      guard picks.isEmpty || spent + cost / 2 <= budget else { continue }
      pick(place, seconds: cost)
      if place != candidate.place { putBack(candidate) }
    }
    return DayChoice(picks: picks, waiting: due - pickedDue)
  }

  private func isDue(_ place: Int, on day: Int, _ standings: Standings) -> Bool {
    standings.memories[place] != nil && standings.dueDays[place] <= day
      && standings.lastDays[place] < day
  }

  /// The urgent ones go before the others.
  private func urgency(_ place: Int, on day: Int) -> Double {
    day == 0 && prospects[place].seen?.isUrgent == true ? 1000 : 0
  }

  private func candidates(
    on day: Int, ahead: Int, _ standings: Standings, pace: [Double], _ due: inout Int
  ) -> [Candidate] {
    var candidates: [Candidate] = []
    candidates.reserveCapacity(prospects.count)
    let takesNew = !course.isDated || course.seconds.count - day > Self.lastDaysWithoutNew
    for place in prospects.indices {
      let prospect = prospects[place]
      guard let memory = standings.memories[place] else {
        if takesNew {
          let worth = worth.ofFirst(
            chance: prospect.firstTry, price: prospect.price, daysAhead: ahead)
          candidates.append(
            Candidate(place: place, worth: prospect.value * pace[prospect.group] * worth))
        }
        continue
      }
      let idle = day - standings.lastDays[place]
      guard idle > 0 else { continue }
      let isDue = standings.dueDays[place] <= day
      if isDue { due += 1 }
      guard course.isDated || isDue else { continue }
      let gain = worth.ofRepeat(
        memory, idleDays: idle, price: prospect.price, daysAhead: ahead)
      let value = prospect.value * gain + urgency(place, on: day)
      if isDue || value > Self.leastWorth {
        candidates.append(Candidate(place: place, worth: value))
      }
    }
    return candidates
  }

  /// What a first try counts in each group: more where less of the group has been begun than of all.
  private func groupPace(_ standings: Standings) -> [Double] {
    var begun = [Double](repeating: 0, count: groupSeconds.count)
    for place in prospects.indices where standings.memories[place] != nil {
      begun[prospects[place].group] += prospects[place].price.first
    }
    let share = begun.reduce(0, +) / max(groupSeconds.reduce(0, +), 1)
    return begun.indices.map { group in
      max(0.3, 1 + share - begun[group] / max(groupSeconds[group], 1))
    }
  }
}
