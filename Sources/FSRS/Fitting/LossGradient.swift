#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The loss of a set of parameters on a sample, and its exact gradient.
///
/// The loss is the weighted sum, in nats, of −log of the probability that the model gave to what
/// happened at each scored review. A card's states are computed forwards, and the derivative of the
/// loss by each state is carried backwards (the adjoint method), which costs about as much again,
/// whatever the number of parameters.
///
/// Memory is allocated here once; a pass over a sample allocates none for a review or a card.
struct LossGradient: ~Copyable {
  private let steps: UnsafeMutablePointer<ReviewStep>
  /// dLoss/dw, 21 numbers, of the last ``evaluate(_:of:)``.
  let gradient: UnsafeMutablePointer<Double>

  /// For cards of at most some number of reviews.
  init(longestCard: Int) {
    steps = .allocate(capacity: max(longestCard, 1))
    steps.initialize(repeating: ReviewStep(), count: max(longestCard, 1))
    gradient = .allocate(capacity: Parameters.count)
    gradient.initialize(repeating: 0, count: Parameters.count)
  }

  deinit {
    steps.deallocate()
    gradient.deallocate()
  }

  /// The loss in nats; the gradient is left in ``gradient``.
  func evaluate(_ c: borrowing Coefficients, of sample: borrowing Sample) -> Double {
    gradient.update(repeating: 0, count: Parameters.count)
    var loss = 0.0
    for index in 0..<sample.cardCount { loss += add(sample.card(index), c) }
    return loss
  }

  /// Adds one card's part to the gradient and returns its loss.
  private func add(_ card: Sample.Card, _ c: borrowing Coefficients) -> Double {
    let first = Int(card.grades[0]) - 1
    var stability = c.initialStability[first]
    var difficulty = c.initialDifficulty[first]
    var loss = 0.0
    for index in 1..<card.count {
      let step = steps + index
      let elapsed = card.elapsed[index]
      step.pointee.begin(stability, difficulty, rawGrade: card.grades[index])
      if elapsed >= 1 || index == card.count - 1 {
        step.pointee.recall(after: elapsed, c)
        loss += card.weights[index] * -logLikelihood(step.pointee, isPass: card.grades[index] > 1)
      }
      guard index < card.count - 1 else { break }
      stability = step.pointee.nextStability(isSameDay: elapsed < 1, c)
      difficulty = step.pointee.nextDifficulty(c)
    }
    goBack(card, c)
    return loss
  }

  @inline(__always)
  private func logLikelihood(_ step: ReviewStep, isPass: Bool) -> Double {
    // After one day at a hundred years of stability 1 − R is 1e-7 and good to 9 digits.
    isPass ? step.logRecall : log(1 - step.recall)
  }

  /// From a card's last review to its first.
  @inline(__always)
  private func goBack(_ card: Sample.Card, _ c: borrowing Coefficients) {
    var byStability = 0.0
    var byDifficulty = 0.0
    for index in stride(from: card.count - 1, to: 0, by: -1) {
      let step = steps + index
      var slopes = ReviewStep.Slopes()
      if index < card.count - 1 {
        slopes = step.pointee.stabilityBack(byStability, gradient, c)
        slopes.difficulty += step.pointee.difficultyBack(byDifficulty, gradient, c)
      }
      if card.elapsed[index] >= 1 || index == card.count - 1 {
        let recall = step.pointee.recall
        slopes.recall +=
          card.weights[index] * (card.grades[index] > 1 ? -1 / recall : 1 / (1 - recall))
        slopes.stability += step.pointee.recallBack(slopes.recall, gradient, c)
      }
      byStability = slopes.stability
      byDifficulty = slopes.difficulty
    }
    let first = Int(card.grades[0]) - 1
    gradient[first] += byStability
    gradient[4] += byDifficulty * c.initialDifficultySlope4[first]
    gradient[5] += byDifficulty * c.initialDifficultySlope5[first]
  }
}
