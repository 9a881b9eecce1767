import Testing

@Suite struct FuzzTests {
  /// A million steps in all.
  @Test(arguments: 0..<40) func nothingThatIsDoneBreaksAnything(seed: UInt64) {
    var fuzzer = Fuzzer(seed: seed)
    for _ in 0..<25_000 { fuzzer.step() }
    #expect(fuzzer.grades > 100)
    #expect(fuzzer.undos > 20)
    #expect(fuzzer.browsed > 60)
  }
}
