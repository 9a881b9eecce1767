import EdgewiseProgram
import Foundation
import Testing

/// `--format`, wherever it stands, and what shells complete.
@Suite struct FormatTests {
  private let place: Place

  init() throws { place = try Place() }

  private func run(_ words: String) async throws -> Outcome {
    try await place.run(Program.path, words.split(separator: " ").map(String.init))
  }

  @Test func whatIsPrintedIsJSONBeforeTheCommandAndAfterIt() async throws {
    #expect(try await run("grade quant-affine-params good").status == 0)
    for command in [
      "list", "search scale", "show quant-affine-params", "due", "plan", "report", "progress",
      "roadmap", "settings", "settings mouse", "keys", "grade quant-affine-params again",
      "history backup", "history backup --list", "history check", "history restore --yes",
      "history retract --ahead --yes", "bank coverage", "bank stale",
    ] {
      for words in ["\(command) --format json", "--format json \(command)"] {
        let outcome = try await run(words)
        #expect(
          outcome.status == 0 || (outcome.status == 1 && outcome.error.isEmpty),
          "\(words): \(outcome.error)")
        #expect(throws: Never.self, "\(words)") { try outcome.json() }
      }
    }
  }

  @Test func aFormatThatACommandDoesNotHaveIsRefused() async throws {
    let settings = try await run("settings --format csv")
    #expect(settings.status == 2)
    #expect(
      settings.errorLines
        == ["edgewise: --format: there is no 'csv' here; take one of text, json"])
    #expect(try await run("--format csv list").output.hasPrefix("id,"))
    let app = try await run("--format json")
    #expect(app.status == 2)
    #expect(app.errorLines.first?.contains("the app has none") == true)
  }

  @Test func whatAsksIsNotAskedInJSON() async throws {
    #expect(try await run("grade quant-affine-params good").status == 0)
    #expect(try await run("history backup").status == 0)
    let outcome = try await run("history restore --format json")
    #expect(outcome.status == 2)
    #expect(outcome.errorLines == ["edgewise: --format json asks nothing; say --yes with it"])
  }

  @Test func damageIsToldInJSON() async throws {
    #expect(try await run("grade quant-affine-params good").status == 0)
    try Data(repeating: 7, count: 5_000).write(to: URL(fileURLWithPath: place.history))
    let outcome = try await run("history check --format json")
    #expect(outcome.status != 0)
    if outcome.status == 1 {
      let check = try outcome.json() as? [String: Any]
      #expect((check?["findings"] as? [String])?.isEmpty == false)
    }
  }

  @Test(arguments: ["bash", "zsh", "fish"])
  func shellsCompleteWhatCanBeNamed(shell: String) async throws {
    let script = try await run("--generate-completion-script \(shell)").output
    for word in ["principal", "ota-fleet", "scenario", "interview-date", "again", "html"] {
      #expect(script.contains(word), "\(word)")
    }
  }

  @Test func shellsCompleteIds() async throws {
    let script = try await run("--generate-completion-script bash").output
    #expect(script.contains("---completion"))
    let ids = try await run("---completion show -- positional@0 1 5 edgewise show")
    #expect(ids.output.contains("quant-affine-params"))
  }

  @Test func theManualHasExamplesAndTheImportsFields() async throws {
    let page = try await run("manual").output
    #expect(page.contains("\n.Sh EXAMPLES\n"))
    #expect(page.contains(".Dl \\&edgewise \\&history \\&import \\&\\- \\&< \\&answers.jsonl"))
    let help = try await run("history import --help").output
    for field in ["offsetMinutes", "confidence", "points", "session", "thinkMs"] {
      #expect(help.contains(field) && page.contains(field), "\(field)")
    }
  }
}
