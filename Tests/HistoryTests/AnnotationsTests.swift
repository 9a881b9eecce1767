import Practice
import Testing

@testable import History

@Suite struct AnnotationsTests {
  let directory: TemporaryDirectory
  let history: HistoryFile
  let later = morning.adding(milliseconds: 60_000)
  let day = StudyDay(of: morning, offsetMinutes: 0)

  init() throws {
    directory = try TemporaryDirectory()
    history = try HistoryFile.open(path: directory.path())
  }

  @Test func keepsMarks() throws {
    try history.set(Mark(question: "q-1", kind: .starred, isSet: true, at: morning))
    try history.set(
      Mark(
        question: "q-2", kind: .buried, isSet: true, until: day.adding(days: 1), at: morning))
    try history.set(Mark(question: "q-3", kind: .suspended, isSet: true, at: morning))
    try history.set(Mark(question: "q-3", kind: .suspended, isSet: false, at: later))
    let marks = try history.annotations().marks
    #expect(marks.isStarred("q-1"))
    #expect(marks.isHidden("q-2", on: day))
    #expect(!marks.isHidden("q-2", on: day.adding(days: 1)))
    #expect(!marks.isSuspended("q-3"))
  }

  @Test func keepsAndTakesBackNotesAndSettings() throws {
    try history.set(Note(question: "q-1", text: "läse\nweiter", at: morning))
    try history.set(Setting(key: "theme", value: "dark", at: morning))
    #expect(try history.annotations().notes["q-1"]?.text == "läse\nweiter")
    #expect(try history.settings() == ["theme": "dark"])
    try history.set(Note(question: "q-1", text: "", at: later))
    try history.set(Setting(key: "theme", value: nil, at: later))
    #expect(try history.annotations().notes.isEmpty)
    #expect(try history.settings().isEmpty)
  }

  @Test func whatAPersonSetsNowCountsEvenIfTheClockWasSetBack() throws {
    try history.set(Mark(question: "q-1", kind: .starred, isSet: true, at: later))
    let stored = try history.set(Mark(question: "q-1", kind: .starred, isSet: false, at: morning))
    #expect(stored.at == later.adding(milliseconds: 1))
    #expect(try !history.annotations().marks.isStarred("q-1"))
    try history.set(Note(question: "q-1", text: "one", at: later))
    #expect(try history.set(Note(question: "q-1", text: "two", at: later)).at > later)
    #expect(try history.annotations().notes["q-1"]?.text == "two")
    try history.set(Setting(key: "theme", value: "dark", at: later))
    #expect(try history.set(Setting(key: "theme", value: "light", at: morning)).at > later)
    #expect(try history.settings() == ["theme": "light"])
  }

  /// Two computers' histories, merged in either order, are to agree.
  @Test(arguments: [[true, false], [false, true]])
  func ofTwoMarksOfOneInstantTheSetOneCounts(order: [Bool]) throws {
    for isSet in order {
      let line = """
        {"mark":"starred","question":"q-1","set":\(isSet),"at":"2026-11-23T09:00:00Z"}
        """
      _ = try history.importLines(from: try directory.write(line, to: "marks.jsonl"))
    }
    #expect(try history.annotations().marks.isStarred("q-1"))
  }

  @Test func refusesWhatIsOutOfRange() throws {
    let marks = [
      Mark(question: "", kind: .starred, isSet: true, at: morning),
      Mark(question: "q", kind: .starred, isSet: true, at: Instant(milliseconds: -1)),
    ]
    for mark in marks { #expect(historyError { try history.set(mark) } != nil) }
    #expect(
      historyError { try history.set(Note(question: "q", text: "a\0b", at: morning)) }
        == .rejected(rule: "text has no NUL character"))
    #expect(
      historyError { try history.set(Setting(key: "a b", value: "", at: morning)) }?.message
        .contains("a setting's key") == true)
  }
}
