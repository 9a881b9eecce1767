internal import GRDB

/// What a SQLite file holds.
enum FileContents: Equatable {
  case nothing
  case history(version: Int)
  case newer
  case other

  /// In a transaction, so that all of it is of one state of the file.
  ///
  /// - Throws: `HistoryError.damaged` where a history's schema is not what its version says: then
  ///   nothing may be asked of its tables.
  init(of db: Database, path: String) throws {
    func number(_ sql: String) throws -> Int { try Int.fetchOne(db, sql: sql) ?? 0 }
    let application = try number("PRAGMA application_id")
    let version = try number("PRAGMA user_version")
    guard application == Schema.applicationID else {
      let isEmpty = application == 0 && version == 0
      self = try isEmpty && number("SELECT count(*) FROM sqlite_master") == 0 ? .nothing : .other
      return
    }
    guard version <= Schema.version else {
      self = .newer
      return
    }
    func wrongVersion() -> HistoryError {
      .damaged(path: path, detail: "its version number is wrong")
    }
    guard version > 0 else {
      // Between its making and its first migration it may have GRDB's table alone.
      let tables = try number("SELECT count(*) FROM sqlite_master WHERE name LIKE 'attempt%'")
      guard version == 0, tables == 0 else { throw wrongVersion() }
      self = .history(version: 0)
      return
    }
    if let name = try SchemaObjects(version: version).differences(db).first {
      throw HistoryError.damaged(path: path, detail: "\(name) is not as Edgewise makes it")
    }
    let made = try Set(String.fetchAll(db, sql: "SELECT identifier FROM grdb_migrations LIMIT 99"))
    func migrations(_ version: Int) -> Set<String> { Set((1...version).map(String.init)) }
    guard made.isSubset(of: migrations(Schema.version)) else {
      self = .newer
      return
    }
    guard made == migrations(version) else { throw wrongVersion() }
    self = .history(version: version)
  }
}
