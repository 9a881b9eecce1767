package import Practice

/// Which of some backups are kept: the latest of each of the last days, weeks and months that have one.
struct BackupPlan {
  var days = 7
  var weeks = 4
  var months = 12
  /// The most bytes that all of them have together, but for the newest one.
  var bytes = 256 << 20

  /// - Parameters:
  ///   - backups: in any order. Those of a clock that was ahead are left alone, and push none out.
  ///   - now: when it is.
  /// - Returns: those to be deleted.
  func superfluous(_ backups: [Backup], at now: Instant) -> [Backup] {
    let backups = backups.filter { $0.at <= now }.sorted { $0.at > $1.at }
    var kept: Set<Backup> = []
    func keep(latestOf count: Int, by period: (CalendarDate) -> Int) {
      var periods: Set<Int> = []
      for backup in backups {
        guard periods.insert(period(backup.day)).inserted else { continue }
        guard periods.count <= count else { return }
        kept.insert(backup)
      }
    }
    keep(latestOf: days) { $0.daysSince1970 }
    // Weeks begin on Monday; 1 January 1970 was a Thursday.
    keep(latestOf: weeks) { ($0.daysSince1970 + 3) / 7 }
    keep(latestOf: months) { $0.year * 12 + $0.month }
    // What was there before the last change of the file's form.
    if let last = backups.first(where: \.isOfMigration) { kept.insert(last) }
    var rest = bytes
    for backup in backups where kept.contains(backup) {
      rest -= backup.bytes
      if rest < 0, backup != backups.first { kept.remove(backup) }
    }
    return backups.filter { !kept.contains($0) }
  }
}

/// A copy of a history that was made by itself.
package struct Backup: Hashable, Sendable {
  package let path: String
  /// In whole seconds.
  package let at: Instant
  package let bytes: Int
  /// Whether it was made before the file was brought to a new form.
  package let isOfMigration: Bool

  /// In UTC.
  var day: CalendarDate { CalendarDate(daysSince1970: Int(at.milliseconds / 86_400_000)) }
}
