import EdgewiseProgram
import Foundation
import Testing

@Suite struct ManualTests {
  private let place: Place

  init() throws { place = try Place() }

  private var manual: String {
    get async throws {
      let outcome = try await place.run("manual")
      #expect(outcome.status == 0)
      #expect(outcome.error.isEmpty)
      return outcome.output
    }
  }

  /// Text as the page has it, without what keeps it from being read as macros.
  private func plain(_ page: String) -> String {
    page.replacing("\\&", with: "").replacing("\\-", with: "-").replacing("\\`", with: "`")
      .replacing("\\(aq", with: "'").replacing("\\e", with: "\\")
  }

  @Test func namesEveryCommandOfTheHelp() async throws {
    let help = try await place.run("--help").output
    let list = try #require(help.components(separatedBy: "SUBCOMMANDS:").last)
    let page = plain(try await manual)
    let names = list.split(separator: "\n").compactMap { line -> Substring? in
      line.hasPrefix("  ") && !line.hasPrefix("   ")
        ? line.split(separator: " ").first : nil
    }
    #expect(names.count > 12)
    for name in names where !["open", "help", "See"].contains(name) {
      #expect(page.contains("\n.Ss \(name)"), "\(name) is not in the manual")
    }
    for words in ["history import <file>", "bank new", "bank lint", "grade <id> <grade>"] {
      #expect(page.contains("\n.Ss \(words)"), "\(words) is not in the manual")
    }
  }

  @Test func hasTheKeysOfTheReadme() async throws {
    let readme = try String(
      contentsOf: URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appending(path: "../../README.md"), encoding: .utf8)
    let table = try #require(
      readme.components(separatedBy: "<!-- keys -->").last?
        .components(separatedBy: "<!-- /keys -->").first)
    let page = plain(try await manual).split(separator: "\n").map(String.init)
    let rows = table.split(separator: "\n").dropFirst(2).map { row in
      row.split(separator: "|", omittingEmptySubsequences: false)
        .map { $0.trimmingCharacters(in: .whitespaces) }
    }
    #expect(rows.count > 60)
    for row in rows {
      #expect(page.contains(row[3]), "'\(row[3])' is not in the manual")
      if !row[1].isEmpty { #expect(page.contains(".Ss \(row[1])")) }
    }
  }

  /// What mdoc's readers trip over: macros that are not closed, and text that looks like one.
  @Test func isWellFormed() async throws {
    let macros: Set<Substring> = [
      ".Dd", ".Dt", ".Os", ".Sh", ".Nm", ".Nd", ".Op", ".Ss", ".Pp", ".Bl", ".It", ".El", ".Dl",
    ]
    var depth = 0
    for line in try await manual.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    {
      #expect(!line.isEmpty)
      #expect(!line.hasPrefix("'"))
      guard line.hasPrefix("."), let macro = line.split(separator: " ").first else { continue }
      #expect(macros.contains(macro), "\(line)")
      if macro == ".Bl" { depth += 1 }
      if macro == ".El" { depth -= 1 }
      #expect(macro != ".It" || depth == 1)
      #expect((0...1).contains(depth))
    }
    #expect(depth == 0)
  }

  /// Options that every command takes may also come before it.
  @Test func commonOptionsMayComeFirst() async throws {
    let history = place.path + "/elsewhere.db"
    let due = try await place.run("--history", history, "due")
    #expect(due.status == 0)
    #expect(due.output.hasPrefix("7 new · "))
    let set = try await place.run("--history", history, "settings", "new-per-day", "3")
    #expect(set.status == 0)
    let exported = try await place.run("--history=\(history)", "history", "export")
    #expect(exported.status == 0)
    let found = try await place.run(
      "--now", "2026-11-23T09:00:00Z", "--history", history, "search", "--", "int8")
    #expect(found.status == 0)
    #expect(!found.output.isEmpty)
    let unknown = try await place.run("--history", history, "nonsense")
    #expect(unknown.status == 2)
  }
}
