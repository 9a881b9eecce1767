import EdgewiseProgram
import Foundation
import Testing

/// `optimize`.
@Suite struct OptimizeTests {
  private let place: Place

  init() throws { place = try Place() }

  /// Somebody who forgets far less than most: every question comes back after 10, 30 and 90 days and is
  /// nearly always known.
  private static let steady: String = {
    var lines: [String] = []
    for (number, day) in [0, 10, 40, 130].enumerated() {
      for question in 0..<20 {
        let date = Date(timeIntervalSince1970: 1_767_258_000 + Double(86_400 * (day + question)))
        let grade = (question + number) % 12 == 0 ? "again" : question % 3 == 0 ? "easy" : "good"
        lines.append(
          "{\"id\":\"a-\(number)-\(question)\",\"question\":\"q-\(question)\","
            + "\"at\":\"\(date.ISO8601Format())\",\"grade\":\"\(grade)\"}")
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }()

  private func importSteady() async throws {
    let file = try place.write(Self.steady, to: "steady.jsonl")
    #expect(try await place.run("history", "import", file).status == 0)
  }

  private func parameters() async throws -> String {
    let run = try await place.run("settings", "fsrs-parameters", "--format", "json")
    return try #require((try run.json() as? [String: String])?["fsrs-parameters"])
  }

  @Test func aBetterFitIsTakenOverAndCanBeUndone() async throws {
    try await importSteady()
    #expect(try await parameters() == "default")
    let run = try await place.run("optimize", "--format", "json", "--now", monday)
    #expect(run.status == 0)
    #expect(run.error.isEmpty)
    let report = try #require(try run.json() as? [String: Any])
    #expect(report["outcome"] as? String == "replaced")
    #expect(report["attempts"] as? Int == 80)
    let old = try #require(report["before"] as? [String: Any])
    let new = try #require(report["after"] as? [String: Any])
    let losses = try [old, new].map { try #require($0["logLoss"] as? Double) }
    #expect(losses[1] < losses[0])
    #expect((new["parameters"] as? [Double])?.count == 21)
    #expect(try await parameters().split(separator: " ").count == 21)

    let again = try await place.run("optimize", "--now", monday)
    #expect(again.status == 0)
    #expect(again.output.contains("Nothing to judge by since the last fit"))

    let undone = try await place.run("optimize", "--undo", "--now", monday)
    #expect(undone.status == 0)
    #expect(undone.output == "Back to the parameters before the last fit: default\n")
    #expect(try await parameters() == "default")
    let nothing = try await place.run("optimize", "--undo", "--now", monday)
    #expect(nothing.status == 1)
    #expect(nothing.errorLines.count == 1)
  }

  @Test func aDryRunChangesNothing() async throws {
    try await importSteady()
    let export = try await place.run("history", "export").output
    let run = try await place.run("optimize", "--dry-run")
    #expect(run.status == 0)
    #expect(run.output.contains("Take it over with 'edgewise optimize'"))
    #expect(run.output.contains("Log loss"))
    #expect(run.output.contains("Intervals"))
    #expect(try await place.run("history", "export").output == export)
  }

  @Test func theReplacedParametersMoveWithTheHistory() async throws {
    try await importSteady()
    _ = try await place.run("optimize", "--now", monday)
    let fitted = try await parameters()
    let copy = place.file("copy.jsonl")
    _ = try await place.run("history", "export", "--output", copy)
    let other = place.file("other.db")
    _ = try await place.run("history", "import", copy, "--history", other)
    let there = try await place.run("settings", "fsrs-parameters", "--history", other)
    #expect(there.output.contains(fitted))
    let undone = try await place.run("optimize", "--undo", "--history", other, "--now", monday)
    #expect(undone.status == 0)
  }

  @Test func parametersSetByHandAreNotUndone() async throws {
    try await importSteady()
    _ = try await place.run("optimize", "--now", monday)
    _ = try await place.run("settings", "fsrs-parameters", "default")
    let undo = try await place.run("optimize", "--undo")
    #expect(undo.status == 1)
    #expect(undo.error.contains("nothing to undo"))
  }

  @Test func cardsAndReportsFollowTheNewParameters() async throws {
    let now = ["--now", "2026-06-25T09:00:00Z"]
    let lines = Self.steady.replacing("q-0\"", with: "\(builtIn)\"")
    let file = try place.write(lines, to: "steady.jsonl")
    #expect(try await place.run("history", "import", file).status == 0)
    // Reports would fit by themselves.
    #expect(try await place.run("settings", "fitting", "manual").status == 0)
    func stability() async throws -> Double? {
      let list = try await place.run("list", "--format", "json", now[0], now[1])
      return try (list.json() as? [[String: Any]])?.first { $0["id"] as? String == builtIn }?[
        "stability"] as? Double
    }
    func recall() async throws -> [Double] {
      let report = try await place.run("report", "--format", "json", now[0], now[1])
      let object = try #require(try report.json() as? [String: Any])
      let question = try #require((object["questions"] as? [[String: Any]])?.first)
      return try ["recallNowLow", "recallNow", "recallNowHigh"].map {
        try #require(question[$0] as? Double)
      }
    }
    let (before, range) = (try await stability(), try await recall())
    #expect(range == range.sorted() && range[0] < range[2])
    _ = try await place.run("optimize", now[0], now[1])
    #expect(try await stability() != before)
    #expect(try await recall() != range)
    _ = try await place.run("optimize", "--undo", now[0], now[1])
    #expect(try await stability() == before)
    #expect(try await recall() == range)
  }

  @Test func aReportFitsWithoutAWordAndThatIsUndoneForGood() async throws {
    try await importSteady()
    let report = try await place.run("report", "--now", monday)
    #expect(report.status == 0)
    #expect(report.error.isEmpty)
    let fitted = try await parameters()
    #expect(fitted.split(separator: " ").count == 21)
    // Every command goes by the same one, and none fits again to the same answers.
    for command in ["progress", "list", "report"] {
      #expect(try await place.run(command, "--now", monday).status == 0)
      #expect(try await parameters() == fitted, "\(command)")
    }
    #expect(try await place.run("optimize", "--undo", "--now", monday).status == 0)
    #expect(try await place.run("report", "--now", monday).status == 0)
    #expect(try await parameters() == "default")
  }

  @Test func nothingIsFittedWhereThePersonWantsToBeAsked() async throws {
    try await importSteady()
    #expect(try await place.run("settings", "fitting", "manual").status == 0)
    #expect(try await place.run("report", "--now", monday).status == 0)
    #expect(try await parameters() == "default")
    #expect(try await place.run("settings", "fitting", "auto").status == 0)
    #expect(try await place.run("due", "--now", monday).error.isEmpty)
    #expect(try await parameters() == "default", "a prompt does not wait for a fit")
  }

  @Test func theAppFitsBesideWhatOneDoes() async throws {
    try await importSteady()
    let run = try await place.run("--plain", "--now", monday)
    #expect(run.error.isEmpty)
    #expect(!run.output.contains("Fitting"))
  }

  @Test func aHistoryThatCannotBeWrittenIsReportedWithTheFitInMemory() async throws {
    try await importSteady()
    _ = try await place.run("settings", "fitting", "manual")
    let old = try await place.run("report", "--format", "json", "--now", monday).output
    _ = try await place.run("settings", "fitting", "auto")
    let file = place.file("elsewhere/history.db")
    let folder = place.file("elsewhere")
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let exported = place.file("all.jsonl")
    _ = try await place.run("history", "export", "--output", exported)
    _ = try await place.run("history", "import", exported, "--history", file)
    for (path, mode) in [(file, 0o400), (folder, 0o500)] {
      try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
    }
    let new = try await place.run("report", "--format", "json", "--history", file, "--now", monday)
    try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: folder)
    #expect(new.status == 0)
    #expect(new.output != old)
  }

  @Test func tooFewAttemptsAreSaid() async throws {
    _ = try await place.run("grade", builtIn, "good")
    let run = try await place.run("optimize")
    #expect(run.status == 1)
    #expect(run.output.isEmpty)
    #expect(run.errorLines == ["edgewise: 1 review is too few to fit to; 16 are needed"])
  }

  @Test func dryRunAndUndoExcludeEachOther() async throws {
    let run = try await place.run("optimize", "--dry-run", "--undo")
    #expect(run.status == 2)
    #expect(run.errorLines.count == 1)
  }
}
