import EdgewiseProgram
import Foundation
import SeededRandom
import Testing

/// `kill -9` at any moment. `Tests/Torture` does it a thousand times.
@Suite struct KillTests {
  private let place: Place

  init() throws { place = try Place() }

  @Test func whatWasSaidToBeSavedIsThereOnce() async throws {
    _ = try await place.run("grade", builtIn, "good", "--now", monday)
    var numbers = SplitMix64(seed: 3)
    var confirmed = 1
    for round in 0..<30 {
      let output = place.file("out-\(round)")
      #expect(FileManager.default.createFile(atPath: output, contents: nil))
      let child = try ChildProcess(
        Program.path, ["grade", builtIn, "hard"], environment: place.environment(),
        directory: place.path, output: output)
      try await Task.sleep(for: .milliseconds(Int.random(in: 0..<90, using: &numbers)))
      kill(child.id, SIGKILL)
      _ = try await eventually { child.status }
      if try String(contentsOfFile: output, encoding: .utf8).hasPrefix("Saved") { confirmed += 1 }
    }
    let ids = try await place.export().compactMap { $0["id"] as? String }
    #expect(Set(ids).count == ids.count)
    #expect((confirmed...31).contains(ids.count))
    #expect(try await place.run("history", "check").status == 0)
    #expect(try await place.run("grade", builtIn, "good").status == 0)
  }

  @Test func anImportIsWholeOrNotThere() async throws {
    let lines = (0..<3000).map {
      "{\"id\":\"i-\($0)\",\"question\":\"q-\($0 % 50)\",\"at\":\"2026-11-20T09:00:00Z\",\"grade\":\"good\"}"
    }
    let file = try place.write(lines.joined(separator: "\n") + "\n", to: "in.jsonl")
    _ = try await place.run("grade", builtIn, "good", "--now", monday)
    var numbers = SplitMix64(seed: 8)
    for _ in 0..<8 {
      let child = try ChildProcess(
        Program.path, ["history", "import", file], environment: place.environment(),
        directory: place.path)
      try await Task.sleep(for: .milliseconds(Int.random(in: 0..<900, using: &numbers)))
      kill(child.id, SIGKILL)
      _ = try await eventually { child.status }
      let count = try await place.export().count { $0["grade"] != nil }
      #expect([1, 3001].contains(count))
      #expect(try await place.run("history", "check").status == 0)
    }
  }
}
