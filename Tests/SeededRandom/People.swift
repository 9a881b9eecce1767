package import FSRS

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension SplitMix64 {
  /// 0 ≤ x < 1
  package mutating func unit() -> Double { Double(next() >> 11) * 0x1p-53 }

  /// Nearly normal, mean 0 and standard deviation 1: twelve uniform numbers.
  package mutating func normal() -> Double { (0..<12).reduce(-6) { sum, _ in sum + unit() } }

  /// The parameters of somebody drawn from the prior of people.
  package mutating func person() throws -> Parameters {
    let shift = Prior.people.sharedShift * normal()
    var values = Parameters.default.values
    for index in values.indices {
      if index < 4 {
        values[index] *= exp(shift + Prior.people.ownShift * normal())
      } else {
        values[index] += Prior.people.spread[index - 4] * normal()
      }
      let bounds = Parameters.bounds[index]
      values[index] = min(max(values[index], bounds.lowerBound), bounds.upperBound)
    }
    return try Parameters(values)
  }

  /// A grade of somebody who recalls with some probability.
  package mutating func grade(recalledWith recall: Double) -> Grade {
    guard unit() < recall else { return .again }
    let style = unit()
    return style < 0.2 ? .hard : style < 0.85 ? .good : .easy
  }
}
