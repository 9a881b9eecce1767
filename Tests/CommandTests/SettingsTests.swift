import EdgewiseProgram
import Testing

/// `settings`.
@Suite struct SettingsTests {
  private let place: Place

  init() throws { place = try Place() }

  @Test func showsAllOfThemAndOne() async throws {
    let all = try await place.run("settings", "--format", "json")
    let values = try #require(try all.json() as? [String: String])
    #expect(values["new-per-day"] == "plan")
    #expect(values["interview-date"] == "none")
    let text = try await place.run("settings")
    #expect(text.outputLines.count == values.count)
    for (key, value) in values {
      let one = try await place.run("settings", key)
      #expect(one.outputLines.count == 1)
      #expect(one.output.hasPrefix("\(key)  \(value)  ("))
    }
  }

  @Test func aSettingIsKeptAndUsed() async throws {
    let set = try await place.run("settings", "new-per-day", "3")
    #expect(set.status == 0)
    #expect(set.output.hasPrefix("new-per-day  3  ("))
    #expect(try await place.run("due").output == "3 new · 7 min\n")
    _ = try await place.run("settings", "new-per-day", "0")
    #expect(try await place.run("due").status == 1)
  }

  @Test(arguments: [
    ("new-per-day", "101"), ("new-per-day", "many"), ("desired-retention", "1"),
    ("interview-date", "2026-02-30"), ("minutes-per-day", "0"), ("mouse", "maybe"),
    ("fsrs-parameters", "1 2 3"),
  ])
  func aWrongValueChangesNothing(key: String, value: String) async throws {
    _ = try await place.run("settings", "new-per-day", "3")
    let before = try await place.run("settings")
    let wrong = try await place.run("settings", key, value)
    #expect(wrong.status == 2)
    #expect(wrong.output.isEmpty)
    #expect(wrong.errorLines.count == 1)
    #expect(wrong.error.contains(key))
    #expect(wrong.error.contains("'\(value)'"))
    #expect(try await place.run("settings").output == before.output)
  }

  @Test func theInterviewIsADateAsPeopleTypeIt() async throws {
    for (words, kept) in [
      (["18", "Dec,", "2026"], "2026-12-18"), (["+3w"], "2026-12-14"), (["18.12."], "2026-12-18"),
      (["unknown"], "none"),
    ] {
      let set = try await place.run(
        Program.path, ["settings", "interview-date", "--now", monday] + words)
      #expect(set.status == 0)
      #expect(set.output.hasPrefix("interview-date  \(kept)  ("))
    }
    for words in [["yesterday"], ["2026-11-22"], ["in", "3", "years"]] {
      let wrong = try await place.run(
        Program.path, ["settings", "interview-date", "--now", monday] + words)
      #expect(wrong.status == 2)
      #expect(wrong.errorLines.count == 1)
      #expect(wrong.error.contains("'\(words.joined(separator: " "))'"))
    }
    #expect(try await place.run("settings", "interview-date").output.contains("  none  ("))
  }

  @Test func aWrongKeyNamesTheKeysThatThereAre() async throws {
    let wrong = try await place.run("settings", "newperday", "3")
    #expect(wrong.status == 2)
    #expect(wrong.errorLines.count == 1)
    #expect(wrong.error.contains("'newperday'"))
    #expect(wrong.error.contains("new-per-day, desired-retention"))
  }
}
