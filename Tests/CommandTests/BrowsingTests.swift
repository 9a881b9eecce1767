import EdgewiseProgram
import Foundation
import Testing

/// `list`, `search`, `show` and `due`.
@Suite struct BrowsingTests {
  private let place: Place

  init() throws { place = try Place() }

  private static let fields: Set = [
    "id", "level", "topic", "kind", "title", "minutes", "status", "attempts", "lastGrade", "due",
    "stability", "difficulty", "retrievability", "form", "asked", "setting", "paper", "language",
    "recallLow", "recallHigh",
  ]
  private static let unknownAtFirst = [
    "lastGrade", "due", "stability", "difficulty", "retrievability", "recallLow", "recallHigh",
  ]

  private func rows(_ arguments: String...) async throws -> [[String: Any]] {
    let list = try await place.run(
      Program.path, ["list", "--format", "json", "--now", monday] + arguments)
    return try #require(try list.json() as? [[String: Any]])
  }

  @Test func listHasNullsUntilTheFirstAttempt() async throws {
    let before = try await rows()
    #expect(before.count >= 30)
    for row in before {
      #expect(Set(row.keys) == Self.fields)
      #expect(row["attempts"] as? Int == 0)
      for field in Self.unknownAtFirst { #expect(row[field] is NSNull, "\(field)") }
    }
    _ = try await place.run("grade", builtIn, "hard", "--now", monday)
    let after = try await rows()
    let graded = try #require(after.first { $0["id"] as? String == builtIn })
    #expect(graded["attempts"] as? Int == 1)
    #expect(graded["lastGrade"] as? String == "hard")
    #expect(graded["due"] as? String == "2026-11-24")
    #expect(graded["stability"] is Double)
    #expect(graded["difficulty"] is Double)
    // Of what was answered today, tomorrow's.
    let recall = try #require(graded["retrievability"] as? Double)
    #expect((0.5..<1).contains(recall))
    let (low, high) = (graded["recallLow"] as? Double ?? 1, graded["recallHigh"] as? Double ?? 0)
    #expect(low < recall && recall < high)
    let shown = try await place.run("show", builtIn, "--format", "json", "--now", monday)
    let object = try #require(try shown.json() as? [String: Any])
    for field in ["retrievability", "recallLow", "recallHigh"] {
      #expect(object[field] as? Double == graded[field] as? Double)
    }
    let words = try await place.run("show", builtIn, "--now", monday)
    #expect(words.output.contains("\nrecalled now \(Int((100 * recall).rounded())) of 100 ("))
    #expect(after.count { !($0["due"] is NSNull) } == 1)
  }

  @Test func listFiltersByLevelAndTopic() async throws {
    let staff = try await rows("--level", "staff", "-l", "senior")
    #expect(Set(staff.compactMap { $0["level"] as? String }) == ["senior", "staff"])
    let fusion = try await rows("--topic", "Fusion")
    #expect(!fusion.isEmpty)
    #expect(fusion.allSatisfy { $0["topic"] as? String == "fusion" })
  }

  @Test func listFiltersByForm() async throws {
    let bank = try place.ownBank { _ in ownCoreQuestion }
    let core = try await rows("--form", "core", "--bank", bank)
    #expect(core.map { $0["id"] as? String }.contains("quant-own-step"))
    #expect(core.allSatisfy { $0["form"] as? String == "core" })
    let others = try await rows("--form", "Scenario", "--form", "code", "--bank", bank)
    #expect(!others.isEmpty && others.allSatisfy { $0["form"] as? String != "core" })
    let wrong = try await place.run("list", "--form", "essay")
    #expect(wrong.status == 2)
    #expect(wrong.error.hasPrefix("edgewise: --form: there is no 'essay'; take one of core, scen"))
  }

  @Test func showTellsTheFormAndWhatGoesWithIt() async throws {
    let bank = try place.ownBank { _ in ownCoreQuestion }
    let text = try await place.run("show", "quant-own-step", "--answer", "--bank", bank)
    #expect(text.outputLines.prefix(3).last == "On a microcontroller")
    #expect(text.output.contains(" · core · 2 min"))
    #expect(text.output.contains("PTQ, as it costs minutes. (see quant-affine-params)"))
    let json = try await place.run(
      "show", "quant-own-step", "--answer", "--bank", bank, "--format", "json")
    let object = try #require(try json.json() as? [String: Any])
    #expect(object["form"] as? String == "core" && object["asked"] as? Int == 3)
    #expect(object["setting"] as? String == "On a microcontroller")
    #expect(object["paper"] as? Bool == false && object["language"] is NSNull)
    let followUps = try #require(object["followUps"] as? [[String: Any]])
    #expect(followUps.map { $0["see"] as? String } == ["quant-affine-params", nil])
  }

  @Test func listWithoutAMatchSaysSo() async throws {
    guard let part = try await place.emptyPart() else { return }
    let none = try await place.run(Program.path, ["list"] + part)
    #expect(none.status == 1)
    #expect(none.output == "No question matches.\n")
    #expect(none.error.isEmpty)
  }

  @Test func listIsATableAsWideAsColumnsSays() async throws {
    for columns in [80, 132] {
      let list = try await place.run("list", environment: ["COLUMNS": "\(columns)"])
      #expect(list.status == 0)
      #expect(list.output.contains(builtIn))
      #expect(list.outputLines.allSatisfy { $0.count <= columns })
    }
    let ascii = try await place.run("list", environment: ["LC_ALL": "C"])
    #expect(ascii.output.utf8.allSatisfy { $0 < 0x80 })
  }

  @Test func listAsCSVHasTheFieldsOfTheJSON() async throws {
    let csv = try await place.run("list", "--format", "csv")
    #expect(Set(csv.outputLines[0].split(separator: ",").map(String.init)) == Self.fields)
    #expect(try await rows().count == csv.outputLines.count - 1)
  }

  @Test func searchPutsTheBestMatchFirst() async throws {
    let found = try await place.run(
      Program.path, ["search", "SCALE", "zero-poi", "--format", "json", "--now", monday])
    let rows = try #require(try found.json() as? [[String: Any]])
    #expect(rows.first?["id"] as? String == builtIn)
    #expect(rows.allSatisfy { Set($0.keys) == Self.fields.union(["match"]) })
    let csv = try await place.run("search", "scale", "zero-poi", "--format", "csv")
    #expect(csv.outputLines.count == rows.count + 1)
    let text = try await place.run("search", "scale zero-poi", environment: ["COLUMNS": "80"])
    #expect(text.outputLines.count == 2 * rows.count + 1)
    #expect(text.outputLines[2].contains("[") && text.outputLines[2].hasPrefix("    "))
    #expect(text.output.contains(builtIn))
    #expect(text.outputLines.allSatisfy { $0.count <= 80 })
    #expect(!FileManager.default.fileExists(atPath: place.history))
  }

  @Test func searchForgivesSpellingAndOneSlip() async throws {
    let exact = try await place.run("search", "quantization", "--format", "csv")
    #expect(try await place.run("search", "quantisation", "--format", "csv").output == exact.output)
    let slip = try await place.run("search", "quantizatoin", "--format", "csv")
    #expect(slip.outputLines.count > 10)
  }

  @Test func searchKeepsToAPartOfTheBank() async throws {
    let found = try await place.run(
      "search", "the", "--level", "staff", "--topic", "fusion", "--format", "json")
    let rows = try #require(try found.json() as? [[String: Any]])
    #expect(!rows.isEmpty)
    #expect(rows.allSatisfy { $0["level"] as? String == "staff" })
    #expect(rows.allSatisfy { $0["topic"] as? String == "fusion" })
  }

  @Test func searchWithoutAMatchSaysSoAndWithoutAWordIsRefused() async throws {
    let none = try await place.run("search", "scale", "xyzzyx")
    #expect(none.status == 1)
    #expect(none.output == "No question matches.\n")
    #expect(none.error.isEmpty)
    let wordless = try await place.run("search", "?!")
    #expect(wordless.status == 2)
    #expect(wordless.error.hasPrefix("edgewise: search: '?!' has no word"))
    let nothing = try await place.run("search")
    #expect(nothing.status == 2)
    #expect(nothing.error.split(separator: "\n").count == 1)
  }

  @Test func showKeepsTheAnswerBackUntilAskedFor() async throws {
    let question = try await place.run("show", builtIn)
    #expect(question.output.hasPrefix("Scale and zero point\n"))
    #expect(question.output.contains("activation that ranges from -1.2 to 4.9"))
    for secret in ["Key points", "Answer", "Often said", "Sources", "0.0239"] {
      #expect(!question.output.contains(secret))
    }
    let answer = try await place.run("show", builtIn, "--answer")
    #expect(answer.output.hasPrefix(question.output))
    for section in ["Key points", "Answer", "Often said", "Follow-ups", "Sources", "0.0239"] {
      #expect(answer.output.contains(section))
    }
  }

  @Test func showAsJSONHasTheSameKeysWithAndWithoutTheAnswer() async throws {
    let question = try await place.run("show", builtIn, "--format", "json")
    let answer = try await place.run("show", builtIn, "--format", "json", "--answer")
    let hidden = try #require(try question.json() as? [String: Any])
    let shown = try #require(try answer.json() as? [String: Any])
    #expect(Set(hidden.keys) == Set(shown.keys))
    for field in ["answer", "keyPoints", "mistakes", "followUps", "hints", "sources"] {
      #expect(hidden[field] is NSNull)
      #expect(shown[field] is NSNull == false)
    }
    let points = try #require(shown["keyPoints"] as? [[String: Any]])
    #expect(points.reduce(0) { $0 + ($1["weight"] as? Int ?? 0) } == 100)
  }

  @Test func dueFitsAPrompt() async throws {
    let fresh = try await place.run("due")
    #expect(fresh.output == "7 new · 21 min\n")
    #expect(fresh.status == 0)
    #expect(!FileManager.default.fileExists(atPath: place.history))
    let json = try await place.run("due", "--format", "json", "--level", "staff")
    let object = try #require(try json.json() as? [String: Int])
    #expect(Set(object.keys) == ["due", "new", "minutes"])
    let ascii = try await place.run("due", environment: ["LC_ALL": "C"])
    #expect(ascii.output == "7 new - 21 min\n")
    _ = try await place.run("settings", "new-per-day", "0")
    let none = try await place.run("due")
    #expect(none.output == "nothing to do today\n")
    #expect(none.status == 1)
    _ = try await place.run("settings", "new-per-day", "plan")
    _ = try await place.run("settings", "minutes-per-day", "2")
    for _ in 0..<2 {
      let page = try await place.run("list", "--format", "json").json() as? [[String: Any]]
      let next = try #require(page?.first { $0["attempts"] as? Int == 0 }?["id"] as? String)
      _ = try await place.run("grade", next, "good")
    }
    #expect(try await place.run("due").output == "done for today\n", "a day's minutes are used")
  }

  @Test func helpNamesEveryCommand() async throws {
    let help = try await place.run("--help")
    #expect(help.status == 0)
    for command in [
      "study", "browse", "list", "search", "show", "due", "grade", "report", "history", "settings",
      "bank",
    ] {
      #expect(help.output.contains("  \(command) "))
      let own = try await place.run("help", command)
      #expect(own.status == 0)
      #expect(own.output.contains("USAGE: edgewise \(command)"))
    }
    #expect(!help.output.contains("--now"))
    #expect(try await place.run("--version").status == 0)
  }

  @Test func theListIsNarrowedByStateAndSorted() async throws {
    _ = try await place.run("grade", "quant-affine-params", "again", "--now", monday)
    _ = try await place.run("grade", "fw-volatile", "easy", "--now", monday)
    func ids(_ arguments: String...) async throws -> [String] {
      let outcome = try await place.run(
        Program.path, ["list", "--format", "json", "--now", monday] + arguments)
      return try #require(try outcome.json() as? [[String: Any]]).compactMap { $0["id"] as? String }
    }
    #expect(try await Set(ids("--state", "seen")) == ["quant-affine-params", "fw-volatile"])
    #expect(try await ids("--state", "missed") == ["quant-affine-params"])
    #expect(
      try await ids("--state", "seen", "--sort", "recall")
        == ["quant-affine-params", "fw-volatile"])
    #expect(try await ids("--sort", "recall").prefix(2) == ["quant-affine-params", "fw-volatile"])
    #expect(try await ids("--sort", "bank") == (try await ids()))
    let wrong = try await place.run("list", "--sort", "size")
    #expect(wrong.status == 2)
    #expect(
      wrong.errorLines == [
        "edgewise: --sort: there is no 'size'; take one of bank, due, recall, lapses, title"
      ])
    #expect(try await place.run("list", "--state", "lost").status == 2)
  }
}
