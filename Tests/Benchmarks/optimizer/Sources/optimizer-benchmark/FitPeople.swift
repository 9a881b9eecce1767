import FSRS
import Foundation

/// Fits to each person on standard input: a count, then card, day and grade of each review, all as 32-bit
/// integers of this machine. The second argument is how often a fit is timed, the third the strength
/// of the prior.
func fitPeople() throws {
  let arguments = CommandLine.arguments
  let times = arguments.count > 2 ? max(Int(arguments[2]) ?? 1, 1) : 1
  var optimizer = Optimizer()
  if arguments.count > 3, let strength = Double(arguments[3]) {
    optimizer.prior.strength = strength
  }
  let data = FileHandle.standardInput.readDataToEndOfFile()
  let numbers = data.withUnsafeBytes { Array($0.bindMemory(to: Int32.self)) }
  var next = 0
  while next < numbers.count {
    let count = Int(numbers[next])
    let reviews = (0..<count).compactMap { index -> Review? in
      let place = next + 1 + 3 * index
      return Grade(rawValue: Int(numbers[place + 2])).map {
        Review(card: Int(numbers[place]), day: Double(numbers[place + 1]), grade: $0)
      }
    }
    next += 1 + 3 * count
    let clock = ContinuousClock()
    var logSeconds: [Double] = []
    var fitSeconds: [Double] = []
    var fit: Fit?
    for _ in 0..<times {
      let start = clock.now
      let log = try ReviewLog(reviews)
      let middle = clock.now
      fit = try optimizer.fit(log)
      logSeconds.append((middle - start) / .seconds(1))
      fitSeconds.append((clock.now - middle) / .seconds(1))
    }
    guard let fit else { continue }
    print(
      """
      {"log": \(logSeconds.sorted()[times / 2]), "fit": \(fitSeconds.sorted()[times / 2]), \
      "passes": \(fit.passes), "converged": \(fit.isConverged), "w": \(fit.parameters.values)}
      """)
  }
}
