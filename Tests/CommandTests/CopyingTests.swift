import EdgewiseProgram
import Foundation
import Testing

/// `history export`, `import`, `merge`, `backup` and `check`.
@Suite struct CopyingTests {
  private let place: Place

  init() throws { place = try Place() }

  private func imported(_ text: String, into history: String? = nil) async throws -> Outcome {
    let file = try place.write(text, to: "import-\(text.utf8.count).jsonl")
    return try await place.run("history", "import", file, "--history", history ?? place.history)
  }

  @Test func exportAndImportRestoreEverything() async throws {
    let added = try await imported(everything)
    #expect(
      added.output
        == "Added 4 attempts, 1 retraction, 1 mark, 1 note, 1 setting; 0 attempts known already.\n")
    #expect(added.error.isEmpty)
    let export = try await place.run("history", "export")
    #expect(export.outputLines.count == 8)
    let other = place.file("other/history.db")
    _ = try await imported(export.output, into: other)
    let again = try await place.run("history", "export", "--history", other)
    #expect(again.output == export.output)
    // And it is what was said, not only alike.
    let first = try #require(try export.jsonLines().first)
    #expect(first["answer"] as? String == "a \"guess\"\n\tof mine: Größe 日本")
    #expect(first["points"] as? [String] == ["k1"])
    #expect(try export.jsonLines().contains { $0["retract"] as? String == "a-3" })
    for arguments in [["list", "--format", "json"], ["report", "--format", "json"]] {
      let here = try await place.run(Program.path, arguments + ["--now", monday])
      let there = try await place.run(
        Program.path, arguments + ["--now", monday, "--history", other])
      #expect(here.output == there.output)
    }
  }

  @Test func exportToAFileIsTheSameAndNeverOverwrites() async throws {
    _ = try await imported(everything)
    let file = place.file("export.jsonl")
    let first = try await place.run("history", "export", "--output", file)
    #expect(first.status == 0)
    #expect(first.output.isEmpty)
    let printed = try await place.run("history", "export")
    #expect(try place.bytes(file) == Data(printed.output.utf8))
    let second = try await place.run("history", "export", "--output", file)
    #expect(second.status == 2)
    #expect(
      second.error
        == "edgewise: \(file): is there already; take --force to replace it, or name another file\n"
    )
    #expect(try place.bytes(file) == Data(printed.output.utf8))
    _ = try await place.run("settings", "new-per-day", "9")
    #expect(try await place.run("history", "export", "--output", file, "--force").status == 0)
    let later = try await place.run("history", "export")
    #expect(try place.bytes(file) == Data(later.output.utf8))
    // It never takes the place of the history.
    let own = try await place.run("history", "export", "--output", place.history, "--force")
    #expect(own.status == 2)
    #expect(own.error.contains("is your history"))
    #expect(try await place.run("history", "check").status == 0)
  }

  @Test func exportIsWrittenIntoAPipe() async throws {
    _ = try await imported(everything)
    let printed = try await place.run("history", "export")
    let piped = try await place.shell(
      "mkfifo pipe; cat pipe > got & edgewise history export --output pipe; wait; test -p pipe")
    #expect(piped.status == 0)
    #expect(try place.bytes(place.file("got")) == Data(printed.output.utf8))
    #expect(
      try await place.run("history", "export", "--output", "-").output == printed.output)
  }

  @Test(arguments: [
    "< in.jsonl edgewise history import -", "cat in.jsonl | edgewise history import -",
  ])
  func aMinusIsStandardInput(script: String) async throws {
    try place.write(everything, to: "in.jsonl")
    let outcome = try await place.shell(script)
    #expect(outcome.output.hasPrefix("Added 4 attempts, 1 retraction, "), "\(outcome.error)")
  }

  @Test func importingTwiceAddsNothing() async throws {
    _ = try await imported(everything)
    let before = try await place.run("history", "export")
    let again = try await imported(everything)
    #expect(
      again.output
        == "Added 0 attempts, 0 retractions, 0 marks, 0 notes, 0 settings; 4 attempts known already.\n"
    )
    #expect(try await place.run("history", "export").output == before.output)
  }

  @Test func anUnknownFieldIsLeftOutWithAWarning() async throws {
    let line = """
      {"question":"\(builtIn)","at":"2026-11-17T09:00:00Z","grade":"good","mood":"fine"}
      """
    let outcome = try await imported(line)
    #expect(outcome.status == 0)
    #expect(outcome.errorLines.count == 1)
    #expect(outcome.error.contains("line 1: unknown field mood left out"))
    let lines = try await place.export()
    #expect(lines.count == 1)
    #expect(lines.first?["mood"] == nil)
  }

  @Test(arguments: [
    (#"{"question":"q-1","at":"2026-11-17T09:00:00Z","grade":"great"}"#, "grade is not"),
    (#"{"question":"q-1","grade":"good"}"#, "no at"),
    (#"{"question":"q-1","at":"yesterday","grade":"good"}"#, "at is not a time"),
    (#"{"question":"q-1","at":"2026-11-17T09:00:00Z","grade":"good""#, "not JSON"),
    (#"["q-1"]"#, "not a JSON object"),
    (#"{"retract":"a-99","at":"2026-11-17T09:00:00Z"}"#, "no attempt a-99 to take back"),
  ])
  func ofAFileWithAWrongLineNothingIsImported(line: String, problem: String) async throws {
    _ = try await place.run("grade", builtIn, "good", "--now", monday)
    let before = try place.bytes(place.history)
    let lines = everything.split(separator: "\n")
    let text = (lines[0..<2] + [line[...]] + lines[2...]).joined(separator: "\n")
    let outcome = try await imported(text)
    #expect(outcome.status == 2)
    #expect(outcome.output.isEmpty)
    #expect(outcome.errorLines.count == 1)
    #expect(outcome.error.contains(", line 3: "))
    #expect(outcome.error.contains(problem))
    #expect(outcome.error.hasSuffix("; nothing was imported\n"))
    #expect(try place.bytes(place.history) == before)
  }

  @Test func mergingJoinsTwoMachines() async throws {
    let laptop = place.file("laptop.db")
    let desktop = place.file("desktop.db")
    _ = try await imported(everything, into: laptop)
    _ = try await place.run("grade", builtIn, "good", "--history", desktop, "--now", monday)
    _ = try await place.run("settings", "new-per-day", "9", "--history", desktop, "--now", monday)
    let merge = try await place.run("history", "merge", laptop, "--history", desktop)
    // The setting of the desktop is the later one.
    #expect(
      merge.output
        == "Added 4 attempts, 1 retraction, 1 mark, 1 note, 0 settings; 0 attempts known already.\n"
    )
    _ = try await place.run("history", "merge", desktop, "--history", laptop)
    let exports = [
      try await place.run("history", "export", "--history", laptop),
      try await place.run("history", "export", "--history", desktop),
    ]
    #expect(exports[0].output == exports[1].output)
    #expect(try exports[0].jsonLines().contains { $0["value"] as? String == "9" })
    let json = try await place.run(
      "history", "merge", laptop, "--history", desktop, "--format", "json")
    #expect(
      try json.json() as? [String: Int] == [
        "attempts": 0, "attemptsKnown": 5, "retractions": 0, "marks": 0, "notes": 0, "settings": 0,
        "forgotten": 0,
      ])
  }

  @Test func aBackupIsAHistory() async throws {
    _ = try await imported(everything)
    let copy = place.file("copy.db")
    let backup = try await place.run("history", "backup", copy)
    #expect(backup.output == "Backed up to \(copy).\n")
    let export = try await place.run("history", "export")
    #expect(try await place.run("history", "export", "--history", copy).output == export.output)
    let again = try await place.run("history", "backup", copy)
    #expect(again.status == 2)
    #expect(again.error == "edgewise: \(copy): exists already; name a new file\n")
  }

  @Test func checkFindsDamage() async throws {
    _ = try await imported(everything)
    let sound = try await place.run("history", "check")
    #expect(sound.output == "\(place.history): no damage found.\n")
    #expect(sound.status == 0)
    let bytes = try place.bytes(place.history)
    // From the second page on, beyond the header.
    var broken = bytes
    for offset in 4096..<12_288 { broken[offset] = UInt8(truncatingIfNeeded: offset &* 31) }
    try broken.write(to: URL(fileURLWithPath: place.file("broken.db")))
    let check = try await place.run("history", "check", "--history", place.file("broken.db"))
    #expect(check.status == 1)
    #expect(check.error.isEmpty)
    #expect(!check.outputLines.isEmpty)
    #expect(
      check.outputLines.allSatisfy { $0.hasSuffix("; run `edgewise history check --repair`") })
  }

  @Test(arguments: ["export", "backup", "check"])
  func withoutAHistoryThereIsNothingTo(_ command: String) async throws {
    let arguments = ["history", command] + (command == "backup" ? [place.file("copy.db")] : [])
    let outcome = try await place.run(Program.path, arguments)
    #expect(outcome.status == 2)
    #expect(outcome.error == "edgewise: \(place.history): no such file; check the path\n")
    #expect(!FileManager.default.fileExists(atPath: place.file("copy.db")))
    #expect(!FileManager.default.fileExists(atPath: place.history))
  }
}
