internal import Foundation
internal import GRDB
internal import Practice

/// What can still be read of a damaged history.
struct Salvage {
  /// As they were recorded, as far as their digests tell.
  private(set) var attempts: [Attempt] = []
  /// Readable, but not as they were recorded.
  private(set) var doubtful: [Attempt] = []
  /// Forgettings, retractions, marks, notes and settings.
  private(set) var others: [HistoryRecord] = []
  /// As many attempts were recorded, as far as can be told.
  private(set) var recorded = 0

  /// - Parameter path: a file that may be anything.
  init(of path: String) {
    let end = HeadFile.read(of: path)
    recorded = end.map { Int($0.seq) } ?? 0
    var configuration = Configuration()
    configuration.readonly = true
    let budget = StepBudget(of: path)
    configuration.prepareDatabase { budget.attach(to: $0) }
    // What is no database at all gives nothing.
    guard let queue = try? DatabaseQueue(path: path, configuration: configuration) else { return }
    try? queue.read { db in
      readAttempts(db, budget)
      readOthers(db, budget)
    }
  }

  private mutating func readAttempts(_ db: Database, _ budget: StepBudget) {
    for sql in ["SELECT max(seq) FROM attempt", "SELECT max(seq) FROM attempt_digest"] {
      budget.begin()
      if let last = try? Int.fetchOne(db, sql: sql), last < 1 << 40 {
        recorded = max(recorded, last)
      }
    }
    let step = 256
    var seq = 0
    while seq < recorded {
      let range = (seq + 1)...min(seq + step, recorded)
      budget.begin()
      if let rows = try? AttemptSeals.read(db, range) {
        rows.forEach { take($0) }
      } else {
        for seq in range {
          budget.begin()
          if let rows = try? AttemptSeals.read(db, seq...seq) { rows.forEach { take($0) } }
        }
      }
      seq = range.upperBound
    }
  }

  private mutating func take(_ row: (attempt: Attempt, isAsRecorded: Bool)) {
    if row.isAsRecorded { attempts.append(row.attempt) } else { doubtful.append(row.attempt) }
  }

  private mutating func readOthers(_ db: Database, _ budget: StepBudget) {
    var seen: Set<HistoryRecord> = []
    for kind in RecordSeals.allCases {
      // From either end as far as it goes, so that a bad page costs itself alone.
      for order in ["", "DESC"] {
        budget.begin()
        try? kind.forEach(db, order: order) { record in
          if seen.insert(record).inserted { others.append(record) }
        }
      }
    }
  }
}
