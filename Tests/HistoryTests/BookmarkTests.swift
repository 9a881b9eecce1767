import FSRS
import Foundation
import Practice
import QuestionBank
import Testing

@testable import History

/// What is kept of a sitting, and read back at the next start.
@Suite struct BookmarkTests {
  let directory: TemporaryDirectory
  let history: HistoryFile

  init() throws {
    directory = try TemporaryDirectory()
    history = try HistoryFile.open(path: directory.path())
  }

  private func keepText(_ text: String?) throws {
    try history.set(Setting(key: "sitting", value: text, at: morning))
  }

  private func keep(_ value: some Encodable) throws {
    try keepText(String(decoding: try JSONEncoder().encode(value), as: UTF8.self))
  }

  private var kept: [JSONScalar] {
    get throws { try history.annotations(documents: ["sitting"]).documents["sitting"] ?? [] }
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
    try keep(session)
    #expect(StudySession(try kept) == session)
  }

  @Test func aSittingWithNothingLeftIsNone() throws {
    var session = StudySession(
      id: "s", day: StudyDay(ordinal: 3), filter: StudyFilter(), questions: ["a"])
    session.grade(.good)
    try keep(session)
    #expect(StudySession(try kept) == nil)
  }

  @Test func aFilterComesBack() throws {
    for filter in [
      StudyFilter(), StudyFilter(levels: [.junior]),
      StudyFilter(topics: CaseSet(Topic.allCases)),
    ] {
      try keep(filter)
      #expect(StudyFilter(try kept) == filter)
    }
  }

  @Test func whatCanBeUndoneComesBack() throws {
    let change = Reversals.NoteChange(
      question: "q\"1", before: "", after: "lines\n[and] 12", at: morning)
    let reversals = Reversals(
      day: StudyDay(ordinal: 20_000), notes: [change, change],
      undone: [
        .attempt("a-1"), .note(change),
        .mark(Mark(question: "q-2", kind: .suspended, isSet: true, at: morning)),
        .mark(
          Mark(
            question: "q-3", kind: .buried, isSet: true, until: StudyDay(ordinal: 20_001),
            at: morning)),
      ])
    try keep(reversals)
    #expect(Reversals(try kept) == reversals)
    try keepText("nonsense")
    #expect(Reversals(try kept) == nil)
  }

  /// What another version wrote, or nobody did, starts nothing and breaks nothing.
  @Test(arguments: [
    nil, "", "nonsense", "[]", "{}", #"{"id": "s"}"#, #"{"id": "s", "day": "monday"}"#,
    #"{"id": "s", "day": 1, "filter": {"levels": ["intern"], "topics": []}}"#,
    #"{"id": "s", "day": 1}"#, #"{"id": "s", "day": 1.5, "upcoming": ["a"]}"#,
    #"{"id": "s", "day": 1"#,
  ])
  func whatIsNoSittingIsNone(_ text: String?) throws {
    try keepText(text)
    #expect(StudySession(try kept) == nil)
  }
}
