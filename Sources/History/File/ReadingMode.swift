internal import Foundation
internal import GRDB

/// How a history is opened that is only read: so that it works wherever it can, and leaves nothing
/// behind.
enum ReadingMode {
  /// As for writing, so that the last one to close it removes the files beside it.
  case ordinary
  /// With a log that another program has left or is at work on, which stays as it is.
  case readOnly
  /// With the log's index in memory, where there is no room for the file that it is shared in.
  case alone
  /// Where nothing can be made beside it; nobody can be writing there either.
  case immutable

  func apply(to configuration: inout Configuration) {
    guard self != .ordinary else { return }
    configuration.readonly = true
    guard self == .alone else { return }
    configuration.prepareDatabase { try $0.execute(sql: "PRAGMA locking_mode = EXCLUSIVE") }
  }

  /// Opens a file in the first of the modes that works.
  static func open<Value>(
    _ path: String, _ body: (_ address: String, ReadingMode) throws -> Value
  ) throws -> Value {
    let immutable = URL(fileURLWithPath: path).absoluteString + "?immutable=1"
    let isQuiet = !FileCheck.hasLog(path) && access(path + "-journal", F_OK) != 0
    do {
      return try body(path, isQuiet && FileCheck.isWritable(path) ? .ordinary : .readOnly)
    } catch let error as DatabaseError {
      let cannotShare =
        [.SQLITE_CANTOPEN, .SQLITE_READONLY, .SQLITE_FULL].contains(error.resultCode)
        || [.SQLITE_IOERR_SHMSIZE, .SQLITE_IOERR_SHMOPEN, .SQLITE_IOERR_SHMMAP]
          .contains(error.extendedResultCode)
      guard cannotShare else { throw error }
      return FileCheck.hasLog(path) ? try body(path, .alone) : try body(immutable, .immutable)
    }
  }
}
