internal import Foundation
internal import GRDB

extension HistoryFile {
  /// Copies the history to a new file of mode 0600, which appears whole and checked or not at all.
  /// Others may go on writing to the history meanwhile.
  ///
  /// - Parameters:
  ///   - target: the new file.
  ///   - progress: told the share that is copied, 0…1; false gives up.
  /// - Returns: whether it was made, and not given up.
  /// - Throws: `HistoryError.alreadyExists` where there is a file, `.damaged` where the history is
  ///   not sound.
  @discardableResult
  package func backup(
    to target: String, progress: (Double) -> Bool = { _ in true }
  ) throws(HistoryError) -> Bool {
    try Self.copy(
      queue, of: path, to: Self.absolute(target),
      check: { copy throws(HistoryError) in
        try copy.expectSoundLog(as: path)
      },
      progress: progress)
  }

  /// Copies a database page by page.
  ///
  /// - Returns: whether it was done, and not given up.
  static func copy(
    _ queue: DatabaseQueue, of path: String, to target: String,
    check: (HistoryFile) throws(HistoryError) -> [HistoryFinding], progress: (Double) -> Bool
  ) throws(HistoryError) -> Bool {
    do {
      try NewFile.make(at: target) { temporary in
        try copyPages(queue, to: temporary, progress: progress)
        let findings = try check(try HistoryFile.openReadOnly(path: temporary))
        if findings.contains(where: \.isOfCache) { try dropCards(of: temporary) }
      }
      return true
    } catch {
      if error is GivenUp { return false }
      // A copy is as its original is.
      switch HistoryError(error, path: target) {
      case .damaged(_, let detail): throw .damaged(path: path, detail: detail)
      case let error: throw error
      }
    }
  }

  private struct GivenUp: Error {}

  private static func copyPages(
    _ queue: DatabaseQueue, to target: String, progress: (Double) -> Bool
  ) throws {
    let copy = try DatabaseQueue(path: target)
    defer { ClosedQueue.keep(copy) }
    try withoutActuallyEscaping(progress) { progress in
      try queue.backup(to: copy, pagesPerStep: 1024) { state in
        let share = Double(state.completedPageCount) / Double(max(1, state.totalPageCount))
        if !progress(share) { throw GivenUp() }
      }
    }
    // A copy is one file.
    try copy.inDatabase { try $0.execute(sql: "PRAGMA journal_mode = DELETE") }
  }

  /// What is stored wrong is not handed on: the copy works it out anew.
  private static func dropCards(of path: String) throws(HistoryError) {
    do {
      let copy = try DatabaseQueue(path: path)
      defer { ClosedQueue.keep(copy) }
      try copy.write(CardCache.drop)
    } catch {
      throw HistoryError(error, path: path)
    }
  }

  /// Adds what another history holds and this one does not; of marks, notes and settings the later
  /// ones win. The other history is only read.
  ///
  /// - Throws: `HistoryError.clash` where an attempt of both has other content, `.damaged` where
  ///   the other history is not sound, which could never be taken out again. Nothing is added then.
  package func merge(from other: String) throws(HistoryError) -> HistoryChanges {
    let other = try HistoryFile.openReadOnly(path: other)
    try other.expectSoundLog(as: other.path)
    return try write { db in
      var writer = try RecordWriter(db)
      try other.forEachRecord { record in
        // Converted here, so that this file's errors do not name the other one.
        try converting { try writer.add(record) }
      }
      return try writer.finish()
    }
  }

  /// Throws `HistoryError.damaged` with a path if ``check()`` finds that the log is damaged.
  ///
  /// - Returns: what else it finds.
  @discardableResult
  private func expectSoundLog(as path: String) throws(HistoryError) -> [HistoryFinding] {
    let findings = try check()
    if let finding = findings.first(where: \.isOfLog) {
      throw .damaged(path: path, detail: finding.detail)
    }
    return findings
  }
}
