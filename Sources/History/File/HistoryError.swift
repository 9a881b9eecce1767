internal import Foundation
internal import GRDB
package import Practice

/// Why a history could not be read or written. Nothing was changed when one is thrown, but where it is
/// ``uncertain(path:reason:)``.
package enum HistoryError: Error, Hashable, Sendable {
  /// Neither `XDG_DATA_HOME` nor `HOME` names a directory.
  case noLocation
  case notFound(path: String)
  case isDirectory(path: String)
  /// A file or directory could not be made, or a file not be read or written; with the system's
  /// reason.
  case fileProblem(path: String, reason: String)
  case notReadable(path: String)
  case notWritable(path: String)
  /// The file at this path is not the one that was opened any more.
  case moved(path: String)
  case alreadyExists(path: String)
  /// A database of another program.
  case notAHistory(path: String)
  /// Written by a later version of Edgewise.
  case newer(path: String)
  /// Written by an earlier version, and opened for reading alone.
  case outdated(path: String)
  /// Not a database, or not a whole one; with what is wrong.
  case damaged(path: String, detail: String)
  case locked(path: String)
  case diskFull(path: String)
  /// The disk failed when all was written: it may have been recorded or not.
  case uncertain(path: String, reason: String)
  /// An attempt with this id and other content is there already.
  case clash(AttemptID)
  case unknownAttempt(AttemptID)
  /// A value that the history does not take; with the rule that it breaks.
  case rejected(rule: String)
  /// A file to import has lines that cannot be used: the first ones, and how many more.
  case refused(path: String, problems: [LineProblem], more: Int)
  /// Anything else that SQLite reports; with its extended result code.
  case failed(path: String, code: Int, detail: String)

  /// One line: what, where, and what to do.
  package var message: String {
    switch self {
    case .noLocation:
      "no place for the history: neither XDG_DATA_HOME nor HOME is set; use --history FILE"
    case .notFound(let path): "\(path): no such file; check the path"
    case .isDirectory(let path): "\(path): a directory; name a file in it"
    case .fileProblem(let path, let reason):
      "\(path): \(reason); check the path, or name another"
    case .notReadable(let path): "\(path): no permission to read it; run `chmod u+r` on it"
    case .notWritable(let path):
      "\(path): no permission to write to it; run `chmod u+w` on it or use --history FILE"
    case .moved(let path):
      "\(path): moved, replaced or deleted since it was opened; put it back, or restart Edgewise"
    case .alreadyExists(let path): "\(path): exists already; name a new file"
    case .notAHistory(let path):
      "\(path): not a history of Edgewise; use --history FILE"
    case .newer(let path): "\(path): written by a newer version of Edgewise; update Edgewise"
    case .outdated(let path):
      "\(path): of an older version of Edgewise, or not finished; open it once with `edgewise --history`"
    case .damaged(let path, let detail):
      "\(path): damaged (\(detail)); run `edgewise history check --repair`, or restore a backup"
    case .locked(let path):
      "\(path): locked by another program; close that one or try again"
    case .diskFull(let path): "\(path): the disk is full; free some space and try again"
    case .uncertain(let path, let reason):
      "\(path): the disk failed (\(reason)); it may have been recorded all the same: look before you do it again"
    case .clash(let id): "attempt \(id): another attempt has this id; give it a new one"
    case .unknownAttempt(let id): "attempt \(id): not in the history; check the id"
    case .rejected(let rule): "not recorded: \(rule)"
    case .refused(let path, let problems, let more):
      Self.refusal(path: path, problems: problems, more: more)
    case .failed(let path, let code, let detail)
    where code & 0xFF == ResultCode.SQLITE_IOERR.rawValue:
      "\(path): could not be read or written (SQLite error \(code), \(detail)); check the disk"
    case .failed(let path, let code, let detail):
      "\(path): SQLite error \(code), \(detail); run `edgewise history check`"
    }
  }

  private static func refusal(path: String, problems: [LineProblem], more: Int) -> String {
    let others = problems.count - 1 + more
    let first = problems.first.map { ", \($0.message)" } ?? ""
    let rest = others > 0 ? " (and \(others) more)" : ""
    return "\(path)\(first)\(rest); nothing was imported"
  }
}

extension HistoryError {
  /// What an error thrown by SQLite, GRDB or this module means.
  init(_ error: any Error, path: String) {
    switch error {
    case let error as HistoryError: self = error
    case let error as DatabaseError: self.init(error, path: path)
    case let error as RowDecodingError:
      self = .damaged(path: path, detail: "\(error)".singleLine)
    default:
      self =
        error.posixCode == ENOSPC
        ? .diskFull(path: path) : .fileProblem(path: path, reason: error.systemReason)
    }
  }

  private init(_ error: DatabaseError, path: String) {
    let detail = (error.message ?? "no reason given").singleLine
    self =
      switch error.resultCode {
      case .SQLITE_CORRUPT, .SQLITE_NOTADB: .damaged(path: path, detail: detail)
      case .SQLITE_BUSY, .SQLITE_LOCKED: .locked(path: path)
      case .SQLITE_INTERRUPT:
        .damaged(path: path, detail: "reading it takes more than its size allows")
      case .SQLITE_FULL: .diskFull(path: path)
      case .SQLITE_IOERR where error.extendedResultCode == .SQLITE_IOERR_SHMSIZE:
        .diskFull(path: path)
      case .SQLITE_READONLY where error.extendedResultCode == .SQLITE_READONLY_DBMOVED:
        .moved(path: path)
      // SQLite opens a file for reading alone also where a failing disk kept it from more.
      case .SQLITE_READONLY where FileCheck.isWritable(path):
        .failed(path: path, code: Int(ResultCode.SQLITE_IOERR.rawValue), detail: detail)
      case .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_AUTH: .notWritable(path: path)
      case .SQLITE_CANTOPEN:
        .failed(path: path, code: Int(ResultCode.SQLITE_IOERR.rawValue), detail: detail)
      case .SQLITE_CONSTRAINT, .SQLITE_TOOBIG:
        .rejected(rule: detail.trimming(prefix: "CHECK constraint failed: "))
      default:
        .failed(path: path, code: Int(error.extendedResultCode.rawValue), detail: detail)
      }
  }
}

extension Error {
  /// The operating system's words for a failed file operation.
  package var systemReason: String {
    posixCode.map { String(cString: strerror($0)) } ?? (self as NSError).localizedDescription
  }

  fileprivate var posixCode: Int32? {
    let error = self as NSError
    let cause = (error.userInfo[NSUnderlyingErrorKey] as? any Error).map { $0 as NSError } ?? error
    return cause.domain == NSPOSIXErrorDomain ? Int32(cause.code) : nil
  }
}

extension String {
  fileprivate func trimming(prefix: String) -> String {
    hasPrefix(prefix) ? String(dropFirst(prefix.count)) : self
  }

  var singleLine: String { split(whereSeparator: \.isNewline).joined(separator: " ") }
}
