import Testing

@Suite struct FuzzTests {
  /// 160,000 steps in all.
  @Test(arguments: 0..<40) func nothingThatIsDoneBreaksAnything(seed: UInt64) {
    var fuzzer = Fuzzer(seed: seed)
    for _ in 0..<4000 { fuzzer.step() }
    #expect(fuzzer.grades > 15)
    #expect(fuzzer.undos > 3)
    #expect(fuzzer.browsed > 10)
  }
}
