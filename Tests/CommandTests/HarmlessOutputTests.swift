import EdgewiseProgram
import Foundation
import Testing

/// Names and values from other people's files reach no terminal with what a terminal acts on.
@Suite struct HarmlessOutputTests {
  private let place: Place

  init() throws { place = try Place() }

  /// A title, a colour, DEL, C1, a direction of writing, each with what it would do.
  private static let hostile =
    "a\u{1B}]0;owned\u{7}b\u{1B}[31mc\u{7F}d\u{9B}2Je\u{202E}f\u{2066}g\rh"

  /// What a terminal, or a reader of lines, would act on.
  private func expectHarmless(
    _ outcome: Outcome, _ what: String, location: SourceLocation = #_sourceLocation
  ) {
    // The line ends of CSV.
    let output = outcome.output.replacing("\r\n", with: "\n")
    for scalar in (output + outcome.error).unicodeScalars {
      let isAct =
        switch scalar.value {
        case 0x0A, 0x09: false
        case ..<0x20, 0x7F...0x9F, 0x61C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x206F: true
        default: false
        }
      guard isAct else { continue }
      let code = String(scalar.value, radix: 16)
      Issue.record("\(what) prints U+\(code)", sourceLocation: location)
      return
    }
    #expect(!outcome.output.isEmpty || !outcome.error.isEmpty, "\(what) prints nothing")
  }

  private func json(_ text: String) throws -> String {
    String(decoding: try JSONEncoder().encode(text), as: UTF8.self)
  }

  @Test func ofAnImport() async throws {
    let hostile = try json(Self.hostile)
    let attempt = #""question":"\#(builtIn)","at":"2026-11-23T09:00:00Z","grade":"good""#
    for (index, line) in [
      "{\(attempt),\(hostile):1}",
      "{\"retract\":\(hostile),\"at\":\"2026-11-23T09:00:00Z\"}",
      "{\(attempt),\"points\":[\(hostile)]}",
      "{\"id\":\(hostile),\(attempt)}",
      "{\(attempt)} \(Self.hostile)",
      "{\"setting\":\(hostile),\"value\":\(hostile),\"at\":\"2026-11-23T09:00:00Z\"}",
      "{\"mark\":\(hostile),\"question\":\(hostile),\"at\":\"2026-11-23T09:00:00Z\"}",
    ].enumerated() {
      let file = try place.write(line + "\n", to: "in-\(index).jsonl")
      let outcome = try await place.run("history", "import", file)
      expectHarmless(outcome, line)
      #expect(outcome.errorLines.count <= 1, "\(outcome.error)")
    }
  }

  @Test func ofAnOwnBank() async throws {
    let escaped = #"a\e]0;owned\ab\e[31mc\x7Fd\x9B2Je\u202Ef\u2066g"#
    let bank = try place.ownBank { $0.replacing("id: quant-own-step", with: "id: \"\(escaped)\"") }
    try place.write(
      ownQuestion.replacing("---\nid:", with: "---\n\"\(escaped)\": 1\nid:"),
      to: "bank/junior/quant-own-key.md")
    try place.write(
      ownQuestion.replacing("tags: [", with: "tags: [\"\(escaped)\", "),
      to: "bank/junior/quant-own-tag.md")
    try place.write(
      ownQuestion.replacing("## Prompt\n", with: "## Prompt\n\(Self.hostile)\n"),
      to: "bank/junior/\(Self.hostile.replacing("\r", with: "\n")).md")
    for arguments in [
      ["bank", "lint", bank], ["bank", "lint", bank, "--format", "json"],
      ["list", "--bank", bank], ["bank", "coverage", bank], ["bank", "stale", bank],
      ["show", builtIn, "--bank", bank],
    ] {
      let outcome = try await place.run(Program.path, arguments)
      expectHarmless(outcome, arguments.joined(separator: " "))
    }
    // Each finding is a line, whatever its file is called.
    let findings = try await place.run("bank", "lint", bank).outputLines.dropLast()
    #expect(findings.allSatisfy { $0.hasPrefix(bank) && $0.hasSuffix("]") }, "\(findings)")
  }

