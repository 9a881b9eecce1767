import EdgewiseProgram
import Foundation
import Testing

/// `grade`, and what the days after it bring; whole weeks with `--now`.
@Suite struct ScheduleTests {
  private let place: Place

  init() throws { place = try Place() }

  private func due(at time: String) async throws -> Int? {
    let due = try await place.run("due", "--format", "json", "--now", time)
    return (try due.json() as? [String: Int])?["due"]
  }

  @Test func gradeSaysWhenTheQuestionComesBackAndItDoes() async throws {
    let grade = try await place.run("grade", builtIn, "good", "--now", monday)
    #expect(grade.output == "Saved: good for \(builtIn). Back in 2 days, 2026-11-25.\n")
    #expect(grade.status == 0)
    let list = try await place.run("list", "--format", "json", "--now", monday)
    let rows = try #require(try list.json() as? [[String: Any]])
    #expect(rows.first { $0["id"] as? String == builtIn }?["due"] as? String == "2026-11-25")
    let table = try await place.run("list", "--now", monday)
    #expect(table.outputLines.first { $0.hasSuffix(builtIn) }?.contains("in 2d") == true)
    #expect(try await due(at: "2026-11-24T12:00:00+01:00") == 0)
    #expect(try await due(at: "2026-11-25T12:00:00+01:00") == 1)
    let then = try await place.run("list", "--now", "2026-11-25T12:00:00+01:00")
    #expect(then.outputLines.first { $0.hasSuffix(builtIn) }?.contains(" now ") == true)
  }

  @Test func aStudyDayBeginsAtFourInTheMorning() async throws {
    // Past midnight, so it still counts as Monday.
    let late = try await place.run(
      "grade", builtIn, "good", "--format", "json", "--now", "2026-11-24T03:59:00+01:00")
    let saved = try #require(try late.json() as? [String: String])
    #expect(saved["due"] == "2026-11-25")
    #expect(try await due(at: "2026-11-25T03:59:59+01:00") == 0)
    #expect(try await due(at: "2026-11-25T04:00:00+01:00") == 1)
  }

  @Test func weeksOfGoodAnswersMakeTheIntervalsGrow() async throws {
    var now = monday
    var intervals: [Int] = []
    for _ in 0..<5 {
      let grade = try await place.run("grade", builtIn, "good", "--format", "json", "--now", now)
      let saved = try #require(try grade.json() as? [String: String])
      let next = try #require(saved["due"]) + "T09:00:00+01:00"
      #expect(try await due(at: next) == 1)
      let days = try days(from: now, to: next)
      #expect(days > intervals.last ?? 0)
      intervals.append(days)
      now = next
    }
    let fail = try await place.run("grade", builtIn, "again", "--format", "json", "--now", now)
    let back = try #require((try fail.json() as? [String: String])?["due"])
    #expect(try days(from: now, to: back + "T09:00:00+01:00") < intervals[4] / 4)
    let lines = try await place.export()
    #expect(lines.map { $0["grade"] as? String } == Array(repeating: "good", count: 5) + ["again"])
  }

  private func days(from first: String, to second: String) throws -> Int {
    let dates = try [first, second].map { try #require(ISO8601DateFormatter().date(from: $0)) }
    return Int((dates[1].timeIntervalSince(dates[0]) / 86_400).rounded())
  }

  @Test func localTimesAreReadInTheTimeZone() async throws {
    for (time, zone, stored) in [
      ("2026-07-01T09:00", "Europe/Berlin", "2026-07-01T07:00:00"),
      ("2026-12-01T09:00:30", "America/New_York", "2026-12-01T14:00:30"),
      ("2026-12-02T09:00:00Z", "Asia/Tokyo", "2026-12-02T09:00:00"),
    ] {
      let grade = try await place.run(
        "grade", builtIn, "easy", "--now", time, environment: ["TZ": zone])
      #expect(grade.status == 0)
      let last = try await place.export().last
      let at = try #require(last?["at"] as? String)
      // `--now` goes on from that moment, by the few milliseconds that the command has taken.
      #expect(at.hasPrefix(stored), "\(at)")
    }
  }

  @Test func twoGradesAtOnceAreBothKept() async throws {
    let outcome = try await place.shell(
      """
      for grade in again hard good easy again hard good easy; do
        edgewise grade \(builtIn) $grade &
      done
      wait
      """)
    #expect(outcome.error.isEmpty)
    #expect(outcome.outputLines.count == 8)
    let lines = try await place.export()
    #expect(lines.count == 8)
    #expect(try await place.run("history", "check").status == 0)
  }

  @Test func theHistoryIsForItsOwnerAlone() async throws {
    _ = try await place.shell("umask 022; edgewise grade \(builtIn) good")
    func mode(_ path: String) throws -> Int? {
      try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    }
    #expect(try mode(place.history) == 0o600)
    #expect(try mode(place.file("data/edgewise")) == 0o700)
    let backup = place.file("copy.db")
    _ = try await place.shell("umask 022; edgewise history backup \(backup)")
    #expect(try mode(backup) == 0o600)
  }
}
