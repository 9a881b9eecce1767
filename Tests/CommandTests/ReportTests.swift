import EdgewiseProgram
import Foundation
import Testing

/// `report`.
@Suite struct ReportTests {
  private let place: Place

  init() async throws {
    place = try Place()
    _ = try await place.run(
      "history", "import", try place.write(everything, to: "everything.jsonl"))
  }

  private func json(_ arguments: String...) async throws -> [String: Any] {
    let report = try await place.run(
      Program.path, ["report", "--format", "json", "--now", monday] + arguments)
    #expect(report.status == 0)
    return try #require(try report.json() as? [String: Any])
  }

  @Test func jsonHasTheDocumentedKeys() async throws {
    let report = try await json()
    #expect(
      Set(report.keys).isSuperset(
        of: ["generatedAt", "interviewDate", "levels", "topics", "questions", "studyNext"]))
    #expect(report["generatedAt"] as? String == monday)
    #expect(report["interviewDate"] is NSNull)
    for (group, name) in [("levels", "level"), ("topics", "topic")] {
      let rows = try #require(report[group] as? [[String: Any]])
      #expect(rows.count == (group == "levels" ? 5 : 16))
      for row in rows {
        let keys = [
          name, "attempts", "successRate", "low", "high", "recallNow", "recallNowLow",
          "recallNowHigh", "recallAtInterview", "recallAtInterviewLow", "recallAtInterviewHigh",
          "rank",
        ]
        #expect(Set(row.keys) == Set(keys))
      }
      #expect(rows.map { $0["rank"] as? Int } == Array(1...rows.count))
    }
    let next = try #require(report["studyNext"] as? [[String: Any]])
    #expect(
      next.first.map { Set($0.keys).isSuperset(of: ["id", "minutes", "expectedGain"]) } == true)
  }

  @Test func theWeakestComesFirstWithTheMissedPoints() async throws {
    let report = try await json()
    let topics = try #require(report["topics"] as? [[String: Any]])
    #expect(topics.first?["topic"] as? String == "quantization")
    #expect(topics.first?["attempts"] as? Int == 2)
    #expect(topics.first?["successRate"] as? Double == 0.5)
    let questions = try #require(report["questions"] as? [[String: Any]])
    let weakest = try #require(questions.first { $0["id"] as? String == builtIn })
    let missed = try #require(weakest["missedPoints"] as? [[String: Any]])
    #expect(missed.compactMap { $0["id"] as? String }.contains("k2"))
    // What was taken back does not count.
    #expect(!questions.contains { $0["id"] as? String == "fw-stale-dma-window" })
  }

  @Test func interviewDateIsInTheReport() async throws {
    _ = try await place.run("settings", "interview-date", "2026-12-18", "--now", monday)
    let report = try await json()
    #expect(report["interviewDate"] as? String == "2026-12-18")
    let levels = try #require(report["levels"] as? [[String: Any]])
    #expect(levels.first?["recallAtInterview"] is Double)
    let text = try await place.run("report", "--now", monday)
    #expect(text.output.contains("18 Dec"))
  }

  @Test func everyFormatTellsOfTheSameWeakTopic() async throws {
    for (format, start) in [
      ("markdown", "# "), ("html", "<!DOCTYPE html>"), ("csv", "section,rank,"), ("json", "{"),
      ("text", "Where to practise next\n==="),
    ] {
      let report = try await place.run("report", "--format", format, "--now", monday)
      #expect(report.status == 0)
      #expect(report.error.isEmpty)
      #expect(report.output.hasPrefix(start), "\(format)")
      #expect(report.output.last?.isNewline == true)
      let isData = format == "csv" || format == "json"
      #expect(report.output.contains(isData ? "quantization" : "Quantization"))
    }
  }

  @Test func sinceAndFiltersLeaveAttemptsOut() async throws {
    func attempts(_ report: [String: Any]) -> Int {
      (report["levels"] as? [[String: Any]] ?? []).reduce(0) { $0 + ($1["attempts"] as? Int ?? 0) }
    }
    #expect(attempts(try await json()) == 2)
    #expect(attempts(try await json("--since", "2026-11-17")) == 1)
    #expect(attempts(try await json("--since", "2026-11-18")) == 0)
    #expect(attempts(try await json("--level", "staff")) == 0)
    #expect(attempts(try await json("--topic", "quantization")) == 2)
    let other = try await json("--topic", "fusion")
    let next = try #require(other["studyNext"] as? [[String: Any]])
    #expect(next.allSatisfy { ($0["id"] as? String)?.hasPrefix("fuse-") == true })
  }

  @Test func theLastDayAndTheKindLeaveOthersOut() async throws {
    func attempts(_ report: [String: Any]) -> Int {
      (report["levels"] as? [[String: Any]] ?? []).reduce(0) { $0 + ($1["attempts"] as? Int ?? 0) }
    }
    #expect(attempts(try await json("--until", "16 nov")) == 1)
    #expect(attempts(try await json("--until", "yesterday")) == 2)
    #expect(attempts(try await json("--since", "tue", "--until", "17.11.")) == 1)
    #expect(attempts(try await json("--kind", "calculation")) == 2)
    let design = try await json("--kind", "design", "--kind", "tradeoff")
    #expect(attempts(design) == 0)
    let scope = try #require(design["scope"] as? [String: Any])
    #expect(scope["kinds"] as? [String] == ["design", "tradeoff"])
  }

  @Test func outputGoesToAFileWholeAndReplacesOneOnlyWhenAsked() async throws {
    let printed = try await place.run("report", "--format", "html", "--now", monday)
    let file = place.file("report.html")
    let write = ["report", "--format", "html", "--now", monday, "--output", file]
    let written = try await place.run(Program.path, write)
    #expect(written.status == 0)
    #expect(written.output.isEmpty)
    #expect(try place.bytes(file) == Data(printed.output.utf8))

    try Data("mine".utf8).write(to: URL(fileURLWithPath: file))
    let again = try await place.run(Program.path, write)
    #expect(again.status == 2)
    #expect(
      again.error
        == "edgewise: \(file): is there already; take --force to replace it, or name another file\n"
    )
    #expect(try place.bytes(file) == Data("mine".utf8))

    // The name stays a link, and the file as private as it was.
    _ = try await place.shell("chmod 600 report.html; ln -s report.html link.html")
    let forced = try await place.run(
      Program.path, write.dropLast() + [place.file("link.html"), "--force"])
    #expect(forced.status == 0)
    #expect(try place.bytes(file) == Data(printed.output.utf8))
    #expect(try await place.shell("test -L link.html").status == 0)
    #expect(try mode(file) == 0o600)
    let left = try FileManager.default.contentsOfDirectory(atPath: place.path)
    #expect(!left.contains { $0.hasPrefix(".edgewise") }, "nothing lies about")
  }

  @Test func theUmaskSaysWhoMayReadAFile() async throws {
    for (mask, expected) in [("022", 0o644), ("077", 0o600), ("002", 0o664)] {
      _ = try await place.shell("umask \(mask); edgewise report --output new-\(mask)")
      #expect(try mode(place.file("new-\(mask)")) == expected)
    }
  }

  private func mode(_ path: String) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
  }

  @Test func whatIsNoFileIsWrittenIntoAndStays() async throws {
    let printed = try await place.run("report", "--format", "csv", "--now", monday)
    let report = "edgewise report --format csv --now \(monday)"
    let piped = try await place.shell(
      "mkfifo pipe; cat pipe > got & \(report) --output pipe; wait; test -p pipe")
    #expect(piped.status == 0, "\(piped.error)")
    #expect(try place.bytes(place.file("got")) == Data(printed.output.utf8))
    for name in ["-", "/dev/stdout", "/dev/fd/1"] {
      let out = try await place.shell("echo before; \(report) --output \(name)")
      #expect(out.output == "before\n" + printed.output, "\(name)")
    }
  }

  @Test func theHistoryIsNeverReplaced() async throws {
    let before = try await place.run("history", "export")
    for part in ["", "-wal", "-head"]
    where FileManager.default.fileExists(
      atPath: place.history + part)
    {
      let report = try await place.run("report", "--output", place.history + part, "--force")
      #expect(report.status == 2)
      #expect(report.error.contains("is your history"), "\(part)")
    }
    #expect(try await place.run("history", "export").output == before.output)
  }

  @Test func openWritesThePageAndOpensItWithTheBrowser() async throws {
    let printed = try await place.run("report", "--format", "html", "--now", monday)
    let page = place.file("edgewise-report.html")
    try place.write("echo \"$1\" >> opened", to: "browser")
    for _ in 1...2 {
      let opened = try await place.run(
        "report", "--open", "--now", monday,
        environment: ["BROWSER": "no-such-browser:sh browser"])
      #expect(opened.status == 0)
      #expect(opened.output == "The report is in \(page)\n")
      #expect(opened.error.isEmpty)
    }
    #expect(try place.bytes(page) == Data(printed.output.utf8))
    #expect(try place.bytes(place.file("opened")) == Data("\(page)\n\(page)\n".utf8))
  }

  @Test func withoutABrowserOpenSaysWhereThePageIs() async throws {
    let file = place.file("it's here.html")
    let opened = try await place.run(
      "report", "--open", "--output", file,
      environment: ["BROWSER": nil, "PATH": "/nowhere"])
    #expect(opened.status == 0)
    #expect(
      opened.outputLines == [
        "The report is in \(file)", "Open it in a browser: there is no desktop here.",
      ])
  }

  @Test func openReplacesNoFileThatItHasNotMade() async throws {
    try place.write("mine", to: "edgewise-report.html")
    let opened = try await place.run(
      "report", "--open", environment: ["BROWSER": "true"])
    #expect(opened.status == 2)
    #expect(opened.errorLines.count == 1)
    #expect(try place.bytes(place.file("edgewise-report.html")) == Data("mine".utf8))
  }

  @Test func outputThatCannotBeWrittenIsOneLine() async throws {
    for path in ["/proc/no/report.html", place.path, place.file("everything.jsonl/report.html")] {
      let report = try await place.run("report", "--output", path)
      #expect(report.status == 2)
      #expect(report.errorLines.count == 1)
      #expect(report.error.hasPrefix("edgewise: \(path): could not be written ("))
      #expect(report.error.hasSuffix("; name another file\n"))
    }
  }

  @Test func aHistoryWithNothingInItMakesAReportToo() async throws {
    let fresh = try Place()
    for format in ["markdown", "html", "csv", "json", "text"] {
      let report = try await fresh.run("report", "--format", format)
      #expect(report.status == 0)
      #expect(!report.output.isEmpty)
    }
    #expect(!FileManager.default.fileExists(atPath: fresh.history))
  }
}
