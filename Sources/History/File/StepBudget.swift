internal import GRDB
internal import GRDBSQLite

/// Bounds what a transaction may compute by the size of its file, so that a damaged or hostile one
/// whose pages lead in circles ends with an error and not never.
///
/// Of one connection, and used from one thread at a time, as that is.
final class StepBudget: @unchecked Sendable {
  private var rest = StepBudget.least

  /// Enough for whatever is done in a small file; about a second's worth.
  private static let least = 20_000_000
  /// SQLite counts a few dozen steps for a row, and the rows of a page are a hundred at most.
  private static let stepsPerPage = 160_000
  private static let stepsBetween = 100_000

  func attach(to db: Database) {
    sqlite3_progress_handler(
      db.sqliteConnection, Int32(Self.stepsBetween),
      { context in
        guard let context else { return 0 }
        return Unmanaged<StepBudget>.fromOpaque(context).takeUnretainedValue().goesOn() ? 0 : 1
      }, Unmanaged.passUnretained(self).toOpaque())
  }

  private func goesOn() -> Bool {
    rest -= Self.stepsBetween
    return rest > 0
  }

  /// Grants what a file of this size takes.
  func refill(_ db: Database) throws {
    rest = Self.least
    let pages = try Int.fetchOne(db.cachedStatement(sql: "PRAGMA page_count")) ?? 0
    rest = max(Self.least, pages * Self.stepsPerPage)
  }

  /// Grants what is enough for a small file, of a file whose size may be a lie.
  func grant() { rest = Self.least }

  /// Bounds nothing, for what is brought from elsewhere.
  func lift() { rest = .max }
}
