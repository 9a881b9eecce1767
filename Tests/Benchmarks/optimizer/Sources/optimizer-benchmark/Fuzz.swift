import FSRS
import Foundation

/// Runs random histories, most of them with something wrong, through everything that takes reviews.
///
/// Ends with exit code 1 where a number comes out that is none, or out of its range; a trap ends it too.
func fuzz(histories: Int) {
  var random = Noise(state: 20_261_128)
  var refused = 0
  var fitted = 0
  for history in 0..<histories {
    let reviews = random.reviews()
    let log: ReviewLog
    do throws(ReviewLogError) {
      log = try ReviewLog(reviews)
    } catch {
      refused += 1
      continue
    }
    let model = FSRS(parameters: random.parameters())
    var card = KeptCard(model.parameters)
    for review in reviews {
      card.add(review.grade, random.wild())
      let next = card.memory
      check(FSRS.stabilityRange.contains(next.stability), history, "stability")
      check(FSRS.difficultyRange.contains(next.difficulty), history, "difficulty")
      let recall = model.retrievability(stability: next.stability, elapsedDays: random.wild())
      check((0...1).contains(recall), history, "recall")
      let interval = model.interval(stability: random.wild(), desiredRetention: random.wild())
      check(interval > 0 && interval.isFinite, history, "interval")
    }
    check(card.sensitivity.values.allSatisfy { $0.isFinite }, history, "sensitivity")
    check(card.information.values.allSatisfy { $0.isFinite }, history, "information")
    if let evaluation = model.evaluate(log, weighting: .recency) {
      check(evaluation.logLoss.isFinite && evaluation.rmseBins.isFinite, history, "evaluation")
    }
    // A fit takes a thousand times as long as the rest.
    guard history % 20 == 0 || random.next() % 50 == 0 else { continue }
    do throws(FitError) {
      let fit = try Optimizer(weighting: history % 2 == 0 ? .equal : .recency).fit(log)
      fitted += 1
      check((try? Parameters(fit.parameters.values)) != nil, history, "fit")
      check(fit.loss.isFinite, history, "loss of the fit")
      let uncertainty = try Uncertainty(of: fit.parameters, after: log)
      var asked = KeptCard(fit.parameters)
      for review in reviews.prefix(6) { asked.add(review.grade, random.wild()) }
      let question = Uncertainty.Question(
        memory: asked.memory, sensitivity: asked.sensitivity, elapsedDays: random.wild())
      if let range = uncertainty.recall(of: [question]) {
        check(
          0 <= range.low && range.low <= range.expected && range.expected <= range.high
            && range.high <= 1, history, "range \(range)")
      }
    } catch {
      guard case .tooFewReviews = error else { return check(false, history, "\(error)") }
      refused += 1
    }
  }
  print(
    "{\"histories\": \(histories), \"refused\": \(refused), \"fitted\": \(fitted), \"broken\": 0}")
}

private func check(_ holds: Bool, _ history: Int, _ what: String) {
  guard !holds else { return }
  print("{\"history\": \(history), \"broken\": \"\(what)\"}")
  exit(1)
}

/// What is kept of a card from review to review.
private struct KeptCard {
  private let model: FSRS
  private let sensitivities: SensitivityModel
  private var isNew = true
  private(set) var memory: MemoryState
  private(set) var sensitivity: StateSensitivity
  private(set) var information = ParameterInformation()

  init(_ parameters: Parameters) {
    model = FSRS(parameters: parameters)
    sensitivities = SensitivityModel(parameters: parameters)
    memory = model.initialState(.good)
    sensitivity = sensitivities.initial(.good)
  }

  mutating func add(_ grade: Grade, _ elapsedDays: Double) {
    sensitivity =
      isNew
      ? sensitivities.initial(grade)
      : sensitivities.next(
        after: sensitivity, memory: memory, grade: grade, elapsedDays: elapsedDays,
        information: &information)
    memory = model.nextState(after: isNew ? nil : memory, grade: grade, elapsedDays: elapsedDays)
    isNew = false
  }
}

/// SplitMix64.
private struct Noise: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }

  mutating func unit() -> Double { Double(next() >> 11) * 0x1p-53 }

  mutating func wild() -> Double {
    let odd: [Double] = [
      .nan, .infinity, -.infinity, .greatestFiniteMagnitude, -0.0, 0, -1, 1, 0.5, 36500, 1e12, 3,
      30,
    ]
    return next() % 4 == 0 ? Double(bitPattern: next()) : odd[Int(next() % UInt64(odd.count))]
  }

  mutating func parameters() -> Parameters {
    let values = Parameters.bounds.map { bounds in
      switch next() % 4 {
      case 0: bounds.lowerBound
      case 1: bounds.upperBound
      default: bounds.lowerBound + unit() * (bounds.upperBound - bounds.lowerBound)
      }
    }
    return (try? Parameters(values)) ?? .default
  }

  /// Up to 40 reviews of a few cards: all alike in grade, in order or not, on days that are none.
  mutating func reviews() -> [Review] {
    let count = Int(next() % 40)
    let kind = next() % 8
    let only = Grade(rawValue: Int(next() % 4) + 1) ?? .good
    var day = 0.0
    return (0..<count).map { _ in
      day += kind == 0 ? wild() : kind == 1 ? 100 * unit() - 50 : Double(Int(30 * unit() * unit()))
      return Review(
        card: kind == 2 ? Int(truncatingIfNeeded: next()) : Int(next() % 5), day: day,
        grade: kind == 3 ? only : Grade(rawValue: Int(next() % 4) + 1) ?? .good)
    }
  }
}
