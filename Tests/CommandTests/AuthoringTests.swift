import EdgewiseProgram
import Foundation
import Testing

/// `bank new`, `bank coverage`, `bank stale` and `roadmap`.
@Suite struct AuthoringTests {
  private let place: Place

  init() throws { place = try Place() }

  @Test func aStartedQuestionIsADraftOfTheBank() async throws {
    let bank = try place.ownBank()
    let arguments = [
      "bank", "new", "--level", "mid", "--topic", "fusion", "--id", "fuse-two-clocks",
    ]
    let new = try await place.run(Program.path, arguments + [bank])
    #expect(new.status == 0)
    #expect(new.output == "\(bank)/mid/fuse-two-clocks.md\n")
    let lint = try await place.run("bank", "lint", "--now", monday, bank)
    #expect(lint.outputLines.last == "2 questions, 2 errors, 0 warnings")
    let printed = try await place.run(Program.path, arguments)
    #expect(try place.bytes(new.outputLines[0]) == Data(printed.output.utf8))
    // Again it is one line, and the file is as it was.
    try place.write("mine", to: "bank/mid/fuse-two-clocks.md")
    let again = try await place.run(Program.path, arguments + [bank])
    #expect(again.status == 2)
    #expect(again.errorLines.count == 1 && again.error.contains("fuse-two-clocks.md: is there"))
    #expect(try place.bytes("\(bank)/mid/fuse-two-clocks.md") == Data("mine".utf8))
  }

  @Test(arguments: [
    (["--level", "boss", "--topic", "fusion"], "--level: there is no 'boss'"),
    (["--level", "mid", "--topic", "biology"], "--topic: there is no 'biology'"),
    (["--level", "mid", "--topic", "fusion", "--kind", "essay"], "--kind: there is no 'essay'"),
    (["--level", "mid", "--topic", "fusion", "--id", "quant-x"], "--id: an id of topic fusion"),
  ])
  func aWrongPartIsOneLine(arguments: [String], message: String) async throws {
    let outcome = try await place.run(Program.path, ["bank", "new"] + arguments)
    #expect(outcome.status == 2)
    #expect(outcome.errorLines.count == 1)
    #expect(outcome.error.hasPrefix("edgewise: \(message)"))
  }

  @Test func coverageOfTheBuiltInBankIsAsPlanned() async throws {
    let text = try await place.run("bank", "coverage")
    #expect(text.status == 0)
    #expect(text.outputLines.first?.hasPrefix("Topic") == true)
    let json = try await place.run("bank", "coverage", "--format", "json")
    let object = try #require(try json.json() as? [String: Any])
    #expect(object["asPlanned"] as? Bool == true)
    #expect((object["uncovered"] as? [Any])?.isEmpty == true)
    #expect((object["levels"] as? [Any])?.count == 5)
    let topics = try #require(object["topics"] as? [[String: Any]])
    #expect(topics.count == 16)
    // A count for each form, level and topic, which together are those of the topic.
    for topic in topics {
      let forms = try #require(topic["forms"] as? [String: [Int]])
      #expect(Set(forms.keys) == ["core", "scenario", "code"])
      #expect(forms.values.joined().reduce(0, +) == topic["questions"] as? Int)
    }
  }

  @Test func aStartedQuestionHasTheFormAskedFor() async throws {
    let arguments = ["bank", "new", "--level", "mid", "--topic", "fusion", "--form"]
    let core = try await place.run(Program.path, arguments + ["core"])
    #expect(core.outputLines.contains("form: core"))
    #expect(
      try await place.run(Program.path, arguments + ["code"]).output.contains("language: c\n"))
    #expect(try await place.run(Program.path, arguments + ["poem"]).status == 2)
  }

  @Test func coverageNamesWhatNothingAsksAbout() async throws {
    let bank = try place.ownBank()
    try place.write(
      """
      tags: [int8, calibration]
      career:
        - {id: fly-kites, part: Leisure, item: Fly a kite., topics: [fusion], questions: [fuse-kite]}

      """, to: "bank/taxonomy.yaml")
    let coverage = try await place.run("bank", "coverage", bank)
    #expect(coverage.status == 1)
    #expect(coverage.output.contains("Career: 0 of 1 item covered"))
    #expect(coverage.output.contains("- fly-kites: Leisure: Fly a kite."))
    let lint = try await place.run("bank", "lint", "--now", monday, bank)
    #expect(lint.status == 1)
    #expect(lint.output.contains("taxonomy.yaml:3:") && lint.output.contains("[career-questions]"))
  }

  @Test func aSourceIsStaleAfterAYear() async throws {
    let bank = try place.ownBank()
    let fresh = try await place.run("bank", "stale", "--now", monday, bank)
    #expect(fresh.status == 0)
    #expect(fresh.output.hasPrefix("Nothing is stale"))
    let later = "2027-11-23T09:00:00Z"
    let stale = try await place.run("bank", "stale", "--now", later, bank)
    #expect(stale.status == 1)
    #expect(stale.output == "quant-own-step: source s1 checked 2026-10, 13 months ago\n")
    let json = try await place.run("bank", "stale", "--now", later, "--format", "json", bank)
    let rows = try #require(try json.json() as? [[String: Any]])
    #expect(rows.map { $0["months"] as? Int } == [13])
    #expect(Set(rows[0].keys) == ["question", "reason", "source", "since", "months"])
  }

  @Test func theRoadmapShowsHowFarOneHasCome() async throws {
    let before = try await place.run("roadmap", "--now", monday)
    #expect(before.status == 0)
    #expect(before.output.contains("1. ") && before.output.contains("Milestone"))
    #expect(before.output.contains("○") && !before.output.contains("○●"))
    let json = try await place.run("roadmap", "--now", monday, "--format", "json")
    let phases = try #require((try json.json() as? [String: Any])?["phases"] as? [[String: Any]])
    let goals = phases.flatMap { $0["goals"] as? [[String: Any]] ?? [] }
    let questions = try #require(goals.first?["questions"] as? [[String: Any]])
    let id = try #require(questions.first?["id"] as? String)
    #expect(questions.first?["hold"] as? String == "unseen")
    _ = try await place.run("grade", id, "good", "--now", monday)
    let after = try await place.run("roadmap", "--now", monday)
    #expect(after.output.contains("●"))
    let ascii = try await place.run("roadmap", "--now", monday, environment: ["LANG": "C"])
    #expect(ascii.output.utf8.allSatisfy { $0 < 0x80 })
  }
}
