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
  /// Those of them that came from backups, and how many backups had some.
  package var fromBackups = 0
  package var backups = 0
  /// Those that could be read but are not as they were recorded.
  package var doubtful: [AttemptID] = []
  /// Retractions, marks, notes and settings of which that holds; such a retraction is left out.
  package var doubtfulRecords = 0
  /// Attempts that were recorded and are nowhere to be found.
  package var lost = 0
  /// Where the damaged file is; nil where the file itself was sound.
  package var aside: String?
}

extension HistoryFile {
  /// Mends a history. Of a damaged file what can be read goes into a new one, with what the backups have
  /// on top; the damaged one is set aside. A sound one is told that what was found is known.
  ///
  /// - Parameters:
  ///   - path: the file's.
  ///   - now: what the damaged file is named after.
  /// - Returns: what was wrong, and what is there now.
  /// - Throws: `HistoryError` where the file is none of Edgewise's, or nothing can be written; the
  ///   history is then as it was.
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
      // Any text would be a damaged database.
      guard
        FileCheck.isDatabase(path) || HeadFile.read(of: path) != nil
          || (try? Backups(of: path).all().isEmpty) == false
      else { throw .notAHistory(path: path) }
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
    guard !repair.findings.isEmpty else {
      repair.attempts = try openReadOnly(path: path).attemptCount
      return
    }
    let isShort = repair.findings.contains(.lostEnd)
    let end = HeadFile.read(of: path)
    let history = try open(path: path)
    if isShort { try history.takeBackups(&repair, of: path) }
    // Written anew with the next answer.
    if isShort { HeadFile.settle(path) }
    try history.write { db in
      if repair.findings.contains(where: \.isOfCache) { try CardCache.drop(db) }
      try db.execute(sql: "DELETE FROM finding")
    }
    repair.attempts = try history.attemptCount
    if isShort { repair.lost = max(0, Int(clamping: end?.seq ?? 0) - repair.attempts) }
  }

  private static func rebuild(
    _ path: String, _ repair: inout HistoryRepair, at now: Instant
  ) throws(HistoryError) {
    let salvage: Salvage
    do { salvage = try Salvage(of: path, at: now) } catch { throw HistoryError(error, path: path) }
    repair.aside = try replace(path, at: now) { work, whole throws(HistoryError) in
      let history = try open(path: work)
      try history.fill(from: salvage, &repair, of: path)
      // Checked, in one file, and on disk, before it takes the place.
      try history.backup(to: whole)
      repair.attempts = try history.attemptCount
    }
    repair.lost = max(0, salvage.recorded - repair.attempts)
  }

  private func fill(
    from salvage: Salvage, _ repair: inout HistoryRepair, of path: String
  ) throws(HistoryError) {
    // What is forgotten comes first, so that no backup brings it back.
    try add(
      salvage.others.filter { $0.isForgetting } + salvage.attempts.map { .attempt($0) }
        + salvage.others.filter { !$0.isForgetting })
    try takeBackups(&repair, of: path)
    // A retraction may be of an attempt that only a backup had.
    try add(salvage.others)
    let held = Set(try read { try String.fetchAll($0, sql: "SELECT id FROM attempt") })
    let doubtful = salvage.doubtful.filter { !held.contains($0.id) }
    repair.doubtful = doubtful.map(\.id)
    let known = try read { db in
      Set(try String.fetchAll(db, sql: "SELECT record FROM record_digest"))
    }
    // Only what is sound may take something away.
    let rest = salvage.doubtfulOthers.filter { record in
      record.sealName.map { !known.contains($0) } ?? false
    }
    repair.doubtfulRecords = salvage.doubtfulOthers.count
    try add(doubtful.map { .attempt($0) } + rest)
  }

  /// Adds records one by one, but for those that this file cannot hold.
  private func add(_ records: [HistoryRecord]) throws(HistoryError) {
    try write { db in
      var writer = try RecordWriter(db)
      for record in records { try addIfItFits(record, &writer) }
      _ = try writer.finish()
    }
  }

  private func addIfItFits(_ record: HistoryRecord, _ writer: inout RecordWriter) throws {
    do {
      try writer.add(record)
    } catch {
      switch HistoryError(error, path: path) {
      case .rejected, .clash, .unknownAttempt: return
      default: throw error
      }
    }
  }

  /// Adds what the sound backups have on top, the newest first.
  private func takeBackups(
    _ repair: inout HistoryRepair, of original: String
  ) throws(HistoryError) {
    // Without them what was read is kept.
    for backup in (try? Backups(of: original).all()) ?? [] {
      guard let other = try? HistoryFile.openReadOnly(path: backup.path),
        (try? other.check().contains(where: \.isOfLog)) == false
      else { continue }
      let added = try write { db in
        var writer = try RecordWriter(db)
        try other.forEachRecord { try addIfItFits($0, &writer) }
        return try writer.finish().attempts
      }
      repair.fromBackups += added
      repair.backups += added > 0 ? 1 : 0
    }
  }
}

extension HistoryRecord {
  fileprivate var isForgetting: Bool { if case .forgetting = self { true } else { false } }
}
