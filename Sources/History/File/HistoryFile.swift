internal import Foundation
internal import GRDB
internal import Synchronization

/// The file that keeps what a person did: attempts and their retractions, marks, notes, settings.
///
/// One SQLite connection, used from one thread at a time; other processes may have the same file
/// open. Every write is one transaction, and on disk when its function returns. Functions that
/// hand out values one by one must not be called from within each other on one `HistoryFile`.
package final class HistoryFile: Sendable {
  /// Absolute.
  package let path: String
  /// Writing throws `HistoryError.notWritable`.
  package let isReadOnly: Bool
  let queue: DatabaseQueue
  let budget: StepBudget
  private let identity: FileIdentity?
  /// Nil where nothing is written.
  private let head: HeadFile?

  init(
    path: String, isReadOnly: Bool, queue: DatabaseQueue, budget: StepBudget, hadLog: Bool = false
  ) {
    self.hadLog = hadLog
    self.path = path
    self.isReadOnly = isReadOnly
    self.queue = queue
    self.budget = budget
    identity = FileIdentity(of: path)
    head = isReadOnly || identity == nil ? nil : HeadFile(of: path)
  }

  /// Whether damage was met. To close the file would bring the log beside it into it, and that may be the
  /// damage: another file's.
  private let hasMetDamage = Atomic(false)

  /// Whether there was a log beside the file before it was opened.
  private let hadLog: Bool

  deinit { ClosedQueue.keep(queue, isOpen: hadLog && hasMetDamage.load(ordering: .relaxed)) }

  /// A number that changes when another connection has written to the file.
  package var dataVersion: Int {
    get throws(HistoryError) {
      try read { try Int.fetchOne($0, sql: "PRAGMA data_version") ?? 0 }
    }
  }

  /// Brings what was written from the log beside the file into the file itself, as far as nobody is
  /// reading it, so that a copy of the file alone has it.
  package func settle() throws(HistoryError) {
    try converting {
      try queue.inDatabase { try $0.execute(sql: "PRAGMA wal_checkpoint(PASSIVE)") }
    }
  }

  /// Closes the connection; without it, the file is closed with the last reference to this value.
  package func close() throws(HistoryError) {
    try converting { try queue.close() }
  }

  /// Runs a body in a transaction that sees one state of the file.
  func read<Value>(_ body: (Database) throws -> Value) throws(HistoryError) -> Value {
    try converting {
      try queue.read { db in
        budget.begin()
        return try body(db)
      }
    }
  }

  /// Runs a body in a transaction that holds the file's one write lock, and commits it to disk.
  /// What the body throws rolls everything back.
  ///
  /// - Throws: `HistoryError.uncertain` where the disk failed when it was all but done.
  func write<Value>(_ body: (Database) throws -> Value) throws(HistoryError) -> Value {
    if isReadOnly { throw .notWritable(path: path) }
    // SQLite would go on writing to a file that was deleted or replaced, and it would be lost.
    if FileIdentity(of: path) != identity { throw .moved(path: path) }
    var end: LogEnd?
    var isWhole = false
    do {
      let value = try queue.write { db in
        budget.begin()
        try head?.look(db)
        let value = try body(db)
        if head != nil { end = try LogEnd(of: db) }
        isWhole = true
        return value
      }
      if let end { head?.move(to: end) }
      return value
    } catch let error as DatabaseError where isWhole && error.isOfSync {
      throw .uncertain(path: path, reason: error.message ?? "input/output error")
    } catch {
      throw noted(error)
    }
  }

  private func noted(_ error: any Error) -> HistoryError {
    let error = HistoryError(error, path: path)
    if case .damaged = error { hasMetDamage.store(true, ordering: .relaxed) }
    return error
  }

  /// Runs a body and makes a `HistoryError` of whatever it throws.
  func converting<Value>(_ body: () throws -> Value) throws(HistoryError) -> Value {
    do { return try body() } catch { throw noted(error) }
  }
}

/// What tells a file from another that later has the same path.
struct FileIdentity: Equatable {
  private let device: UInt64
  private let node: UInt64

  /// Nil where there is no file.
  init?(of path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    device = UInt64(truncatingIfNeeded: status.st_dev)
    node = UInt64(truncatingIfNeeded: status.st_ino)
  }
}

extension DatabaseError {
  /// Whether what was written may be on disk although the system would not say so.
  fileprivate var isOfSync: Bool {
    [.SQLITE_IOERR_FSYNC, .SQLITE_IOERR_DIR_FSYNC].contains(extendedResultCode)
  }
}
