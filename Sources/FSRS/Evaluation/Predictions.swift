#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What a model foresaw at some scored reviews, and what happened.
struct Predictions {
  /// One prediction.
  struct Prediction {
    /// The probability of recall, above 0 and below 1.
    var recall: Double
    var passed: Bool
    var weight: Double
    /// Reviews alike in elapsed time, length and lapses, for RMSE(bins).
    var bin: Bin

    /// In nats. What is certain to the last digit and then is wrong costs 37, not an infinity.
    var logLoss: Double { -log(max(passed ? recall : 1 - recall, 1e-16)) }
  }

  /// Reviews that RMSE(bins) puts together, by magnitudes to the bases of fsrs-rs
  /// (`dataset.rs`, `r_matrix_index`).
  struct Bin: Hashable {
    private let elapsed: Int
    private let length: Int
    private let lapses: Int

    /// - Parameters:
    ///   - elapsed: days since the review before, 1 or more.
    ///   - length: the card's reviews a day or more after the one before, this one too, and 1.
    ///   - lapses: those of them before this one that were graded Again.
    init(elapsed: Double, length: Int, lapses: Int) {
      self.elapsed = Self.magnitude(elapsed, base: 3.62)
      self.length = Self.magnitude(Double(length), base: 1.89)
      self.lapses = lapses == 0 ? -1 : Self.magnitude(Double(lapses), base: 1.73)
    }

    private static func magnitude(_ value: Double, base: Double) -> Int {
      var limit = base
      var power = 0
      while limit <= value {
        limit *= base
        power += 1
      }
      return power
    }
  }

  var all: [Prediction] = []

  /// Adds a model's predictions of some scored reviews of a log.
  mutating func add(_ model: FSRS, _ log: ReviewLog, ranks: Range<Int>, weighting: Weighting) {
    all.reserveCapacity(all.count + ranks.count)
    for card in 0..<log.cardCount {
      var state: MemoryState?
      var length = 1
      var lapses = 0
      for place in log.starts[card]..<log.starts[card + 1] {
        guard let grade = Grade(rawValue: Int(log.grades[place])) else { continue }
        let elapsed = log.elapsed[place]
        let rank = Int(log.ranks[place])
        if rank >= 0 { length += 1 }
        if let state, ranks.contains(rank) {
          all.append(
            Prediction(
              recall: model.retrievability(stability: state.stability, elapsedDays: elapsed),
              passed: grade.isPass,
              weight: weighting.weight(of: rank - ranks.lowerBound, in: ranks.count),
              bin: Bin(elapsed: elapsed, length: length, lapses: lapses)))
        }
        if rank >= 0, grade == .again { lapses += 1 }
        state = model.nextState(after: state, grade: grade, elapsedDays: elapsed)
      }
    }
  }
}
