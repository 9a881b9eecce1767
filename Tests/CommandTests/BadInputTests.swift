import EdgewiseProgram
import Foundation
import Testing

/// Input that cannot be used: one line on standard error, exit code 2, and nothing touched.
@Suite struct BadInputTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let arguments: [String]
    /// What the line must name.
    let words: [String]

    init(_ command: String, _ words: String...) {
      arguments = command.split(separator: " ").map(String.init)
      self.words = words
    }

    var testDescription: String { arguments.joined(separator: " ") }
  }

  static let cases = [
    Case("frobnicate", "no command 'frobnicate'", "edgewise --help"),
    Case("lst", "no command 'lst'", "did you mean list?"),
    Case("hisotry export", "did you mean history?"),
    Case("help frobnicate", "no command 'frobnicate'"),
    Case("history frobnicate", "frobnicate", "edgewise --help"),
    Case("bank frobnicate", "frobnicate"),
    Case("--frobnicate", "--frobnicate", "edgewise --help"),
    Case("list --levle junior", "--levle", "--level"),
    Case("due extra", "'extra'"),
    Case("study extra", "'extra'"),
    Case("due --level boss", "--level", "'boss'", "junior, mid, senior, staff, principal"),
    Case("study --plain --level boss", "'boss'"),
    Case("list --topic gossip", "--topic", "'gossip'", "fundamentals, firmware"),
    Case("list --level", "--level"),
    Case("list --format xml", "'xml'", "--format", "text", "json", "csv"),
    Case("report --format pdf", "'pdf'", "markdown", "html"),
    Case("show", "<id>"),
    Case("show frobnicate", "no question 'frobnicate'", "edgewise list"),
    Case("show quant-afine-params", "did you mean quant-affine-params?"),
    Case("show affine", "did you mean quant-affine-params?"),
    Case("grade quant-affine-parms good", "did you mean quant-affine-params?"),
    Case("grade quant-affine-params", "<grade>"),
    Case("grade quant-affine-params fine", "'fine'", "again, hard, good, easy"),
    Case("report --since whenever", "--since", "'whenever'", "2026-11-23"),
    Case("report --since 2026-02-29", "'2026-02-29'", "not in the calendar"),
    Case("report --until 9999-01-01", "--until", "still to come"),
    Case("report --since 2026-11-02 --until 2026-11-01", "--until", "before --since"),
    Case("report --kind gossip", "--kind", "'gossip'", "calculation"),
    Case("report --open --format csv", "--open", "--format csv"),
    Case("report --open --output -", "--open needs a file"),
    Case("history backup -", "not standard output"),
    Case("due --now yesterday", "--now", "'yesterday'", "2026-11-23T09:00:00+01:00"),
    Case("grade quant-affine-params good --now 2026-11-23T25:00", "--now"),
    Case("due --now 2026-11-23T09:00:00+25:00", "--now", "more than 18 hours away from UTC"),
    Case("settings new-per-day -1", "new-per-day", "'-1' does not fit", "0 to 100"),
    Case("study --plain --minutes -5", "--minutes", "-5", "1 to 600"),
    Case("study --plain --minutes 0", "--minutes", "0", "1 to 600"),
    Case("study --plain --minutes soon", "'soon'", "--minutes"),
    Case("history import nowhere.jsonl", "nowhere.jsonl", "no such file"),
    Case("history import .", ": a directory"),
    Case("history merge nowhere.db", "nowhere.db", "no such file"),
    Case("history backup nowhere/copy.db", "nowhere/copy.db", "No such file or directory"),
    Case("history export --output nowhere/copy.jsonl", "nowhere/copy.jsonl"),
    Case("", "standard input is not a terminal", "--plain"),
    Case("study", "standard input is not a terminal", "--plain"),
  ]

  /// One with an attempt in it, made once for all of them.
  private static let history = Task {
    let place = try Place()
    _ = try await place.run("grade", builtIn, "good", "--now", monday)
    return try place.bytes(place.history)
  }

  @Test(arguments: cases)
  func isOneLineThatNamesIt(_ wrong: Case) async throws {
    let place = try Place()
    let before = try await Self.history.value
    try FileManager.default.createDirectory(
      atPath: place.file("data/edgewise"), withIntermediateDirectories: true)
    try before.write(to: URL(fileURLWithPath: place.history))
    let outcome = try await place.run(Program.path, wrong.arguments)
    #expect(outcome.status == 2)
    #expect(outcome.output.isEmpty)
    #expect(outcome.errorLines.count == 1)
    #expect(outcome.error.hasPrefix("edgewise: "))
    #expect(outcome.error.hasSuffix("\n"))
    for word in wrong.words { #expect(outcome.error.contains(word), "\(outcome.error)") }
    #expect(try place.bytes(place.history) == before)
    // Not a thing more lies about than before.
    let left = try FileManager.default.contentsOfDirectory(atPath: place.file("data/edgewise"))
    #expect(Set(left).isSubset(of: ["history.db", "history.db-shm", "history.db-wal"]))
  }

  @Test(arguments: [["grade", builtIn, "good"], ["due"], ["study", "--plain"]])
  func aTimeZoneThatNoPlaceHasIsNamed(arguments: [String]) async throws {
    let place = try Place()
    let outcome = try await place.run(Program.path, arguments, environment: ["TZ": "XXX-25"])
    #expect(outcome.status == 2)
    #expect(outcome.errorLines.count == 1)
    #expect(outcome.error.contains("TZ=XXX-25, is more than 18 hours away from UTC; set another"))
  }

  @Test(arguments: [
    "due --history loop", "grade \(builtIn) good --history loop", "due --bank loop",
  ])
  func aLoopOfLinksIsNamed(command: String) async throws {
    let place = try Place()
    try FileManager.default.createSymbolicLink(
      atPath: place.file("loop"), withDestinationPath: "loop")
    let outcome = try await place.shell("exec edgewise \(command)")
    #expect(outcome.status == 2)
    #expect(outcome.errorLines.count == 1)
    #expect(outcome.error.contains("loop: "))
    #expect(outcome.error.contains(String(cString: strerror(ELOOP))))
  }

  @Test func withoutAHomeThereIsNoPlaceForTheHistory() async throws {
    let place = try Place()
    let outcome = try await place.run(
      "grade", builtIn, "good", environment: ["HOME": nil, "XDG_DATA_HOME": nil])
    #expect(outcome.status == 2)
    #expect(outcome.errorLines.count == 1)
    #expect(outcome.error.contains("--history FILE"))
  }

  @Test func aRelativeDataHomeIsNoPlaceEither() async throws {
    let place = try Place()
    let outcome = try await place.run(
      "grade", builtIn, "good", environment: ["XDG_DATA_HOME": "data"])
    #expect(outcome.status == 0)
    #expect(FileManager.default.fileExists(atPath: place.file(".local/share/edgewise/history.db")))
  }
}
