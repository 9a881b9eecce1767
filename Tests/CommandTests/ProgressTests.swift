import EdgewiseProgram
import Foundation
import Testing

/// `progress`.
@Suite struct ProgressTests {
  private let place: Place

  init() throws { place = try Place() }

  @Test func aNewPersonHasNoRange() async throws {
    let outcome = try await place.run("progress", "--now", monday)
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("not tried yet"))
    #expect(!outcome.output.contains("%  "))
    let json = try await place.run("progress", "--now", monday, "--format", "json")
    let object = try #require(try json.json() as? [String: Any])
    let levels = try #require(object["levels"] as? [[String: Any]])
    #expect(levels.count == 5 && levels.allSatisfy { $0["low"] is NSNull })
  }

  @Test func whatWasAnsweredMakesARangeForTheInterview() async throws {
    _ = try await place.run("settings", "interview-date", "2026-12-18", "--now", monday)
    for question in [builtIn, "fw-isr-ready-flag-hang"] {
      _ = try await place.run("grade", question, "good", "--now", monday)
    }
    let outcome = try await place.run("progress", "--now", monday)
    #expect(outcome.output.hasPrefix("Ready on 18 Dec"))
    #expect(outcome.output.contains("1 day of the last"))
    let json = try await place.run("progress", "--now", monday, "--format", "json")
    let object = try #require(try json.json() as? [String: Any])
    #expect(object["target"] as? String == "2026-12-18")
    let junior = try #require((object["levels"] as? [[String: Any]])?.first)
    #expect(junior["seen"] as? Int == 2)
    let low = try #require(junior["low"] as? Double)
    let high = try #require(junior["high"] as? Double)
    #expect(0 <= low && low < high && high <= 1)
    #expect((object["dueAhead"] as? [Int])?.reduce(0, +) == 2)
  }
}
