import FSRS
import Foundation
import SeededRandom

/// What the tests of the memory model draw.
extension SplitMix64 {
  mutating func number(in range: ClosedRange<Double>) -> Double {
    range.lowerBound + unit() * (range.upperBound - range.lowerBound)
  }

  mutating func index(below count: Int) -> Int { Int(unit() * Double(count)) }

  mutating func grade() -> Grade { Grade.allCases[index(below: Grade.allCases.count)] }

  /// Anywhere within the bounds, each parameter with one chance in four at each end of its own.
  mutating func parameters() throws -> Parameters {
    var values: [Double] = []
    for bounds in Parameters.bounds {
      switch index(below: 4) {
      case 0: values.append(bounds.lowerBound)
      case 1: values.append(bounds.upperBound)
      default: values.append(number(in: bounds))
      }
    }
    return try Parameters(values)
  }

  /// A state within the model's ranges, the ends included, stability spread over all magnitudes.
  mutating func memory() -> MemoryState {
    let stability = min(max(pow(10, number(in: -3.5...5)), 0.001), 36500)
    let difficulty = min(max(number(in: -1...12), 1), 10)
    return MemoryState(stability: stability, difficulty: difficulty)
  }

  /// Anything that fits in a `Double`.
  mutating func wild() -> Double {
    let odd = [
      .nan, .signalingNaN, .infinity, -.infinity, .greatestFiniteMagnitude, .leastNonzeroMagnitude,
      -.greatestFiniteMagnitude, -0.0, 0, -1, 1, 1e-9, 0.999_999, 36500, 1e12,
    ]
    return index(below: 2) == 0 ? odd[index(below: odd.count)] : Double(bitPattern: next())
  }

  /// Days since the review before, a whole day or more.
  mutating func elapsedDays() -> Double { pow(10, number(in: 0...5)) }
}
