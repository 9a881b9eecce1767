import Practice
import SeededRandom
import Testing

struct MarksTests {
  private func mark(
    _ kind: MarkKind, _ isSet: Bool, at milliseconds: Int64, until: StudyDay? = nil,
    question: String = "q"
  ) -> Mark {
    Mark(
      question: question, kind: kind, isSet: isSet, until: until,
      at: Instant(milliseconds: milliseconds))
  }

  @Test func theLastWriterWinsInWhateverOrderMarksArrive() {
    let log = [
      mark(.starred, true, at: 1), mark(.starred, false, at: 2), mark(.starred, true, at: 3),
      mark(.suspended, true, at: 4), mark(.suspended, false, at: 5),
      mark(.buried, true, at: 6, until: .sample), mark(.starred, true, at: 7, question: "other"),
    ]
    let expected = Marks(log)
    #expect(expected.isStarred("q"))
    #expect(!expected.isSuspended("q"))
    var random = SplitMix64(seed: 5)
    for _ in 0..<50 { #expect(Marks(log.shuffled(using: &random)) == expected) }
  }

  @Test func ofTwoMarksOfOneMomentTheOneAppliedLaterCounts() {
    #expect(!Marks([mark(.starred, true, at: 1), mark(.starred, false, at: 1)]).isStarred("q"))
  }

  @Test func aBuriedQuestionIsHiddenUntilItsDay() {
    let marks = Marks([mark(.buried, true, at: 1, until: .sample)])
    #expect(marks.isHidden("q", on: .sample.adding(days: -1)))
    #expect(!marks.isHidden("q", on: .sample))
    #expect(!marks.isHidden("other", on: .sample.adding(days: -1)))
  }

  @Test func aSuspendedQuestionIsHiddenUntilTakenBack() {
    var marks = Marks([mark(.suspended, true, at: 1)])
    #expect(marks.isHidden("q", on: .sample.adding(days: 1000)))
    marks.apply(mark(.suspended, false, at: 2))
    #expect(!marks.isHidden("q", on: .sample))
  }

  @Test func aStarHidesNothing() {
    #expect(!Marks([mark(.starred, true, at: 1)]).isHidden("q", on: .sample))
  }
}
