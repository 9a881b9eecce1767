import FSRS
import Foundation
import GRDB
import Practice
import QuestionBank
import SeededRandom

@testable import History

/// A directory of a test's own, deleted with this value.
final class TemporaryDirectory: Sendable {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "edgewise-history-\(UUID())"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// A path in the directory.
  func path(_ name: String = "history.db") -> String { path + "/" + name }

  func write(_ text: String, to name: String) throws -> String {
    try Data(text.utf8).write(to: URL(fileURLWithPath: path(name)))
    return path(name)
  }
}

/// 2026-11-23T09:00:00Z.
let morning = Instant(milliseconds: 1_795_424_400_000)

func attempt(
  _ id: AttemptID, _ question: QuestionID = "quant-affine-params", minutes: Int64 = 0,
  grade: Grade = .good
) -> Attempt {
  Attempt(
    id: id, question: question, revision: 1, at: morning.adding(milliseconds: minutes * 60_000),
    offsetMinutes: 60, grade: grade, kind: .study)
}

/// An attempt with every field filled in.
let fullAttempt = Attempt(
  id: "019b0000-0000-7000-8000-000000000001", question: "quant-affine-params", revision: 3,
  at: morning.adding(milliseconds: 123), offsetMinutes: -210, grade: .hard, kind: .mock,
  thinkMilliseconds: 41_000, totalMilliseconds: 95_000, confidence: .fairly,
  points: ["k1", "k4"], score: 70, answer: "Größe \"s\"\n\tund z 😀",
  session: "019b0000-0000-7000-8000-00000000000a")

/// Attempts at a few questions over some weeks, in order of time or not, many at one instant.
func randomAttempts(
  _ count: Int, questions: Int = 12, prefix: String = "a",
  using numbers: inout SplitMix64
) -> [Attempt] {
  (0..<count).map { index in
    let minutes = Int64.random(in: 0..<60_000, using: &numbers)
    let isTicked = Bool.random(using: &numbers)
    return Attempt(
      id: "\(prefix)-\(Int.random(in: 100_000...999_999, using: &numbers))-\(index)",
      question: "q-\(Int.random(in: 0..<questions, using: &numbers))", revision: 1,
      at: morning.adding(milliseconds: minutes / 60 * 3_600_000),
      offsetMinutes: [60, 0, -480].randomElement(using: &numbers) ?? 0,
      grade: Grade.allCases.randomElement(using: &numbers) ?? .good,
      kind: AttemptKind.allCases.randomElement(using: &numbers) ?? .study,
      confidence: Confidence.allCases.randomElement(using: &numbers),
      points: isTicked ? ["k1", "k2", "k3"].filter { _ in Bool.random(using: &numbers) } : [],
      score: isTicked ? 60 : nil)
  }
}

extension HistoryFile {
  func lines() throws -> [String] {
    var lines: [String] = []
    try exportLines { lines.append($0) }
    return lines
  }
}

/// The error that a body throws; nil if it throws none.
func historyError(_ body: () throws -> Void) -> HistoryError? {
  do {
    try body()
    return nil
  } catch {
    return error as? HistoryError
  }
}

/// Makes a history of an earlier version.
///
/// - Parameters:
///   - path: where.
///   - version: of the schema.
///   - fill: puts something in.
/// - Throws: what SQLite or `fill` throws.
func makeHistory(
  at path: String, version: Int, _ fill: (Database) throws -> Void = { _ in }
) throws {
  let queue = try DatabaseQueue(path: path)
  try queue.inDatabase { try $0.execute(sql: "PRAGMA application_id = \(Schema.applicationID)") }
  try Schema.migrator.migrate(queue, upTo: "\(version)")
  try queue.write(fill)
  try queue.close()
}

extension HistoryFile {
  /// Does what no program of ours does: no trigger, rule or reference is in the way.
  func tamper(_ sql: String) throws {
    try queue.inDatabase { db in
      let triggers = try Row.fetchAll(
        db, sql: "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
      for trigger in triggers { try db.execute(sql: "DROP TRIGGER \(trigger["name"] as String)") }
      try db.execute(
        sql: """
          PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON; \(sql);
          PRAGMA ignore_check_constraints = OFF; PRAGMA foreign_keys = ON
          """)
      for trigger in triggers { try db.execute(sql: trigger["sql"]) }
    }
  }
}
