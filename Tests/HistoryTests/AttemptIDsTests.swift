import FSRS
import Foundation
import Practice
import Testing

@Suite struct AttemptIDsTests {
  @Test func areUUIDsOfVersion7InLowerCase() throws {
    var ids = AttemptIDs(seed: 1)
    for milliseconds in [0, 1, 1_795_424_400_000, 1 << 48 - 1, -5, .max] as [Int64] {
      let id = ids.next(at: Instant(milliseconds: milliseconds))
      let uuid = try #require(UUID(uuidString: id))
      #expect(uuid.uuidString.lowercased() == id)
      #expect(uuid.uuid.6 >> 4 == 7)
      #expect(uuid.uuid.8 >> 6 == 2)
    }
  }

  /// The time of the example in RFC 9562, appendix A.6.
  @Test func beginWithTheirInstant() {
    var ids = AttemptIDs(seed: 2)
    let id = ids.next(at: Instant(milliseconds: 1_645_557_742_000))
    #expect(id.hasPrefix("017f22e2-79b0-7"))
  }

  @Test func sortInTheOrderTheyWereMade() {
    var ids = AttemptIDs(seed: 3)
    let made = (0..<2000).map { ids.next(at: morning.adding(milliseconds: Int64($0 / 500))) }
    #expect(made == made.sorted())
    #expect(Set(made).count == made.count)
  }

  @Test func goOnAfterTheLatestOfThatMillisecond() {
    for seed in 0..<64 as Range<UInt64> {
      var ids = AttemptIDs(seed: seed)
      let last = ids.next(at: morning)
      var later = AttemptIDs(seed: seed &+ 99, after: last)
      #expect(later.next(at: morning) > last)
    }
  }

  @Test func dependOnTheSeedAlone() {
    var one = AttemptIDs(seed: 5)
    var same = AttemptIDs(seed: 5, after: "not a UUID")
    var other = AttemptIDs(seed: 6)
    let id = one.next(at: morning)
    #expect(id == same.next(at: morning))
    #expect(id != other.next(at: morning))
  }

  @Test func derivedOnesDependOnQuestionInstantAndGradeAlone() throws {
    var seen: Set<AttemptID> = []
    for question in ["q-1", "q-2", "q-12"] {
      for milliseconds in [0, 1, 999] as [Int64] {
        for grade in Grade.allCases {
          let at = morning.adding(milliseconds: milliseconds)
          let id = AttemptIDs.derived(question: question, at: at, grade: grade)
          #expect(id == AttemptIDs.derived(question: question, at: at, grade: grade))
          let uuid = try #require(UUID(uuidString: id))
          #expect(uuid.uuid.6 >> 4 == 8)
          #expect(uuid.uuid.8 >> 6 == 2)
          seen.insert(id)
        }
      }
    }
    #expect(seen.count == 3 * 3 * 4)
    // Ids in people's histories: they must never come out otherwise.
    #expect(
      AttemptIDs.derived(question: "q-1", at: morning, grade: .good)
        == "01a207a2-3280-84ef-9ebb-f22b38e569fe")
  }
}
