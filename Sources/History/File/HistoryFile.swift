internal import Foundation
internal import GRDB

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
  private let identity: FileIdentity?

  init(path: String, isReadOnly: Bool, queue: DatabaseQueue) {
    self.path = path
    self.isReadOnly = isReadOnly
    self.queue = queue
    identity = FileIdentity(of: path)
  }

  /// A number that changes when another connection has written to the file.
  package var dataVersion: Int {
    get throws(HistoryError) {
      try read { try Int.fetchOne($0, sql: "PRAGMA data_version") ?? 0 }
    }
  }

  /// Closes the connection; without it, the file is closed with the last reference to this value.
  package func close() throws(HistoryError) {
    try converting { try queue.close() }
  }

  /// Runs a body in a transaction that sees one state of the file.
  func read<Value>(_ body: (Database) throws -> Value) throws(HistoryError) -> Value {
    try converting { try queue.read(body) }
  }

  /// Runs a body in a transaction that holds the file's one write lock, and commits it to disk.
  /// What the body throws rolls everything back.
  func write<Value>(_ body: (Database) throws -> Value) throws(HistoryError) -> Value {
    if isReadOnly { throw .notWritable(path: path) }
    // SQLite would go on writing to a file that was deleted or replaced, and it would be lost.
    if FileIdentity(of: path) != identity { throw .moved(path: path) }
    return try converting { try queue.write(body) }
  }

  /// Runs a body and makes a `HistoryError` of whatever it throws.
  func converting<Value>(_ body: () throws -> Value) throws(HistoryError) -> Value {
    do { return try body() } catch { throw HistoryError(error, path: path) }
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
