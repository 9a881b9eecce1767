import EdgewiseProgram
import Foundation
import Testing

/// Where nothing more can be written: what was said to be saved is saved, the rest is told.
///
/// A limit on the size of files (`ulimit -f`, in blocks of 512 bytes) stands in for a full disk: it
/// fails the same writes, and without care its signal, SIGXFSZ, ends the process.
@Suite struct FullDiskTests {
  private let place: Place

  init() throws { place = try Place() }

  @Test func aGradeThatCannotBeKeptIsTold() async throws {
    _ = try await place.run("grade", builtIn, "good", "--now", monday)
    let before = try await place.run("history", "export")
    // Not even SQLite's index of the log fits.
    let outcome = try await place.shell("ulimit -f 16; exec edgewise grade \(builtIn) again")
    #expect(outcome.status == 2)
    #expect(outcome.output.isEmpty)
    #expect(outcome.errorLines.count == 1)
    #expect(outcome.error.contains(place.history))
    #expect(outcome.error.contains("the disk is full"))
    #expect(try await place.run("history", "export").output == before.output)
    #expect(try await place.run("history", "check").status == 0)
  }

  @Test(arguments: [
    "grade \(builtIn) good", "settings new-per-day 7", "history backup", "history import in.jsonl",
  ])
  func whatIsDoneButCannotBeToldSaysThatItIsDone(command: String) async throws {
    _ = try await place.run("grade", builtIn, "again", "--now", monday)
    let file = try place.write(
      "{\"question\":\"q-1\",\"at\":\"2026-11-23T09:00:00Z\",\"grade\":\"good\"}\n", to: "in.jsonl")
    let words = command.replacing("in.jsonl", with: file)
    let outcome = try await place.shell("exec edgewise \(words) > /dev/full")
    #expect(outcome.status == 2)
    #expect(outcome.errorLines.count == 1)
    #expect(outcome.error.contains("it is done, but this is not: standard output"))
  }

  @Test func aSessionSaysWhatIsSavedAndWhatIsNot() async throws {
    _ = try await place.run("settings", "new-per-day", "9")
    // The first grades fit into the log.
    let dialogue = try Dialogue(
      place, ["study", "--plain"], script: "(ulimit -f 176; exec edgewise \"$@\") | cat")
    var page = try await dialogue.page()
    var saved = 0
    var failed = false
    while !failed {
      try #require(page.choices.contains { $0.hasPrefix("Reveal") }, "it never got full")
      page = try await dialogue.choose("Reveal", on: page)
      page = try await dialogue.choose("Good", on: page)
      // What is not saved is still to be graded; the bookmark alone may have failed, too.
      failed = page.choices.contains { $0.hasPrefix("Tick point 1") }
      if !failed { saved += 1 }
    }
    #expect(page.contains("check the disk"))
    #expect(!page.contains("Saved"))

    let end = try await dialogue.end("q")
    #expect(end.status == 0)
    let lines = try await place.export()
    #expect(lines.count { $0["grade"] != nil } == saved)
    #expect(saved > 0)
    #expect(try await place.run("history", "check").status == 0)
    // With room again, all goes on.
    #expect(try await place.run("grade", builtIn, "good").status == 0)
  }

  @Test func aNoteThatCannotBeKeptIsToldAndAgainAtTheEnd() async throws {
    _ = try await place.run("settings", "new-per-day", "9")
    let dialogue = try Dialogue(
      place, ["study", "--plain"], script: "(ulimit -f 88; exec edgewise \"$@\") | cat")
    var page = try await dialogue.page()
    let text = String(repeating: "word ", count: 10_000)
    page = try await dialogue.choose("Write a note", on: page, then: text, ".")
    #expect(page.contains("check the disk"))
    #expect(!page.contains("Note kept"))
    // It is still there to be kept.
    #expect(page.choices.first == "Done writing")
    let end = try await dialogue.end()
    #expect(end.error.contains("check the disk"))
    #expect(try await place.export().allSatisfy { $0["note"] == nil })
    #expect(try await place.run("history", "check").status == 0)
  }

