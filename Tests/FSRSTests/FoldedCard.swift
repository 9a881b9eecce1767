import FSRS

/// What is kept of a card, carried on review by review.
struct FoldedCard {
  private let model: FSRS
  private let sensitivities: SensitivityModel
  var memory: MemoryState
  var sensitivity: StateSensitivity
  /// What its reviews tell of the parameters.
  var information = ParameterInformation()

  init(first grade: Grade, parameters: Parameters = .default) {
    model = FSRS(parameters: parameters)
    sensitivities = SensitivityModel(parameters: parameters)
    memory = model.initialState(grade)
    sensitivity = sensitivities.initial(grade)
  }

  /// A card after some reviews, at least one.
  init(_ reviews: [(grade: Grade, elapsedDays: Double)], parameters: Parameters = .default) {
    self.init(first: reviews[0].grade, parameters: parameters)
    for review in reviews.dropFirst() { add(review.grade, review.elapsedDays) }
  }

  mutating func add(_ grade: Grade, _ elapsedDays: Double) {
    sensitivity = sensitivities.next(
      after: sensitivity, memory: memory, grade: grade, elapsedDays: elapsedDays,
      information: &information)
    memory = model.nextState(after: memory, grade: grade, elapsedDays: elapsedDays)
  }

  func question(_ elapsedDays: Double) -> Uncertainty.Question {
    Uncertainty.Question(memory: memory, sensitivity: sensitivity, elapsedDays: elapsedDays)
  }
}

extension ParameterInformation {
  /// That of all cards' reviews, in order of time.
  init(_ reviews: [Review], parameters: Parameters = .default) {
    var cards: [Int: (card: FoldedCard, latest: Double)] = [:]
    for review in reviews {
      if var kept = cards[review.card] {
        kept.card.add(review.grade, review.day - kept.latest)
        kept.latest = max(kept.latest, review.day)
        cards[review.card] = kept
      } else {
        cards[review.card] = (FoldedCard(first: review.grade, parameters: parameters), review.day)
      }
    }
    self.init()
    for (_, kept) in cards.sorted(by: { $0.key < $1.key }) { self += kept.card.information }
  }
}
