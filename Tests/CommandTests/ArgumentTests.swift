import EdgewiseProgram
import Foundation
import Testing

/// Where options may stand, and what is taken for a value.
@Suite struct ArgumentTests {
  private let place: Place
  private var elsewhere: String { place.file("elsewhere.db") }

  init() throws { place = try Place() }

  private func run(_ arguments: [String]) async throws -> Outcome {
    try await place.run(Program.path, arguments)
  }

  /// Before the command, between a command and its own, and after all of them.
  @Test(arguments: 0...2) func theHistoryMayBeNamedAnywhere(_ position: Int) async throws {
    for form in [["--history", elsewhere], ["--history=\(elsewhere)"]] {
      var words = ["settings", "new-per-day", "3"]
      words.insert(contentsOf: form, at: position)
      let set = try await run(words)
      #expect(set.status == 0 && set.output.hasPrefix("new-per-day  3"), "\(set.error)")
      words = ["history", "export"]
      words.insert(contentsOf: form, at: position)
      let exported = try await run(words)
      #expect(exported.status == 0 && exported.output.contains("new-per-day"), "\(exported.error)")
    }
    #expect(!FileManager.default.fileExists(atPath: place.history))
  }

  @Test func theLastOfTwoHistoriesCounts() async throws {
    let grade = try await run(
      ["--history", place.file("other.db"), "grade", builtIn, "good", "--history", elsewhere])
    #expect(grade.status == 0)
    #expect(try await place.export(elsewhere).count == 1)
    #expect(!FileManager.default.fileExists(atPath: place.file("other.db")))
  }

  @Test func severalOptionsMayComeBeforeANestedCommand() async throws {
    let file = try place.write(
      #"{"question": "\#(builtIn)", "at": "2026-11-23T09:00:00Z", "grade": "good"}"# + "\n",
      to: "attempts.jsonl")
    let imported = try await run(
      ["--now", monday, "--history", elsewhere, "history", "import", file])
    #expect(imported.status == 0, "\(imported.error)")
    #expect(imported.output.hasPrefix("Added 1 attempt,"))
    #expect(try await place.export(elsewhere).count == 1)
  }

  @Test func aBankMayBeNamedBeforeTheCommandsOnIt() async throws {
    let bank = try place.ownBank()
    let lint = try await run(["--bank", bank, "bank", "lint", "--now", monday])
    #expect(lint.output == "1 question, 0 errors, 0 warnings\n")
    let coverage = try await run(["--bank", bank, "bank", "coverage", "--format", "json"])
    #expect(
      coverage.output == (try await run(["bank", "coverage", bank, "--format", "json"])).output)
    let new = try await run(
      ["--bank", bank, "bank", "new", "--level", "mid", "--topic", "fusion", "--id", "fuse-one"])
    #expect(new.output == "\(bank)/mid/fuse-one.md\n", "\(new.error)")
  }

  @Test(arguments: [
    ["--plain"], ["--plain", "study"], ["study", "--plain"], ["--plain", "browse"],
  ])
  func plainLinesMayBeAskedForBeforeTheCommand(_ arguments: [String]) async throws {
    let outcome = try await run(arguments)
    #expect(outcome.status == 0 && outcome.error.isEmpty, "\(outcome.error)")
    #expect(outcome.output.contains("\n"))
  }

  @Test func aMistypedCommandIsNamedBehindOptionsToo() async throws {
    let outcome = try await run(["--history", elsewhere, "hisotry", "export", "--output", "x"])
    #expect(outcome.status == 2)
    #expect(outcome.errorLines.count == 1)
    #expect(outcome.error.contains("no command 'hisotry'; did you mean history?"))
    #expect(!FileManager.default.fileExists(atPath: elsewhere))
  }

  @Test func whatFollowsTwoDashesIsNoOption() async throws {
    let found = try await run(["search", "--", "int8"])
    #expect(found.status == 0)
    let none = try await run(["search", "--history", elsewhere, "--", "--xyzzyx"])
    #expect(none.status == 1 && none.error.isEmpty)
  }

  /// A number below zero is a wrong value, not an option that nobody knows.
  @Test(arguments: [
    (["settings", "new-per-day", "-1"], "new-per-day: '-1' does not fit"),
    (["settings", "minutes-per-day", "-12"], "minutes-per-day: '-12' does not fit"),
    (["study", "--minutes", "-5"], "--minutes: -5 does not fit"),
  ])
  func aNegativeNumberIsAValue(_ arguments: [String], _ message: String) async throws {
    let outcome = try await run(arguments)
    #expect(outcome.status == 2)
    #expect(outcome.errorLines.count == 1)
    #expect(outcome.error.contains(message), "\(outcome.error)")
  }

  /// Every command that a person may ask for help with gives its own.
  @Test(arguments: [["history", "import"], ["list"], ["settings"]])
  func helpIsThatOfTheCommand(_ words: [String]) async throws {
    let usage = "USAGE: edgewise \(words.joined(separator: " ")) "
    for arguments in [
      ["help"] + words, words + ["--help"], ["--history", elsewhere] + words + ["-h"],
    ] {
      let help = try await run(arguments)
      #expect(help.status == 0)
      #expect(help.output.contains(usage), "\(help.output)")
    }
  }
}
