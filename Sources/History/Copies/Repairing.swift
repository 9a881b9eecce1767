internal import FSRS
internal import Foundation
internal import GRDB
package import Practice

/// What a repair has done.
package struct HistoryRepair: Hashable, Sendable {
  /// What was wrong.
  package var findings: [HistoryFinding] = []
  /// Attempts that are there now.
  package var attempts = 0
  /// Those of them that came from a backup.
  package var fromBackup = 0
  package var backup: Backup?
  /// Those that could be read but are not as they were recorded.
  package var doubtful: [AttemptID] = []
  /// Attempts that were recorded and are nowhere to be found.
  package var lost = 0
  /// Where the damaged file is; nil where the file itself was sound.
  package var aside: String?
}

extension HistoryFile {
  /// Mends a history. Of a damaged file what can be read goes into a new one, with what the newest
  /// backup has on top; the damaged one is set aside. A sound one is told that what was found is known.
  ///
  /// - Parameters:
  ///   - path: the file's.
  ///   - now: what the damaged file is named after.
  /// - Returns: what was wrong, and what is there now.
  /// - Throws: `HistoryError` where the file is none of Edgewise's, or nothing can be written.
  package static func repair(
    path: String, at now: Instant
  ) throws(HistoryError) -> HistoryRepair {
    let path = absolute(path)
    guard try FileCheck.isThere(path) else { throw .notFound(path: path) }
    var repair = HistoryRepair()
    do {
      repair.findings = try openReadOnly(path: path).check()
    } catch {
      guard case .damaged(_, let detail) = error else { throw error }
      repair.findings = [.damage(detail)]
    }
    if repair.findings.contains(where: \.isOfLog) {
      try rebuild(path, &repair, at: now)
    } else {
      try acknowledge(path, &repair)
    }
    return repair
  }

  /// Forgets what was found of a sound file; what its end has lost is brought from the backups.
  private static func acknowledge(
    _ path: String, _ repair: inout HistoryRepair
  ) throws(HistoryError) {
    let isShort = repair.findings.contains(.lostEnd)
    let end = HeadFile.read(of: path)
    let history = try open(path: path)
    if isShort { try history.takeBackup(&repair) }
    // Written anew with the next answer.
    if isShort { HeadFile.settle(path) }
    try history.write { db in
      if repair.findings.contains(where: \.isOfCache) { try CardCache.drop(db) }
      try db.execute(sql: "DELETE FROM finding")
    }
    repair.attempts = try history.attemptCount
    if isShort { repair.lost = max(0, Int(end?.seq ?? 0) - repair.attempts) }
  }

  private static func rebuild(
    _ path: String, _ repair: inout HistoryRepair, at now: Instant
  ) throws(HistoryError) {
    let salvage = Salvage(of: path)
    let fresh = path + "-repaired"
    // What a killed repair has left.
    for side in ["", "-wal", "-shm", "-head"] { unlink(fresh + side) }
    do {
      let history = try open(path: fresh)
      // Asked after below, once the file has its own name.
      try history.add(salvage.attempts.map { .attempt($0) })
      try history.takeBackup(&repair, of: path)
      let held = Set(try history.read { try String.fetchAll($0, sql: "SELECT id FROM attempt") })
      let doubtful = salvage.doubtful.filter { !held.contains($0.id) }
      try history.add(doubtful.map { .attempt($0) })
      repair.doubtful = doubtful.map(\.id)
      try history.add(salvage.others)
      repair.attempts = try history.attemptCount
      try history.close()
      unlink(fresh + "-head")
    } catch {
      throw HistoryError(error, path: fresh)
    }
    repair.lost = max(0, salvage.recorded - repair.attempts)
    repair.aside = try replace(path, by: fresh, at: now)
  }

  /// Adds records one by one, but for those that this file cannot hold.
  private func add(_ records: [HistoryRecord]) throws(HistoryError) {
    try write { db in
      var writer = try RecordWriter(db)
      for record in records {
        do {
          try writer.add(record)
        } catch let error {
          switch HistoryError(error, path: path) {
          case .rejected, .clash, .unknownAttempt: continue
          default: throw error
          }
        }
      }
      _ = try writer.finish()
    }
  }

  /// Adds what the newest backup that is sound has on top.
  private func takeBackup(
    _ repair: inout HistoryRepair, of original: String? = nil
  ) throws(HistoryError) {
    for backup in try Backups(of: original ?? path).all() {
      guard let changes = try? merge(from: backup.path) else { continue }
      repair.fromBackup = changes.attempts
      repair.backup = backup
      return
    }
  }
}