  /// Questions that are sound may have anybody's words in them.
  @Test(arguments: [
    ["show", "quant-own-step", "--answer"], ["show", "quant-own-step", "--format", "json"],
    ["list"], ["list", "--format", "csv"], ["list", "--format", "json"], ["search", "step"],
    ["report"], ["report", "--format", "markdown"], ["report", "--format", "html"],
    ["report", "--format", "csv"], ["report", "--format", "json"],
  ])
  func ofAQuestion(arguments: [String]) async throws {
    let bank = try place.ownBank {
      $0.replacing("title: \"", with: #"title: "\e]0;owned\a\x9B2J\u202E"#)
        .replacing("## Answer\n", with: "## Answer\n\n\(Self.hostile)\n\n")
    }
    _ = try await place.run("grade", builtIn, "again", "--now", monday)
    let outcome = try await place.run(Program.path, arguments + ["--bank", bank])
    expectHarmless(outcome, arguments.joined(separator: " "))
  }

  @Test(arguments: [
    ["show", hostile], [hostile], ["--\(hostile)"], ["list", "--level", hostile],
    ["list", "--format", hostile], ["search", "\u{1B}];\u{7}\u{9B}"], ["grade", builtIn, hostile],
    ["settings", hostile], ["settings", "new-per-day", hostile], ["due", "--now", hostile],
    ["report", "--since", hostile], ["history", "import", hostile], ["history", "merge", hostile],
    ["history", "check", "--history", hostile], ["list", "--bank", hostile],
    ["bank", "new", "--level", "mid", "--topic", hostile], ["help", hostile],
    ["report", "--output", hostile + "/x"], ["study", "--minutes", hostile],
    ["history", "import", "first\nsecond\u{2028}third"],
  ])
  func ofAnArgument(arguments: [String]) async throws {
    let outcome = try await place.run(Program.path, arguments)
    expectHarmless(outcome, arguments.joined(separator: " "))
    #expect(outcome.errorLines.count == 1, "\(outcome.error)")
    #expect(outcome.error.hasPrefix("edgewise: "))
    #expect(!outcome.error.hasPrefix("edgewise: edgewise: "))
  }

  @Test func ofAFileName() async throws {
    _ = try await place.run("grade", builtIn, "again", "--now", monday)
    let name = "two\nlines \(Self.hostile)"
    let backup = try await place.run("history", "backup", place.file(name))
    expectHarmless(backup, "history backup")
    #expect(backup.outputLines.count == 1)
    let check = try await place.run("history", "check", "--history", place.file(name))
    expectHarmless(check, "history check")
    #expect(check.outputLines.count == 1)
    #expect(check.output.hasSuffix(": no damage found.\n"))
  }

  @Test func anExportIsTheSameAgainAfterItIsRead() async throws {
    let text = "é" + Self.hostile + "\u{2028}👩‍💻\u{85}"
    let line =
      #"{"question":"q-1","at":"2026-11-23T09:00:00Z","grade":"good","answer":\#(try json(text))}"#
    let file = try place.write(line, to: "in.jsonl")
    _ = try await place.run("history", "import", file)
    let export = try await place.run("history", "export")
    expectHarmless(export, "history export")
    #expect(export.outputLines.count == 1)
    let answer = try #require(try export.jsonLines().first?["answer"] as? String)
    #expect(Data(answer.utf8) == Data(text.utf8))
    // What can be shown is not escaped.
    #expect(export.output.contains("é") && export.output.contains("👩‍💻"))
    let again = place.file("again.db")
    let copy = try place.write(export.output, to: "copy.jsonl")
    _ = try await place.run("history", "import", copy, "--history", again)
    #expect(try await place.run("history", "export", "--history", again).output == export.output)
  }

  @Test func whereOnlyASCIIIsDrawnMessagesAreASCII() async throws {
    // To a terminal of one byte a character, the second byte of Û begins a control sequence.
    let outcome = try await place.run("show", "Û\u{9B}2J", environment: ["LANG": "C"])
    #expect(outcome.error.utf8.allSatisfy { $0 < 0x7F }, "\(outcome.error)")
    #expect(outcome.errorLines.count == 1)
  }

  @Test func aTableForProgramsKeepsItsLineEnds() async throws {
    let list = try await place.run("list", "--format", "csv", "--level", "junior")
    let rows = list.output.utf8.split(separator: UInt8(ascii: "\n"))
    #expect(rows.count > 2)
    #expect(rows.allSatisfy { $0.last == UInt8(ascii: "\r") })
  }
}
