import FSRS
import Foundation
import QuestionBank
import Testing

@testable import Practice

/// What is kept of a sitting as JSON, and read back at the next start.
@Suite struct BookmarkTests {
  private let change = Reversals.NoteChange(
    question: "q\"1", before: "", after: "lines\n[and] 12", at: Instant(milliseconds: 17))

  private func restored<Value: Codable>(_ value: Value) throws -> Value {
    try JSONDecoder().decode(Value.self, from: JSONEncoder().encode(value))
  }

  private func read<Value: Decodable>(_ json: String) -> Value? {
    try? JSONDecoder().decode(Value.self, from: Data(json.utf8))
  }

  @Test func aSittingComesBackAsItWas() throws {
    var session = StudySession(
      id: "s", day: StudyDay(ordinal: 20_000),
      filter: StudyFilter(levels: [.mid, .staff], topics: [.otaFleet]),
      questions: ["a", "b", "c", "d"])
    session.grade(.good)
    session.grade(.again)
    session.drafts["c"] = "naïve \u{1F642}\n\"quoted\" \\ back, {\"json\": [1, 2.5e3]}"
    session.drafts["a.b[\"c\"]$"] = "17"
    session.pause = .init(question: "c", milliseconds: 40_000)
    #expect(try restored(session) == session)
  }

  @Test func aFilterComesBack() throws {
    for filter in [
      StudyFilter(), StudyFilter(levels: [.junior]),
      StudyFilter(topics: CaseSet(Topic.allCases)),
    ] {
      #expect(try restored(filter) == filter)
    }
  }

  @Test func whatCanBeUndoneComesBack() throws {
    let at = Instant(milliseconds: 5)
    let reversals = Reversals(
      day: StudyDay(ordinal: 20_000), notes: [change, change],
      undone: [
        .attempt("a-1"), .note(change),
        .mark(Mark(question: "q-2", kind: .suspended, isSet: true, at: at)),
        .mark(
          Mark(
            question: "q-3", kind: .buried, isSet: true, until: StudyDay(ordinal: 20_001), at: at)),
      ])
    #expect(try restored(reversals) == reversals)
  }

  /// The texts are what the program has written into people's histories.
  @Test func whatIsOnDiskIsRead() throws {
    var session = StudySession(
      id: "s", day: StudyDay(ordinal: 20_000),
      filter: StudyFilter(levels: [.mid], topics: [.otaFleet]), questions: ["a", "b"])
    session.grade(.again)
    session.drafts["b"] = "x"
    let sitting = """
      {"day":20000,"answered":["a"],"drafts":{"b":"x"},"id":"s","upcoming":["b","a"],\
      "filter":{"topics":["ota-fleet"],"levels":["mid"]},"relearning":["a"]}
      """
    #expect(read(sitting) == session)
    #expect(read(#"{"levels":[],"topics":["ota-fleet"]}"#) == StudyFilter(topics: [.otaFleet]))
    let reversals = """
      {"day":20000,"notes":[{"question":"q\\"1","before":"","after":"lines\\n[and] 12","at":"17"}],\
      "undone":[{"attempt":"a-1"},{"question":"q","mark":"buried","at":"5","until":"20001"},\
      {"question":"q","mark":"lent","at":"5"}]}
      """
    #expect(
      read(reversals)
        == Reversals(
          day: StudyDay(ordinal: 20_000), notes: [change],
          undone: [
            .attempt("a-1"),
            .mark(
              Mark(
                question: "q", kind: .buried, isSet: true, until: StudyDay(ordinal: 20_001),
                at: Instant(milliseconds: 5))),
          ]))
  }

  /// What another version wrote, or nobody did, starts nothing and breaks nothing.
  @Test(arguments: [
    "", "nonsense", "[]", "{}", #"{"id": "s"}"#, #"{"id": "s", "day": "monday"}"#,
    #"{"id": "s", "day": 1, "filter": {"levels": ["intern"], "topics": []}}"#,
    #"{"id": "s", "day": 1.5, "upcoming": ["a"]}"#, #"{"id": "s", "day": 1"#,
    #"{"levels": ["intern"], "topics": []}"#,
  ])
  func whatIsNoneIsNone(_ text: String) {
    #expect((read(text) as StudySession?) == nil)
    #expect((read(text) as StudyFilter?) == nil)
    #expect((read(text) as Reversals?) == nil)
  }
}
