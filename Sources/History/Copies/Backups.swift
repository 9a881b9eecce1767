internal import Foundation
internal import GRDB
package import Practice

/// The backups of a history that are made by themselves, in a folder beside it: one a day, and one
/// before the file is brought to a new form. Old ones go (``BackupPlan``).
package struct Backups: Sendable {
  /// Absolute; of mode 0700.
  package let folder: String
  private let history: String

  /// - Parameter history: the history's path.
  package init(of history: String) {
    self.history = HistoryFile.absolute(history)
    folder = self.history + "-backups"
  }

  // MARK: What there is

  /// The backups, newest first; none where there is no folder.
  package func all() throws(HistoryError) -> [Backup] {
    guard try FileCheck.isThere(folder) else { return [] }
    do {
      return try FileManager.default.contentsOfDirectory(atPath: folder)
        .compactMap(backup(named:)).sorted { ($0.at, $0.path) > ($1.at, $1.path) }
    } catch {
      throw HistoryError(error, path: folder)
    }
  }

  private static let prefix = "history-"
  private static let suffix = ".db"
  private static let migrationMark = "-before-version-"

  private func backup(named name: String) -> Backup? {
    guard name.hasPrefix(Self.prefix), name.hasSuffix(Self.suffix) else { return nil }
    let stem = name.dropFirst(Self.prefix.count).dropLast(Self.suffix.count)
    let time = stem.prefix(while: { $0 != "Z" })
    let digits = Array(time.dropFirst(11))
    guard time.count == 17, digits.count == 6,
      let at = WallTime(
        iso8601: "\(time.prefix(11))\(String(digits[0..<2])):\(String(digits[2..<4])):"
          + "\(String(digits[4..<6]))Z"),
      let bytes = FileCheck.size(of: "\(folder)/\(name)")
    else { return nil }
    return Backup(
      path: "\(folder)/\(name)", at: at.instant, bytes: bytes,
      isOfMigration: stem.contains(Self.migrationMark))
  }

  private static func name(at: Instant, mark: String = "") -> String {
    let second = Instant(milliseconds: at.milliseconds / 1000 * 1000)
    return prefix + second.iso8601.filter { $0 != ":" } + mark + suffix
  }

  // MARK: Making one

  /// Whether there are answers to be backed up: changed since the newest backup, and none was made
  /// today.
  ///
  /// - Parameters:
  ///   - now: tells which day it is.
  ///   - file: the history, opened.
  /// - Returns: whether a backup is to be made.
  /// - Throws: `HistoryError` where that cannot be known.
  package func isDue(at now: WallTime, of file: HistoryFile) throws(HistoryError) -> Bool {
    let changed = ["", "-wal"].compactMap { Self.changed(history + $0) }.max()
    guard let changed, try file.attemptCount > 0 else { return false }
    guard let newest = try all().first(where: { $0.at <= now.instant }) else { return true }
    let day = StudyDay(of: newest.at, offsetMinutes: now.offsetMinutes)
    return day < now.today && changed > Self.changed(newest.path) ?? newest.at
  }

  private static func changed(_ path: String) -> Instant? {
    var status = stat()
    guard stat(path, &status) == 0, status.st_size > 0 else { return nil }
    return Instant(
      milliseconds: Int64(status.st_mtim.tv_sec) * 1000
        + Int64(status.st_mtim.tv_nsec) / 1_000_000)
  }

  /// Backs the history up, and deletes the backups that are no longer needed.
  ///
  /// - Parameters:
  ///   - now: what the backup is named after.
  ///   - progress: told the share that is copied, 0…1; false gives up.
  /// - Returns: whether it was made, and not given up; true as well where another process is making one.
  /// - Throws: `HistoryError` where the history is not sound or the backup cannot be written.
  package func make(
    at now: Instant, progress: (Double) -> Bool
  ) throws(HistoryError) -> Bool {
    do {
      var isMade = true
      try locked(waits: false) {
        let file = try HistoryFile.openReadOnly(path: history)
        isMade = try backup(of: file, as: Self.name(at: now), progress: progress)
        if isMade { prune(at: now) }
      }
      return isMade
    } catch {
      throw HistoryError(error, path: folder)
    }
  }

  /// Runs a body while no other process does the same; without waiting for those, perhaps not at all.
  func locked(waits: Bool = true, _ body: () throws -> Void) throws {
    try makeFolder()
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw HistoryError.fileProblem(path: folder, reason: String(cString: strerror(errno)))
    }
    defer { close(descriptor) }
    while flock(descriptor, waits ? LOCK_EX : LOCK_EX | LOCK_NB) != 0 {
      if errno == EWOULDBLOCK { return }
      // A file system without locks has no second process either.
      if errno != EINTR { break }
    }
    try body()
  }

  /// Backs up what is about to be brought to a new form, sound or not.
  func make(
    beforeVersion version: Int, _ queue: DatabaseQueue, progress: (Double) -> Void
  ) throws(HistoryError) {
    // Nobody's clock is at hand where a file is opened.
    let now = Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000))
    let name = Self.name(at: now, mark: "\(Self.migrationMark)\(version)")
    do throws(HistoryError) {
      _ = try HistoryFile.copy(
        queue, of: history, to: "\(folder)/\(name)", check: { _ in [] }
      ) { share in
        progress(share)
        return true
      }
    } catch {
      // Made in this second, before a migration that did not come to its end.
      if case .alreadyExists = error { return }
      throw error
    }
    prune(at: now)
  }

  private func makeFolder() throws(HistoryError) {
    try FileCheck.makeDirectory(folder)
    chmod(folder, 0o700)
  }

  private func backup(
    of file: HistoryFile, as name: String, progress: (Double) -> Bool
  ) throws(HistoryError) -> Bool {
    do throws(HistoryError) {
      return try file.backup(to: "\(folder)/\(name)", progress: progress)
    } catch {
      if case .alreadyExists = error { return true }
      throw error
    }
  }

  private func prune(at now: Instant) {
    // What cannot be deleted now is tried again with the next one.
    for backup in BackupPlan().superfluous((try? all()) ?? [], at: now) { unlink(backup.path) }
  }
}
