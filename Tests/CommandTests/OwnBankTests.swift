import EdgewiseProgram
import Foundation
import Testing

/// `bank lint`, and `--bank` with questions of one's own.
@Suite struct OwnBankTests {
  private let place: Place

  init() throws { place = try Place() }

  private func lint(_ arguments: String...) async throws -> Outcome {
    try await place.run(Program.path, ["bank", "lint", "--now", monday] + arguments)
  }

  @Test func aCleanBankHasNoFindings() async throws {
    let outcome = try await lint(try place.ownBank())
    #expect(outcome.output == "1 question, 0 errors, 0 warnings\n")
    #expect(outcome.status == 0)
    #expect(outcome.error.isEmpty)
    let json = try await lint(try place.ownBank(), "--format", "json")
    #expect((try json.json() as? [Any])?.isEmpty == true)
    #expect(json.status == 0)
  }

  @Test func aFindingStandsWithPathLineAndColumn() async throws {
    let bank = try place.ownBank {
      $0.replacingOccurrences(of: "w: 10,", with: "w: 11,")
        .replacingOccurrences(of: "minutes: 5", with: "minutes: soon")
    }
    let outcome = try await lint(bank)
    #expect(outcome.status == 1)
    #expect(outcome.error.isEmpty)
    let line = try #require(
      ownQuestion.split(separator: "\n").firstIndex { $0.hasPrefix("minutes:") })
    let path = "\(bank)/junior/quant-own-step.md"
    let expected = "\(path):\(line + 1):10: error: "
    #expect(
      outcome.outputLines.contains { $0.hasPrefix(expected) && $0.hasSuffix("[field-value]") })
    #expect(outcome.outputLines.last?.hasSuffix(" warnings") == true)
    let json = try await lint(bank, "--format", "json")
    #expect(json.status == 1)
    let findings = try #require(try json.json() as? [[String: Any]])
    let finding = try #require(findings.first { $0["rule"] as? String == "field-value" })
    #expect(Set(finding.keys) == ["path", "line", "column", "severity", "rule", "message"])
    #expect(finding["line"] as? Int == line + 1)
    #expect(finding["column"] as? Int == 10)
    #expect(finding["severity"] as? String == "error")
  }

  @Test func aWarningAloneIsNoFailure() async throws {
    let bank = try place.ownBank {
      $0.replacingOccurrences(
        of: "A wider range makes each step coarser.", with: "A wider range is never finer.")
    }
    let outcome = try await lint(bank)
    #expect(outcome.outputLines.contains { $0.contains(": warning: ") })
    #expect(outcome.status == 0)
  }

  @Test func rulesAreListed() async throws {
    let rules = try await place.run("bank", "lint", "--rules")
    #expect(rules.status == 0)
    let rows = rules.outputLines.map { $0.split(separator: "\t") }
    #expect(rows.count > 40)
    #expect(rows.allSatisfy { $0.count == 3 && ["error", "warning"].contains($0[0]) })
    #expect(rows.contains { $0[1] == "near-duplicate" })
  }

  @Test func ownQuestionsAreAskedBesideTheBuiltInOnes() async throws {
    let bank = try place.ownBank()
    let list = try await place.run("list", "--bank", bank)
    #expect(list.output.contains("quant-own-step"))
    #expect(list.output.contains(builtIn))
    #expect(try await place.run("show", "quant-own-step", "--bank", bank).status == 0)
    let grade = try await place.run(
      "grade", "quant-own-step", "easy", "--bank", bank, "--now", monday)
    #expect(grade.status == 0)
    // Without the bank the history keeps what it has.
    #expect(try await place.run("list").output.contains("quant-own-step") == false)
    let lines = try await place.export()
    #expect(lines.first?["question"] as? String == "quant-own-step")
    #expect(try await place.run("report").status == 0)
    #expect(try await place.run("due").status == 0)
  }

  @Test(arguments: ["list", "due", "study --plain", "grade quant-own-step good", "show \(builtIn)"])
  func aMalformedQuestionStopsTheCommandInOneLine(command: String) async throws {
    _ = try await place.run("grade", builtIn, "good")
    let before = try place.bytes(place.history)
    let bank = try place.ownBank { $0.replacingOccurrences(of: "title:", with: "titel:") }
    let outcome = try await place.run(
      Program.path, command.split(separator: " ").map(String.init) + ["--bank", bank])
    #expect(outcome.status == 2)
    #expect(outcome.output.isEmpty)
    #expect(outcome.errorLines.count == 1)
    #expect(outcome.error.hasPrefix("edgewise: \(bank)/junior/quant-own-step.md:"))
    #expect(outcome.error.contains(": error: "))
    #expect(outcome.error.contains("edgewise bank lint \(bank)"))
    #expect(try place.bytes(place.history) == before)
  }

  @Test func aBankThatIsNotThereIsOneLine() async throws {
    for path in [place.file("nowhere"), try place.write("", to: "a-file")] {
      for arguments in [["bank", "lint", path], ["list", "--bank", path]] {
        let outcome = try await place.run(Program.path, arguments)
        #expect(outcome.status == 2)
        #expect(outcome.errorLines.count == 1)
        #expect(outcome.error.contains(path))
      }
    }
    let nothing = try await place.run("bank", "lint")
    #expect(nothing.status == 2)
    #expect(nothing.error == "edgewise: bank lint: name the directory of the bank\n")
  }
}
