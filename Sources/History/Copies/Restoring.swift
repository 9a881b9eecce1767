internal import Foundation
internal import GRDB
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

  /// Puts a backup in the place of a history, which is set aside. What was forgotten since stays so.
  ///
  /// - Parameters:
  ///   - path: where the history is, or was.
  ///   - backup: a backup, or any other copy; it stays.
  ///   - now: what the history that was there is named after.
  /// - Returns: where that is now; nil where there was none.
  /// - Throws: `HistoryError.damaged` where the backup is not sound; the history is then as it was.
  @discardableResult
  package static func restore(
    _ path: String, from backup: String, at now: Instant
  ) throws(HistoryError) -> String? {
    let path = absolute(path)
    let source = try openReadOnly(path: backup)
    let forgotten = (try? openReadOnly(path: path).read { try Forgetting.all($0) }) ?? []
    return try replace(path, at: now) { work, whole throws(HistoryError) in
      guard !forgotten.isEmpty else {
        try source.backup(to: whole)
        return
      }
      try source.backup(to: work)
      let copy = try open(path: work)
      try copy.forget(forgotten)
      try copy.backup(to: whole)
    }
  }

  /// Puts a new file in the place of a history, of which a copy is set aside with what is beside it.
  ///
  /// - Parameters:
  ///   - path: the history's, absolute.
  ///   - now: what the copy is named after.
  ///   - make: makes the new file, in one piece and checked, at the second path; the first is its own.
  /// - Returns: where the copy is; nil where there was no history.
  /// - Throws: `HistoryError`; the history is then as it was, but where it is `uncertain`.
  static func replace(
    _ path: String, at now: Instant,
    _ make: (_ work: String, _ whole: String) throws(HistoryError) -> Void
  ) throws(HistoryError) -> String? {
    let work = path + "-work"
    let whole = path + "-whole"
    func clear() {
      for side in ["", "-wal", "-shm", "-head"] { unlink(work + side) }
      unlink(whole)
    }
    // What a killed run has left, and this one leaves.
    clear()
    defer { clear() }
    try make(work, whole)
    return try put(whole, inPlaceOf: path, at: now)
  }

  /// Two steps change the history: its log goes, then the new file has its name. Killed in between, it
  /// lacks what was in its log alone; `history check` tells of that, and the copy has it.
  private static func put(
    _ fresh: String, inPlaceOf path: String, at now: Instant
  ) throws(HistoryError) -> String? {
    // Where the name leads, so that a link to a history stays one.
    let path = (path as NSString).resolvingSymlinksInPath
    let directory = (path as NSString).deletingLastPathComponent
    var aside: String?
    if try FileCheck.isThere(path) { aside = try setAside(path, at: now) }
    // A log that stayed would be taken for the new file's.
    let sides = ["-wal", "-journal"]
    func move(from: String, to: String) {
      for side in sides { rename(path + side + from, path + side + to) }
    }
    move(from: "", to: "-old")
    guard rename(fresh, path) == 0 else {
      let reason = String(cString: strerror(errno))
      move(from: "-old", to: "")
      throw .fileProblem(path: path, reason: reason)
    }
    for side in sides + ["-shm"] { unlink(path + side + (side == "-shm" ? "" : "-old")) }
    HeadFile.settle(path)
    DoubtFile(of: path)?.remove()
    if let reason = FileCheck.synchronize(directory: directory) {
      throw .uncertain(path: path, reason: reason)
    }
    return aside
  }

  /// Copies a file of any soundness, and its log, under a name that nothing has.
  private static func setAside(_ path: String, at now: Instant) throws(HistoryError) -> String {
    let second = Instant(milliseconds: now.milliseconds / 1000 * 1000)
    let name = path + "-set-aside-" + second.iso8601.filter { $0 != ":" }
    for number in 1..<100 {
      let target = number == 1 ? name : "\(name)-\(number)"
      do {
        try copyBytes(path, to: target)
        if FileCheck.hasLog(path) { try copyBytes(path + "-wal", to: target + "-wal") }
        return target
      } catch {
        if case HistoryError.alreadyExists = error { continue }
        throw HistoryError(error, path: target)
      }
    }
    throw .alreadyExists(path: name)
  }

  private static func copyBytes(_ path: String, to target: String) throws {
    try NewFile.make(at: target) { temporary in
      guard let source = FileHandle(forReadingAtPath: path),
        let copy = FileHandle(forWritingAtPath: temporary)
      else { throw HistoryError.notReadable(path: path) }
      while let piece = try source.read(upToCount: 1 << 20), !piece.isEmpty {
        try copy.write(contentsOf: piece)
      }
      try copy.close()
    }
  }
}
