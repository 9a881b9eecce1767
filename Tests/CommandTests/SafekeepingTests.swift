import EdgewiseProgram
import Foundation
import Testing

/// `history backup`, `restore`, `check --repair`, `retract` and `forget`.
@Suite struct SafekeepingTests {
  private let place: Place
  private let tuesday = "2026-11-24T09:00:00Z"

  init() throws { place = try Place() }

  private func grade(_ grade: String, at time: String) async throws {
    #expect(try await place.run("grade", builtIn, grade, "--now", time).status == 0)
  }

  private func export() async throws -> String {
    try await place.run("history", "export").output
  }

  @Test func aBackupIsListedAndPutBack() async throws {
    #expect(
      try await place.run("history", "backup", "--list").output == "There are no backups yet.\n")
    try await grade("good", at: monday)
    let before = try await export()
    #expect(try await place.run("history", "backup", "--now", monday).status == 0)
    let list = try await place.run("history", "backup", "--list", "--now", monday)
    #expect(list.outputLines.count == 1)
    #expect(list.output.hasPrefix("1. 2026-11-23 "))
    let json = try await place.run("history", "backup", "--list", "--format", "json")
    let backups = try #require(try json.json() as? [[String: Any]])
    #expect(backups.first?["beforeNewVersion"] as? Bool == false)

    try await grade("again", at: tuesday)
    let after = try await export()
    let refused = try await place.run("history", "restore", "--now", tuesday)
    #expect(refused.status == 1)
    #expect(refused.output.contains("lacks 1 answer of the history, since 2026-11-24"))
    #expect(try await export() == after)
    let restored = try await place.run("history", "restore", "1", "--yes", "--now", tuesday)
    #expect(restored.status == 0)
    #expect(try await export() == before)
    let aside = place.history + "-set-aside-2026-11-24T090000Z"
    #expect(restored.output.contains(aside))
    #expect(try await place.run("history", "export", "--history", aside).output == after)
    #expect(try await place.run("history", "check").status == 0)
  }

  @Test func aYesIsTakenFromStandardInput() async throws {
    try await grade("good", at: monday)
    _ = try await place.run("history", "backup", "--now", monday)
    try await grade("again", at: tuesday)
    let run = try await place.shell("echo yes | edgewise history restore")
    #expect(run.status == 0)
    #expect(try await export().split(separator: "\n").count == 1)
  }

  @Test(arguments: [
    (["history", "restore"], "there is no backup yet; name a file"),
    (["history", "restore", "3"], "there is no backup 3;"),
    (["history", "restore", "nowhere.db"], "nowhere.db: no such file"),
    (["history", "forget", "nothing"], "attempt nothing: not in the history"),
    (["history", "retract", "nothing"], "attempt nothing: not in the history"),
    (["history", "retract"], "give ids or --ahead"),
    (["history", "retract", "x", "--ahead"], "give ids or --ahead"),
  ])
  func whatIsNotThereIsTold(arguments: [String], message: String) async throws {
    try await grade("good", at: monday)
    let before = try await export()
    let run = try await place.run(Program.path, arguments)
    #expect(run.status == 2)
    #expect(run.errorLines.count == 1)
    #expect(run.error.contains(message))
    #expect(try await export() == before)
  }

  @Test func aDamagedFileIsRepairedFromTheBackup() async throws {
    try await grade("good", at: monday)
    _ = try await place.run("history", "backup", "--now", monday)
    let before = try await export()
    var bytes = try place.bytes(place.history)
    for offset in 4096..<40_960 { bytes[offset] = UInt8(truncatingIfNeeded: offset &* 31) }
    try bytes.write(to: URL(fileURLWithPath: place.history))
    #expect(try await place.run("history", "check").status == 1)
    let repair = try await place.run("history", "check", "--repair", "--now", tuesday)
    #expect(repair.status == 0)
    #expect(repair.output.contains("1 answer there now."))
    #expect(repair.output.contains("The damaged file is \(place.history)-set-aside-"))
    #expect(try await export() == before)
    #expect(
      try await place.run("history", "check").output == "\(place.history): no damage found.\n")
    let nothing = try await place.run("history", "check", "--repair")
    #expect(nothing.output == "\(place.history): no damage found; nothing was changed.\n")
  }

  @Test func answersOfAClockThatWasAheadAreToldAndTakenBack() async throws {
    try await grade("good", at: "2036-05-01T10:00:00Z")
    let run = try await place.run("grade", builtIn, "again", "--now", monday)
    #expect(
      run.output.contains("Back in 1 day") || run.output.contains("Back in today"), "\(run.output)")
    let check = try await place.run("history", "check", "--now", monday)
    #expect(check.status == 0)
    #expect(check.outputLines.count == 2)
    #expect(check.output.contains("1 answer dated after tomorrow, up to 2036-05-01"))
    let retract = try await place.run("history", "retract", "--ahead", "--yes", "--now", monday)
    #expect(retract.output == "Took back 1 answer.\n")
    #expect(try await place.run("history", "check", "--now", monday).outputLines.count == 1)
  }

  @Test func anAnswerThatWasTypedIsForgotten() async throws {
    let line =
      "{\"id\":\"a\",\"question\":\"\(builtIn)\",\"at\":\"2026-11-23T09:00:00Z\",\"grade\":\"good\","
      + "\"answer\":\"my secret\"}\n"
    let file = try place.write(line, to: "in.jsonl")
    _ = try await place.run("history", "import", file)
    let run = try await place.run("history", "forget", "a")
    #expect(run.output == "Forgot 1 answer of a.\n")
    #expect(try await !export().contains("my secret"))
    #expect(try place.bytes(place.history).range(of: Data("my secret".utf8)) == nil)
    let again = try await place.run("history", "forget", "a")
    #expect(again.output == "The answer of a was forgotten before.\n")
    try await grade("good", at: monday)
    let ids = try await place.export().compactMap { $0["id"] as? String }
    let nothing = try await place.run("history", "forget", try #require(ids.first { $0 != "a" }))
    #expect(nothing.status == 1)
    #expect(nothing.error.contains("nothing was typed there"))
  }

  @Test func readingLeavesNothingBeside() async throws {
    try await grade("good", at: monday)
    let folder = place.file("data/edgewise")
    let before = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    #expect(before == ["history.db", "history.db-head"])
    for arguments in [
      ["due"], ["list"], ["report"], ["progress"], ["history", "check"], ["history", "export"],
    ] {
      _ = try await place.run(Program.path, arguments)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder).sorted() == before)
    }
  }
}
