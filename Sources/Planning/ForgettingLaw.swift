#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif
package import FSRS

/// What a plan believes of how a person forgets: as the memory model says or, with some probability, by a
/// steeper law with the same stability, since not everybody forgets by a power of time.
///
/// The steeper law is exponential: 0.9 after one stability, as the model has it, and then ever less. A plan
/// that knows the model alone lets too much slip for those who forget so; measured on simulated people of both
/// kinds (`Tests/Benchmarks/README.md`).
package struct ForgettingLaw: Sendable {
  package let model: FSRS
  /// The probability of the steeper law, 0…1.
  package let steepness: Double

  /// What is believed of somebody who has answered nothing yet.
  package static let usualSteepness = 0.35
  /// What nobody's answers make more certain.
  private static let certainty = 0.1...0.9

  /// - Parameters:
  ///   - model: the memory model.
  ///   - steepness: clamped to 0…1.
  package init(model: FSRS, steepness: Double = ForgettingLaw.usualSteepness) {
    self.model = model
    self.steepness = min(max(steepness, 0), 1)
  }

  /// The chance of recall, 0…1, some days after the last review.
  ///
  /// - Parameters:
  ///   - stability: days.
  ///   - days: 0 or more.
  /// - Returns: 1 after no time, 0.9 after one stability.
  package func recall(stability: Double, days: Int) -> Double {
    let usual = model.retrievability(stability: stability, elapsedDays: Double(days))
    return usual + steepness * (Self.steep(stability: stability, days: days) - usual)
  }

  private static func steep(stability: Double, days: Int) -> Double {
    exp(ninetyPercent * Double(days) / max(stability, 0.001))
  }

  /// log 0.9.
  private static let ninetyPercent = -0.105_360_515_657_826_28
}

// MARK: - What answers tell of the law

extension ForgettingLaw {
  /// How much likelier repeats are by the steeper law than by the model, as logarithms.
  package struct Evidence: Hashable, Sendable {
    private var difference = 0.0

    package init() {}

    /// Takes in a repeat.
    ///
    /// - Parameters:
    ///   - stability: before it, by the model.
    ///   - days: since the review before; on the same day it tells nothing.
    ///   - isRecalled: whether it was known.
    ///   - model: the model that the stability is of.
    package mutating func add(stability: Double, days: Int, isRecalled: Bool, model: FSRS) {
      guard days > 0 else { return }
      let usual = model.retrievability(stability: stability, elapsedDays: Double(days))
      let steep = ForgettingLaw.steep(stability: stability, days: days)
      // No answer is quite impossible: a slip, or a lucky guess.
      func chance(_ recall: Double) -> Double {
        0.02 + 0.96 * (isRecalled ? recall : 1 - recall)
      }
      difference += log(chance(steep) / chance(usual))
    }

    /// The probability of the steeper law after all of it.
    package var steepness: Double {
      let prior = log(usualSteepness / (1 - usualSteepness))
      let posterior = 1 / (1 + exp(-(prior + difference)))
      return min(max(posterior, certainty.lowerBound), certainty.upperBound)
    }
  }
}
