import Foundation
import Testing

@Suite struct FuzzTests {
  /// Steps in all: some thousand, or as many as EDGEWISE_FUZZ_STEPS says.
  private static let steps =
    ProcessInfo.processInfo.environment["EDGEWISE_FUZZ_STEPS"].flatMap { Int($0) } ?? 8_000
  private static let seeds = 8

  @Test(arguments: 0..<UInt64(seeds)) func nothingThatIsDoneBreaksAnything(seed: UInt64) {
    var fuzzer = Fuzzer(seed: seed)
    for _ in 0..<Self.steps / Self.seeds { fuzzer.step() }
    #expect(fuzzer.grades > 4)
  }
}
