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
    #expect(rows.allSatisfy { $0.count == 3 && ["error", "warning", "strict"].contains($0[0]) })
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

  /// A bank with a faulty question, and a sound one beside it.
  private func faultyBank() throws -> String {
    try place.write(
      ownQuestion.replacingOccurrences(of: "quant-own-step", with: "quant-x-faulty")
        .replacingOccurrences(of: "title:", with: "titel:"), to: "bank/junior/quant-x-faulty.md")
    return try place.ownBank()
  }

  @Test(arguments: ["list", "due", "study --plain", "grade quant-own-step good", "show \(builtIn)"])
  func aFaultyQuestionIsLeftOutInOneLine(command: String) async throws {
    let bank = try faultyBank()
    let outcome = try await place.run(
      Program.path, command.split(separator: " ").map(String.init) + ["--bank", bank])
    #expect(outcome.status == 0)
    #expect(!outcome.output.isEmpty)
    #expect(outcome.errorLines.count == 1)
    #expect(outcome.error.hasPrefix("edgewise: \(bank)/junior/quant-x-faulty.md:"))
    #expect(outcome.error.contains(": error: ") && outcome.error.contains("; left out"))
  }

  @Test func theOthersOfTheBankAreAsked() async throws {
    let list = try await place.run("list", "--bank", try faultyBank())
    #expect(list.output.contains("quant-own-step") && list.output.contains(builtIn))
    #expect(!list.output.contains("quant-x-faulty"))
    let show = try await place.run("show", "quant-x-faulty", "--bank", try faultyBank())
    #expect(show.status == 2)
  }

  @Test func aDraftIsLeftOutInOneLine() async throws {
    let bank = try place.ownBank()
    let new = ["bank", "new", "--level", "mid", "--topic", "fusion", "--id"]
    _ = try await place.run(Program.path, new + ["fuse-mine", bank])
    let one = try await place.run("list", "--bank", bank)
    #expect(one.status == 0)
    #expect(one.output.contains("quant-own-step") && !one.output.contains("fuse-mine"))
    #expect(one.error == "edgewise: \(bank)/mid/fuse-mine.md: a draft, left out\n")
    _ = try await place.run(Program.path, new + ["fuse-other", bank])
    let two = try await place.run("due", "--bank", bank)
    #expect(
      two.error
        == "edgewise: \(bank)/mid/fuse-mine.md: a draft, left out (and 1 more: edgewise bank "
        + "lint \(bank))\n")
    // An error weighs more than a draft.
    let three = try await place.run("due", "--bank", try faultyBank())
    #expect(three.errorLines.count == 1)
    #expect(three.error.contains("quant-x-faulty.md:") && three.error.contains("(and 2 more: "))
  }

  @Test func aBankWithoutQuestionsLeavesTheBuiltInOnes() async throws {
    try place.write("Nothing.", to: "empty/README.md")
    let list = try await place.run("list", "--bank", place.file("empty"))
    #expect(list.status == 0)
    #expect(list.output.contains(builtIn))
    #expect(list.errorLines.count == 1 && list.error.contains("[no-questions]"))
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

  @Test func aQuestionOfOnesOwnIsEditedFromItsPage() async throws {
    let bank = try place.ownBank()
    let file = "\(bank)/junior/quant-own-step.md"
    let title = try #require(ownQuestion.split(separator: "\n").first { $0.hasPrefix("title:") })
    let editor = try place.write(
      "sed -i 's/^title: .*/title: Step size, mended/' \"$1\"\n", to: "editor")
    let outcome = try await place.run(
      "browse", "--plain", "--bank", bank, "--now", monday,
      input: "/\nown-step\n1\nE\nq\n", environment: ["VISUAL": "sh \(editor)"])
    #expect(outcome.status == 0)
    #expect(outcome.output.contains(title.dropFirst("title: ".count)))
    #expect(outcome.output.contains("Step size, mended"))
    // A faulty one is told of with its place and stays on the page.
    let breaking = try place.write(
      "sed -i 's/^minutes: .*/minutes: soon/' \"$1\"\n", to: "breaking")
    let broken = try await place.run(
      "browse", "--plain", "--bank", bank, "--now", monday,
      input: "/\nown-step\n1\nE\nq\n", environment: ["VISUAL": "sh \(breaking)"])
    #expect(broken.output.contains("\(file):"))
    #expect(broken.output.contains("minutes"))
  }
}
