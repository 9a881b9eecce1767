internal import Foundation
internal import GRDB
internal import GRDBSQLite
internal import Synchronization

/// Bounds what a transaction may compute by the size of its file, so that a damaged or hostile one
/// whose pages lead in circles ends with an error and not never.
final class StepBudget: Sendable {
  private struct State {
    var used = 0
    var allowed = StepBudget.least
  }

  private let path: String
  private let state = Mutex(State())

  /// Enough for whatever is done in a small file; about a second's worth.
  private static let least = 20_000_000
  /// SQLite counts a few dozen steps for a row, and the rows of a page are a hundred at most.
  private static let stepsPerByte = 40
  private static let stepsBetween = 100_000

  /// - Parameter path: the file's; of a history in memory nothing is bounded.
  init(of path: String) { self.path = path }

  func attach(to db: Database) {
    sqlite3_progress_handler(
      db.sqliteConnection, Int32(Self.stepsBetween),
      { context in
        guard let context else { return 0 }
        return Unmanaged<StepBudget>.fromOpaque(context).takeUnretainedValue().goesOn() ? 0 : 1
      }, Unmanaged.passUnretained(self).toOpaque())
  }

  private func goesOn() -> Bool {
    state.withLock { state in
      state.used += Self.stepsBetween
      if state.used <= state.allowed { return true }
      // What is being written makes the file, or the log beside it, larger as it goes.
      guard let size else { return true }
      state.allowed = max(Self.least, size * Self.stepsPerByte)
      return state.used <= state.allowed
    }
  }

  /// Of the file and its log, in bytes.
  private var size: Int? {
    var file = stat()
    var log = stat()
    guard stat(path, &file) == 0 else { return nil }
    return Int(file.st_size) + (stat(path + "-wal", &log) == 0 ? Int(log.st_size) : 0)
  }

  /// A transaction begins.
  func begin() { state.withLock { $0 = State() } }

  /// Bounds nothing until a transaction begins.
  func lift() { state.withLock { $0.allowed = .max } }
}
