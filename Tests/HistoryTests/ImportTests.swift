import FSRS
import Foundation
import Practice
import Testing

@testable import History

@Suite struct ImportTests {
  let directory: TemporaryDirectory
  let history: HistoryFile

  init() throws {
    directory = try TemporaryDirectory()
    history = try HistoryFile.open(path: directory.path())
  }

  private func importing(_ text: String) throws -> ImportReport {
    try history.importLines(from: directory.write(text, to: "in.jsonl"))
  }

  private func problems(importing text: String) throws -> [String] {
    do {
      _ = try importing(text)
    } catch HistoryError.refused(_, let problems, let more) {
      #expect(try history.attempts().isEmpty, "nothing may be imported")
      return problems.map(\.message) + (more > 0 ? ["\(more) more"] : [])
    }
    return []
  }

  @Test func manyRetractionsOfOneAttemptAreTakenInInTime() throws {
    let line = #"{"id":"a","question":"q-1","at":"2026-11-23T09:00:00Z","grade":"good"}"#
    let retractions = (0..<3000).map {
      "{\"retract\":\"a\",\"at\":\"2026-11-23T10:\(10 + $0 / 60):\($0 % 60 < 10 ? "0" : "")\($0 % 60)Z\"}"
    }
    let file = try directory.write(
      ([line] + retractions).joined(separator: "\n"), to: "many.jsonl")
    let start = ContinuousClock.now
    #expect(try history.importLines(from: file).changes.retractions == 3000)
    #expect(ContinuousClock.now - start < .seconds(5))
    #expect(try history.check() == [])
  }

