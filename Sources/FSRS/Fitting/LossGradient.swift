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
/// happened at each scored review. States are computed forwards, and the derivative of the loss by each
/// state is carried backwards (the adjoint method), which costs about as much again, whatever the number
/// of parameters.
///
/// Memory is allocated here once; a pass over a sample allocates none for a review or a card.
struct LossGradient: ~Copyable {
  /// A review on the way from a card's first to its last, and what is known of the state after it.
  private struct Level {
    var step = ReviewStep()
    var isPredicted = false
    var weight = 0.0
    var isPass = false
    /// Whether any review follows, so that the state after this one counts.
    var goesOn = false
    var stability = 0.0
    var difficulty = 0.0
    /// dLoss/dS and dLoss/dD of that state, as far as they are summed up.
    var byStability = 0.0
    var byDifficulty = 0.0
  }

  private let levels: UnsafeMutablePointer<Level>
  /// dLoss/dw, 21 numbers, of the last ``evaluate(_:of:)``.
  let gradient: UnsafeMutablePointer<Double>

  /// For cards of at most some number of reviews.
  init(longestCard: Int) {
    levels = .allocate(capacity: max(longestCard, 1))
    levels.initialize(repeating: Level(), count: max(longestCard, 1))
    gradient = .allocate(capacity: Parameters.count)
    gradient.initialize(repeating: 0, count: Parameters.count)
  }

  deinit {
    levels.deallocate()
    gradient.deallocate()
  }

  /// The loss in nats; the gradient is left in ``gradient``.
  func evaluate(_ c: borrowing Coefficients, of sample: borrowing Sample) -> Double {
    gradient.update(repeating: 0, count: Parameters.count)
    var loss = 0.0
    var held = 0
    for index in 0..<sample.strandCount {
      let strand = sample.strand(index)
      goBack(from: held, to: strand.depth, c)
      loss += goOn(strand, c)
      held = strand.depth + strand.count
    }
    goBack(from: held, to: 0, c)
    return loss
  }

  /// The states of a strand's reviews; returns the loss of their predictions.
  @inline(__always)
  private func goOn(_ strand: Sample.Strand, _ c: borrowing Coefficients) -> Double {
    var loss = 0.0
    for index in 0..<strand.count {
      let level = levels + strand.depth + index
      let isLast = index == strand.count - 1
      level.pointee.goesOn = !isLast || strand.goesOn
      level.pointee.byStability = 0
      level.pointee.byDifficulty = 0
      let grade = strand.grades[index]
      guard strand.depth + index > 0 else {
        level.pointee.step.begin(0, 0, rawGrade: grade)
        level.pointee.stability = c.initialStability[Int(grade) - 1]
        level.pointee.difficulty = c.initialDifficulty[Int(grade) - 1]
        continue
      }
      let elapsed = strand.elapsed[index]
      let before = levels + strand.depth + index - 1
      level.pointee.step.begin(before.pointee.stability, before.pointee.difficulty, rawGrade: grade)
      level.pointee.isPredicted = elapsed >= 1
      if level.pointee.isPredicted {
        level.pointee.step.recall(after: elapsed, c)
        level.pointee.isPass = grade > 1
        level.pointee.weight = strand.weights[index]
        loss -=
          strand.weights[index]
          * (grade > 1 ? level.pointee.step.logRecall : log(1 - level.pointee.step.recall))
      }
      if level.pointee.goesOn {
        level.pointee.stability = level.pointee.step.nextStability(isSameDay: elapsed < 1, c)
        level.pointee.difficulty = level.pointee.step.nextDifficulty(c)
      }
    }
    return loss
  }

  /// Hands the derivatives of the levels from one depth down to another to what is below them.
  @inline(__always)
  private func goBack(from top: Int, to depth: Int, _ c: borrowing Coefficients) {
    for index in stride(from: top - 1, through: depth, by: -1) {
      let level = levels + index
      let (byStability, byDifficulty) = (level.pointee.byStability, level.pointee.byDifficulty)
      guard index > 0 else {
        let grade = level.pointee.step.gradeIndex
        gradient[grade] += byStability
        gradient[4] += byDifficulty * c.initialDifficultySlope4[grade]
        gradient[5] += byDifficulty * c.initialDifficultySlope5[grade]
        return
      }
      var slopes = ReviewStep.Slopes()
      if level.pointee.goesOn {
        slopes = level.pointee.step.stabilityBack(byStability, gradient, c)
        slopes.difficulty += level.pointee.step.difficultyBack(byDifficulty, gradient, c)
      }
      if level.pointee.isPredicted {
        let recall = level.pointee.step.recall
        let weight = level.pointee.weight
        // −log R falls by 1 with each log R; −log(1−R) rises by R/(1−R).
        let byLog = level.pointee.isPass ? -weight : weight * recall / (1 - recall)
        slopes.stability += level.pointee.step.recallBack(
          byLog: byLog + slopes.recall * recall, gradient, c)
      }
      level[-1].byStability += slopes.stability
      level[-1].byDifficulty += slopes.difficulty
    }
  }
}
