import Testing

@testable import QuestionBank

@Suite struct NumeralTests {
  @Test(
    arguments: [
      ("36,864 + 2 x 221,184 = 479,232 B (468 KiB)", [36864, 2, 221_184, 479_232, 468]),
      ("codes -31..127 of [-1.2, 4.9]", [31, 127, 1.2, 4.9]),
      ("a 3x3 kernel over 56x56x128", [3, 3, 56, 56, 128]),
      ("near 2.9e-6, or 20e12 / 68e9", [2.9e-6, 20e12, 68e9]),
      ("14.2x the MACs, 4/9 of it, 0.4 points", [14.2, 4, 9, 0.4]),
      ("32-byte lines, 5ms, 16kHz", [32, 5, 16]),
    ] as [(String, [Double])])
  func readsNumbers(text: String, expected: [Double]) {
    #expect(Numeral.all(in: text).map(\.value) == expected)
  }

  @Test(arguments: [
    "int8 and U8S8 on AVX-512, x86-64 and Cortex-M7", "top-1 at p95 of N-of-M",
    "an 8-bit code, 16 bits",
    "1st in 2D, 3rd in 3D", "k1, s2",
  ])
  func leavesDigitsOfNamesAlone(text: String) {
    #expect(Numeral.all(in: text).isEmpty)
  }

  @Test func countsWordsWhereAsked() {
    #expect(Numeral.all(in: "four of Twelve").isEmpty)
    #expect(Numeral.all(in: "four of Twelve", countingWords: true).map(\.value) == [4, 12])
  }

  @Test(arguments: [
    ("294", 294.12, true), ("295", 294.12, false), ("11.8", 11.823, true), ("11.9", 11.823, false),
    ("9.0", 8.987, true), ("0.804", 803_968, true), ("468", 479_232, true),
    ("7.23", 7_225_344, true),
    ("2%", 0.02, true), ("2 percent", 0.0189, true), ("2", 0.02, false), ("3,500", 3456, true),
    ("3,500", 3440, false), ("40", 44, false), ("78", -78, true),
  ])
  func covers(text: String, exact: Double, expected: Bool) throws {
    let numeral = try #require(Numeral.all(in: text).first)
    #expect(numeral.covers(exact) == expected)
  }
}
