internal import Foundation
package import Practice

/// What a history has that a backup of it has not.
package struct RestoreLoss: Hashable, Sendable {
  /// Attempts, and the time of the first of them.
  package var attempts = 0
  package var since: Instant?
  /// Why the present history cannot be compared with the backup; nil where it was.
  package var unreadable: String?
}

extension HistoryFile {
  /// What would be lost if a backup took the place of a history.
  package static func loss(
    at path: String, from backup: String
  ) throws(HistoryError) -> RestoreLoss {
    let path = absolute(path)
    let backup = try openReadOnly(path: backup)
    guard try FileCheck.isThere(path) else { return RestoreLoss() }
    do {
      var loss = RestoreLoss()
      try openReadOnly(path: path).read { db in
        try AttemptLog.forEach(db, "true ORDER BY at, id") { attempt in
          let isHeld = try backup.read { try AttemptLog.attempt($0, attempt.id) } != nil
          if isHeld { return }
          loss.attempts += 1
          loss.since = loss.since ?? attempt.at
        }
      }
      return loss
    } catch {
      return RestoreLoss(unreadable: HistoryError(error, path: path).message)
    }
  }

  /// Puts a backup in the place of a history, which is set aside.
  ///
  /// - Parameters:
  ///   - path: where the history is, or was.
  ///   - backup: a backup, or any other copy; it stays.
  ///   - now: what the history that was there is named after.
  /// - Returns: where that is now; nil where there was none.
  /// - Throws: `HistoryError.damaged` where the backup is not sound.
  @discardableResult
  package static func restore(
    _ path: String, from backup: String, at now: Instant
  ) throws(HistoryError) -> String? {
    let path = absolute(path)
    let source = try openReadOnly(path: backup)
    let fresh = path + "-restored"
    // What a killed restore has left.
    unlink(fresh)
    try source.backup(to: fresh)
    return try replace(path, by: fresh, at: now)
  }

  /// Gives a finished file the name of a history, which is set aside with what is beside it.
  static func replace(
    _ path: String, by fresh: String, at now: Instant
  ) throws(HistoryError) -> String? {
    let directory = (path as NSString).deletingLastPathComponent
    do {
      var aside: String?
      if try FileCheck.isThere(path) {
        let second = Instant(milliseconds: now.milliseconds / 1000 * 1000)
        let target = path + "-set-aside-" + second.iso8601.filter { $0 != ":" }
        // By a rename where the file system has no hard links.
        guard link(path, target) == 0 || rename(path, target) == 0 else {
          throw HistoryError.fileProblem(
            path: target, reason: "cannot be made: \(String(cString: strerror(errno)))")
        }
        // A log that stays would be taken for the new file's.
        if FileCheck.hasLog(path) { rename(path + "-wal", target + "-wal") }
        aside = target
      }
      for side in ["-wal", "-shm", "-journal"] { unlink(path + side) }
      guard rename(fresh, path) == 0 else {
        throw HistoryError.fileProblem(path: path, reason: String(cString: strerror(errno)))
      }
      HeadFile.settle(path)
      if let reason = FileCheck.synchronize(directory: directory) {
        throw HistoryError.uncertain(path: path, reason: reason)
      }
      return aside
    } catch {
      throw HistoryError(error, path: path)
    }
  }
}