  @Test func readsEveryField() throws {
    let report = try importing(
      #"""
      {"id":"019B0000-0000-7000-8000-000000000001","question":"quant-affine-params","revision":3,"at":"2026-11-23T09:00:00.123Z","offsetMinutes":-210,"grade":"hard","kind":"mock","thinkMs":41000,"totalMs":95000,"confidence":3,"points":["k1","k4"],"score":70,"answer":"Größe \"s\"\n\tund z \ud83d\ude00","session":"019b0000-0000-7000-8000-00000000000a"}
      """#)
    #expect(try history.attempts() == [fullAttempt])
    #expect(report.changes.attempts == 1)
    #expect(report.warnings.isEmpty)
  }

  @Test func needsOnlyQuestionInstantAndGrade() throws {
    _ = try importing(
      """
      {"question":"q-1","at":"2026-11-23T09:00:00Z","grade":"good"}
      {"question":"q-2","at":"2026-11-23T23:30:00-08:00","grade":1,"answer":null,"points":null}
      """)
    let attempts = try history.attempts()
    #expect(attempts.map(\.question) == ["q-1", "q-2"])
    #expect(attempts.map(\.grade) == [.good, .again])
    #expect(attempts.map(\.kind) == [.manual, .manual])
    #expect(attempts.map(\.revision) == [1, 1])
    #expect(attempts[0].at == morning)
    // The study day is the one of the place where it was written down.
    #expect(attempts[1].offsetMinutes == -480)
    #expect(attempts[1].day.date.description == "2026-11-23")
    #expect(attempts[1].score == nil)
  }

  @Test func aSecondImportAddsNothing() throws {
    let text = """
      {"question":"q-1","at":"2026-11-23T09:00:00Z","grade":"good"}
      {"question":"q-1","at":"2026-11-23T10:00:00+01:00","grade":"good","offsetMinutes":0}
      {"question":"q-1","at":"2026-11-23T09:00:00Z","grade":"hard"}
      {"id":"a","question":"q-1","at":"2026-11-23T09:00:00Z","grade":"hard"}

      """
    let first = try importing(text)
    #expect(first.changes.attempts == 4)
    #expect(first.changes.attemptsKnown == 0)
    let lines = try history.lines()
    let second = try importing(text)
    #expect(second.changes.attempts == 0)
    #expect(second.changes.attemptsKnown == 4)
    #expect(try history.lines() == lines)
  }

  @Test func takesWindowsLineEndsBlankLinesAndAByteOrderMark() throws {
    let line = #"{"question":"q-1","at":"2026-11-23T09:00:00Z","grade":"good"}"#
    let report = try importing("\u{FEFF}\(line)\r\n\r\n  \n\(line.replacing("good", with: "easy"))")
    #expect(report.changes.attempts == 2)
  }

  @Test func leavesUnknownFieldsOutWithAWarning() throws {
    let report = try importing(
      """
      {"question":"q-1","at":"2026-11-23T09:00:00Z","grade":"good","mood":5,"Score":1}

      {"question":"q-2","at":"2026-11-23T09:00:00Z","grade":"good","note":"n"}
      """)
    #expect(
      report.warnings.map(\.message) == [
        "line 1: unknown field Score left out", "line 1: unknown field mood left out",
        "line 3: unknown field note left out",
      ])
    #expect(report.changes.attempts == 2)
  }

  @Test(arguments: [
    (#""at":"2026-11-23T09:00:00Z","grade":"good""#, "no question"),
    (#""question":"q","grade":"good""#, "no at"),
    (#""question":"q","at":"2026-11-23T09:00:00Z""#, "no grade"),
    (#""question":null,"at":"2026-11-23T09:00:00Z","grade":"good""#, "no question"),
    (
      #""question":7,"at":"2026-11-23T09:00:00Z","grade":"good""#, "question is not a question's id"
    ),
    (
      #""question":"q","at":"yesterday","grade":"good""#,
      "at is not a time such as 2026-11-23T09:00:00Z"
    ),
    (
      #""question":"q","at":"1969-11-23T09:00:00Z","grade":"good""#,
      "at is not a time in the years 1970 to 9999"
    ),
    (
      #""question":"q","at":"2026-11-23T09:00:00+25:00","grade":"good""#,
      "at is not a time with an offset of at most 18 hours"
    ),
    (
      #""question":"q","at":"2026-11-23T09:00:00-1801","grade":"good""#,
      "at is not a time with an offset of at most 18 hours"
    ),
    (
      #""question":"q","at":"2026-11-23T09:00:00+1:00","grade":"good""#,
      "at is not a time such as 2026-11-23T09:00:00Z"
    ),
    (
      #""question":"q","at":"2026-11-23T09:00:00Z","grade":"great""#,
      "grade is not again, hard, good or easy"
    ),
    (
      #""question":"q","at":"2026-11-23T09:00:00Z","grade":5"#,
      "grade is not again, hard, good or easy"
    ),
    (
      #""question":"q","at":"2026-11-23T09:00:00Z","grade":true"#,
      "grade is not again, hard, good or easy"
    ),
    (
      #""question":"q","at":"2026-11-23T09:00:00Z","grade":"good","score":101"#,
      "score is not a whole number from 0 to 100"
    ),
    (
      #""question":"q","at":"2026-11-23T09:00:00Z","grade":"good","score":70.5"#,
      "score is not a whole number from 0 to 100"
    ),
    (
      #""question":"q","at":"2026-11-23T09:00:00Z","grade":"good","score":"70""#,
      "score is not a whole number from 0 to 100"
    ),
    (
      #""question":"q","at":"2026-11-23T09:00:00Z","grade":"good","confidence":0"#,
      "confidence is not a whole number from 1 to 4"
    ),
    (
      #""question":"q","at":"2026-11-23T09:00:00Z","grade":"good","thinkMs":-1"#,
      "thinkMs is not a whole number of at least 0"
    ),
    (
      #""question":"q","at":"2026-11-23T09:00:00Z","grade":"good","totalMs":1e99"#,
      "totalMs is not a whole number of at least 0"
    ),
    (
      #""question":"q","at":"2026-11-23T09:00:00Z","grade":"good","offsetMinutes":1081"#,
      "offsetMinutes is not a whole number from -1080 to 1080"
    ),
    (
      #""question":"q","at":"2026-11-23T09:00:00Z","grade":"good","kind":"exam""#,
      "kind is not study, mock or manual"
    ),
    (
      #""question":"q","at":"2026-11-23T09:00:00Z","grade":"good","points":"k1""#,
      "points is not a list of key points' ids"
    ),
    (
      #""question":"q","at":"2026-11-23T09:00:00Z","grade":"good","points":["k 1"]"#,
      "key points are printable ASCII characters without spaces"
    ),
    (
      #""question":"q","at":"2026-11-23T09:00:00Z","grade":"good","answer":1"#, "answer is not text"
    ),
    (
      #""question":"q","at":"2026-11-23T09:00:00Z","grade":"good","answer":"a\u0000b""#,
      "text has no NUL character"
    ),
    (
      #""question":"q","at":"2026-11-23T09:00:00Z","grade":"good","answer":"\ud800""#,
      "answer is not text"
    ),
    (
      #""question":"q","at":"2026-11-23T09:00:00Z","grade":"good","day":"2026-02-30""#,
      "day is not a date such as 2026-11-23"
    ),
    (
      #""question":"q","at":"2026-11-23T09:00:00Z","grade":"good","day":"2025-11-23""#,
      "day lies within two days of at"
    ),
    (
      #""question":"q q","at":"2026-11-23T09:00:00Z","grade":"good""#,
      "a question's id is 1 to 200 printable ASCII characters without spaces"
    ),
    (#""retract":"a","at":"2026-11-23T09:00:00Z""#, "there is no attempt a to take back"),
    (#""retract":"a""#, "no at"),
    (
      #""mark":"red","question":"q","at":"2026-11-23T09:00:00Z""#,
      "mark is not suspended, buried or starred"
    ),
    (
      #""mark":"starred","question":"q","set":1,"at":"2026-11-23T09:00:00Z""#,
      "set is not true or false"
    ),
    (#""note":"n","at":"2026-11-23T09:00:00Z""#, "no question"),
    (#""setting":"k","value":1,"at":"2026-11-23T09:00:00Z""#, "value is not text"),
  ])
  func refusesAWrongLineByItsNumber(fields: String, problem: String) throws {
    let good = #"{"question":"q-1","at":"2026-11-23T09:00:00Z","grade":"good"}"#
    #expect(try problems(importing: "\(good)\n\n{\(fields)}\n\(good)") == ["line 3: \(problem)"])
  }

  @Test(arguments: [
    (#"{"question" "q"}"#, "not JSON (invalid value around character 12)"),
    ("nonsense", "not JSON"), ("[1]", "not a JSON object"), ("\"text\"", "not a JSON object"),
    (#"{"question":"q","at":"20"#, "not JSON (unexpected end of file during JSON parse)"),
  ])
  func refusesWhatIsNoJSONObject(line: String, problem: String) throws {
    let found = try problems(importing: "\n\(line)\n")
    #expect(found.count == 1)
    #expect(found.first?.hasPrefix("line 2: \(problem)") == true, "\(found)")
  }

  @Test func refusesTextThatIsNotUTF8() throws {
    let path = try directory.write("", to: "in.jsonl")
    var bytes = Data(
      #"{"question":"q","at":"2026-11-23T09:00:00Z","grade":"good","answer":"x"}"#.utf8)
    bytes[bytes.count - 3] = 0xFF
    try bytes.write(to: URL(fileURLWithPath: path))
    #expect(historyError { _ = try history.importLines(from: path) } != nil)
    #expect(try history.attempts().isEmpty)
  }

  @Test func reportsAllProblemsUpToALimit() throws {
    let wrong = #"{"question":"q","at":"x","grade":"great","score":-1}"#
    let found = try problems(importing: Array(repeating: wrong, count: 10).joined(separator: "\n"))
    #expect(found.count == 21)
    #expect(found[2] == "line 1: score is not a whole number from 0 to 100")
    #expect(found.last == "10 more")
  }

  @Test func refusesAnIDWithOtherContent() throws {
    let text = """
      {"id":"a","question":"q-1","at":"2026-11-23T09:00:00Z","grade":"good"}
      {"id":"a","question":"q-1","at":"2026-11-23T09:00:00Z","grade":"easy"}
      """
    #expect(
      try problems(importing: text) == ["line 2: attempt a is there already with other content"])
    #expect(try history.attempts().isEmpty)
    try history.append(attempt("a"))
    let error = historyError { _ = try importing(text) }
    guard case .refused(_, let problems, 0) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(problems.map(\.line) == [1, 2])
    #expect(try history.attempts() == [attempt("a")])
  }

  @Test func takesBackAnAttemptOfALaterLine() throws {
    let report = try importing(
      """
      {"retract":"A","at":"2026-11-23T09:05:00Z"}
      {"retract":"019B0000-0000-7000-8000-000000000001","at":"2026-11-23T09:05:00Z"}
      {"id":"A","question":"q-1","at":"2026-11-23T09:00:00Z","grade":"good"}
      {"id":"019b0000-0000-7000-8000-000000000001","question":"q-1","at":"2026-11-23T09:00:00Z","grade":"good"}
      """)
    #expect(report.changes.retractions == 2)
    #expect(try history.lines().count { $0.contains(#""retract":"#) } == 2)
    #expect(try history.cards(model: FSRS()).isEmpty)
  }

  /// A problem of a later line refuses what was read before it, however much that was.
  @Test(arguments: [1, 511, 512, 513, 1500])
  func isAllOrNothingWhateverItsSize(count: Int) throws {
    let lines = (0..<count).map {
      #"{"id":"a-\#($0)","question":"q-\#($0 % 7)","at":"2026-11-23T09:00:00Z","grade":"good"}"#
    }
    let retraction = #"{"retract":"a-0","at":"2026-11-23T09:05:00Z"}"#
    let before = try history.lines()
    for wrong in ["{}", #"{"retract":"none","at":"2026-11-23T09:05:00Z"}"#, "{\"grade\":"] {
      let text = ([retraction] + lines + [wrong]).joined(separator: "\n")
      let problems = try problems(importing: text)
      #expect(problems.first?.hasPrefix("line \(count + 2): ") == true, "\(problems)")
      #expect(try history.lines() == before)
    }
    let report = try importing(([retraction] + lines).joined(separator: "\n"))
    #expect(report.changes.attempts == count)
    #expect(report.changes.retractions == 1)
    #expect(try history.attempts().count == count - 1)
    #expect(try history.check().isEmpty)
  }

  /// What is no record comes first, as it keeps the rest from being tried.
  @Test func ofTwoKindsOfProblemsTheLinesOwnAreTold() throws {
    let found = try problems(
      importing: """
        {"retract":"none","at":"2026-11-23T09:05:00Z"}
        {"id":"a","question":"q-1","at":"2026-11-23T09:00:00Z","grade":"good"}
        {"id":"a","question":"q-1","at":"2026-11-23T09:00:00Z","grade":"hard"}
        nonsense
        """)
    #expect(found.count == 1)
    #expect(found.first?.hasPrefix("line 4: not JSON") == true)
    let later = try problems(
      importing: """
        {"retract":"none","at":"2026-11-23T09:05:00Z"}
        {"id":"a","question":"q-1","at":"2026-11-23T09:00:00Z","grade":"good"}
        {"id":"a","question":"q-1","at":"2026-11-23T09:00:00Z","grade":"hard"}
        """)
    #expect(
      later == [
        "line 3: attempt a is there already with other content",
        "line 1: there is no attempt none to take back",
      ])
  }

  @Test func namesAFileThatCannotBeRead() throws {
    let missing = directory.path("none.jsonl")
    #expect(
      historyError { _ = try history.importLines(from: missing) } == .notFound(path: missing))
    #expect(
      historyError { _ = try history.importLines(from: directory.path) }
        == .isDirectory(path: directory.path))
  }

  private func handle(_ path: String) throws -> FileHandle {
    try #require(FileHandle(forReadingAtPath: path))
  }

  @Test func refusesALineWithoutAnEnd() throws {
    let path = try directory.write("short\n\nlong line", to: "in.jsonl")
    var reader = LineReader(try handle(path), limit: 6)
    #expect(try reader.next() == Data("short".utf8))
    #expect(try reader.next() == Data())
    #expect(throws: LineProblem.Reason.tooLong(limit: 6)) { try reader.next() }
    #expect(reader.line == 2)
  }

  @Test func readsLinesAcrossThePiecesOfAFile() throws {
    let lines = (0..<200).map { String(repeating: "x", count: $0 % 9) }
    let path = try directory.write(lines.joined(separator: "\n"), to: "in.jsonl")
    var reader = LineReader(try handle(path), limit: 10)
    var read: [String] = []
    while let line = try reader.next() { read.append(String(decoding: line, as: UTF8.self)) }
    #expect(read == lines)
  }
}
