import FSRS

/// Nanoseconds for one review: the next state and its interval.
func measureScheduling() {
  let scheduler = StepScheduler()
  let model = scheduler.model
  let rounds = 2_000_000
  let grades: [Grade] = [.good, .good, .hard, .good, .again, .good, .good, .easy]
  let clock = ContinuousClock()
  var card = StepScheduler.Card()
  var sum = 0.0
  let steps = clock.measure {
    for round in 0..<rounds {
      if round % 64 == 0 { card = StepScheduler.Card() }
      let outcome = scheduler.review(
        card, grade: grades[round % grades.count], elapsed: .seconds(86_400 * (round % 30)))
      card = outcome.card
      sum += card.memory?.stability ?? 0
    }
  }
  var state: MemoryState?
  let days = clock.measure {
    for round in 0..<rounds {
      if round % 64 == 0 { state = nil }
      let next = model.nextState(
        after: state, grade: grades[round % grades.count], elapsedDays: Double(round % 30))
      sum += model.interval(stability: next.stability, desiredRetention: 0.9)
      state = next
    }
  }
  let each = { (duration: Duration) in duration / .nanoseconds(rounds) }
  print(
    """
    {"reviewWithSteps": \(each(steps)), "nextStateAndInterval": \(each(days)), "check": \(sum)}
    """)
}