  @Test func aTextThatCannotBeKeptGoesIntoAFileAndTheProgramSaysWhere() async throws {
    _ = try await place.run("settings", "new-per-day", "9")
    let dialogue = try Dialogue(
      place, ["study", "--plain"],
      script: "ulimit -f 200; { edgewise \"$@\"; echo $? > status; } | cat")
    var page = try await dialogue.page()
    for number in 1...100 where !page.contains("check the disk") {
      let label = number == 1 ? "Write a note" : "Add to the note"
      page = try await dialogue.choose(
        label, on: page, then: "\(number) " + String(repeating: "word ", count: 400), ".")
    }
    #expect(page.contains("check the disk"))
    page = try await dialogue.choose("Quit", on: page)
    #expect(page.contains("What you wrote is not kept. Quit again to leave"))
    let end = try await dialogue.end()
    #expect(try place.bytes(place.file("status")) == Data("2\n".utf8))
    let line = try #require(end.errorLines.last)
    let path = try #require(line.firstMatch(of: #/What you wrote is in (\S+\.md);/#)?.1)
    let kept = String(decoding: try place.bytes(String(path)), as: UTF8.self)
    #expect(kept.hasPrefix("# Note: "))
    #expect(kept.contains(" word word"))
    let mode = try FileManager.default.attributesOfItem(atPath: String(path))[.posixPermissions]
    #expect(mode as? Int == 0o600)
  }

  @Test func aHistoryThatCouldNotBeMadeIsMadeLater() async throws {
    for blocks in [8, 16, 40, 80, 120] {
      let path = place.file("new-\(blocks).db")
      let outcome = try await place.shell(
        "ulimit -f \(blocks); exec edgewise grade \(builtIn) good --history \(path)")
      #expect(outcome.status == 2)
      #expect(outcome.errorLines.count == 1)
      #expect(outcome.error.contains(path))
      #expect(try await place.run("due", "--history", path).output == "7 new · 21 min\n")
      let later = try await place.run("grade", builtIn, "good", "--history", path)
      #expect(later.status == 0)
      #expect(try await place.export(path).count == 1)
    }
  }

  /// Linux has a device that is always full.
  private static let full = "/dev/full"

  @Test(
    .enabled(if: FileManager.default.fileExists(atPath: full), "there is no \(full)"),
    arguments: [
      "list", "list --format json", "show \(builtIn)", "due", "report", "settings", "--help",
      "history export", "bank lint --rules", "--plain", "study --plain",
    ])
  func outputThatDoesNotFitIsNotSilentlyLost(_ command: String) async throws {
    _ = try await place.run("grade", builtIn, "good")
    let outcome = try await place.shell("edgewise \(command) > \(Self.full)")
    #expect(outcome.status == 2)
    #expect(outcome.errorLines.count == 1)
    #expect(outcome.error.hasPrefix("edgewise: standard output: "))
  }

  @Test(
    .enabled(if: FileManager.default.fileExists(atPath: full), "there is no \(full)"))
  func anErrorThatNobodyCanBeToldIsStillAnError() async throws {
    let outcome = try await place.shell("edgewise show frobnicate 2> \(Self.full)")
    #expect(outcome.status == 2)
    #expect(outcome.output.isEmpty)
  }

  @Test func aReaderThatHasSeenEnoughIsNoError() async throws {
    // More than a pipe holds.
    let answer = String(repeating: "word ", count: 200)
    let lines = (0..<300).map { index in
      """
      {"question":"q-\(index)","at":"2026-11-17T09:00:00Z","grade":"good","answer":"\(answer)"}
      """
    }
    let file = try place.write(lines.joined(separator: "\n"), to: "many.jsonl")
    #expect(try await place.run("history", "import", file).status == 0)
    for command in ["history export", "history export --history \(place.history)"] {
      let outcome = try await place.shell(
        "{ edgewise \(command); echo $? > status; } | head -n 1")
      #expect(outcome.error.isEmpty)
      #expect(outcome.outputLines.count == 1)
      let status = String(decoding: try place.bytes(place.file("status")), as: UTF8.self)
      // 141: ended by SIGPIPE, as is usual, unless whoever runs the tests ignores it.
      #expect(["0\n", "141\n"].contains(status))
    }
    let ignored = try await place.shell(
      "trap '' PIPE; { edgewise history export; echo $? > status; } | head -n 1")
    #expect(ignored.error.isEmpty)
    #expect(try place.bytes(place.file("status")) == Data("0\n".utf8))
  }
}
