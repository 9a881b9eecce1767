import Foundation
import Testing

@Suite struct FuzzTests {
  /// In all: a million in a release build, or as many as EDGEWISE_FUZZ_STEPS says.
  private static let steps: Int = {
    #if DEBUG
      let usual = 8_000
    #else
      let usual = 1_000_000
    #endif
    let stated = ProcessInfo.processInfo.environment["EDGEWISE_FUZZ_STEPS"].flatMap { Int($0) }
    return max(4, stated ?? usual)
  }()
  /// How many of them one person does.
  private static let walk = min(25_000, steps / 4)

  @Test(arguments: 0..<UInt64(steps / walk)) func nothingThatIsDoneBreaksAnything(seed: UInt64) {
    var fuzzer = Fuzzer(seed: seed)
    for _ in 0..<Self.walk { fuzzer.step() }
    #expect(fuzzer.grades >= Self.walk / 250)
    #expect(fuzzer.undos >= Self.walk / 1_250)
    #expect(fuzzer.browsed >= Self.walk / 420)
  }
}
