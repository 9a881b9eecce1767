import Foundation
import SeededRandom
import Testing

@testable import History

/// Files that chance has damaged. An import takes a file whole, or refuses it in one line and leaves the
/// history as it was.
@Suite struct ImportFuzzTests {
  /// How many files: 300, or as many as EDGEWISE_FUZZ_STEPS says.
  private static let files: Int = {
    let stated = ProcessInfo.processInfo.environment["EDGEWISE_FUZZ_STEPS"].flatMap { Int($0) }
    return min(stated ?? 300, 1_000_000)
  }()
  /// How many of them go into one history, one after another.
  private static let row = 50

  private static let text = """
    {"id":"a-1","question":"q-1","revision":2,"at":"2026-11-16T09:00:00Z","offsetMinutes":60,"grade":"again","kind":"study","thinkMs":41000,"totalMs":95000,"confidence":4,"points":["k1"],"score":25,"answer":"a \\"guess\\"\\n Größe","session":"s-1"}
    {"retract":"a-3","at":"2026-11-17T09:05:00Z"}
    {"question":"q-1","at":"2026-11-17T09:00:00Z","grade":"good"}
    {"id":"a-3","question":"q-2","at":"2026-11-17T09:01:00+01:00","grade":4}
    {"mark":"starred","question":"q-2","set":true,"at":"2026-11-17T09:06:00Z"}
    {"note":"read the manual","question":"q-2","at":"2026-11-17T09:07:00Z"}
    {"setting":"new-per-day","value":"7","at":"2026-11-17T09:08:00Z"}

    """

  @Test(arguments: 0..<UInt64((files + row - 1) / row))
  func aDamagedFileIsTakenWholeOrNotAtAll(seed: UInt64) throws {
    let directory = try TemporaryDirectory()
    let history = try HistoryFile.inMemory()
    let path = directory.path("in.jsonl")
    var held = try history.lines()
    for index in 0..<UInt64(Self.row) {
      let name = "seed \(seed * UInt64(Self.row) + index)"
      var damage = Damage(seed: seed * UInt64(Self.row) + index)
      let bytes = Data(damage.applied(to: Array(Self.text.utf8)))
      try bytes.write(to: URL(fileURLWithPath: path))
      do {
        let report = try history.importLines(from: path)
        let after = try history.lines()
        #expect(after.count >= held.count, "\(name) lost something")
        // What was taken is known when it comes again, and an export of it is read again.
        let again = try history.importLines(from: path)
        #expect(again.changes.attempts == 0 && again.changes.retractions == 0, "\(name)")
        #expect(
          again.changes.attemptsKnown == report.changes.attempts + report.changes.attemptsKnown,
          "\(name)")
        #expect(try history.lines() == after, "\(name)")
        held = after
      } catch let error as HistoryError {
        #expect(!error.message.contains { $0.isNewline }, "\(name): \(error.message)")
        #expect(try history.lines() == held, "\(name) changed something: \(error.message)")
        guard case .refused(_, let problems, _) = error else {
          Issue.record("\(name): \(error)")
          continue
        }
        #expect(problems.allSatisfy { $0.line >= 1 && $0.line <= bytes.count + 1 }, "\(name)")
      }
    }
    #expect(try history.check().isEmpty)
    let copy = try HistoryFile.inMemory()
    _ = try copy.importLines(
      from: directory.write(held.map { $0 + "\n" }.joined(), to: "export.jsonl"))
    #expect(try copy.lines() == held)
  }
}
