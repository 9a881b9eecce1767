import FSRS
import GRDB
import Practice
import Testing

@testable import History

/// What the tests of the screens rely on: a history without a file does all that one with a file does.
@Suite struct InMemoryTests {
  private let directory: TemporaryDirectory

  init() throws { directory = try TemporaryDirectory() }

  @Test func keepsWhatAFileKeeps() throws {
    let file = try HistoryFile.open(path: directory.path())
    let memory = try HistoryFile.inMemory()
    let model = FSRS()
    for history in [file, memory] {
      #expect(try history.cards(model: model).isEmpty)
      try history.append([fullAttempt, attempt("a", "q-1"), attempt("b", "q-1", minutes: 3000)])
      try history.retract("b", at: morning)
      try history.set(Mark(question: "q-1", kind: .starred, isSet: true, at: morning))
      try history.set(Note(question: "q-1", text: "mine", at: morning))
      try history.set(Setting(key: "theme", value: "dark", at: morning))
    }
    #expect(try memory.lines() == file.lines())
    #expect(try memory.cards(model: model) == file.cards(model: model))
    #expect(try memory.tallies(model: model) == file.tallies(model: model))
    #expect(try memory.done(on: fullAttempt.day).kept == file.done(on: fullAttempt.day).kept)
    #expect(try memory.check() == [])
    #expect(historyError { try memory.append(attempt("a")) } == .clash("a"))
    #expect(throws: DatabaseError.self) {
      try memory.queue.write { try $0.execute(sql: "DELETE FROM attempt") }
    }
  }

  @Test func twoOfOneNameAreOneHistory() throws {
    let one = try HistoryFile.inMemory(named: "shared")
    let two = try HistoryFile.inMemory(named: "shared")
    let alone = try HistoryFile.inMemory()
    let before = (try one.dataVersion, try two.dataVersion)
    try one.append(attempt("a"))
    #expect(try two.attempts() == one.attempts())
    #expect(try alone.attempts().isEmpty)
    // As with a file: a write of one's own changes nothing, one from elsewhere does.
    #expect(try one.dataVersion == before.0)
    #expect(try two.dataVersion != before.1)
  }
}
