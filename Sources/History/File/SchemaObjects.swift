internal import GRDB

/// The tables, indexes and triggers of a history, as statements by their names.
///
/// SQLite keeps the statements that it was given. A file whose statements are other ones may give
/// wrong rows, or rows without end, and is told before anything is asked of its tables.
struct SchemaObjects {
  private(set) var statements: [String: String] = [:]

  /// Those of a history of some version.
  init(version: Int) {
    if version > 0 { statements["grdb_migrations"] = Self.migrations }
    for statement in Schema.migrations.prefix(max(0, version)).flatMap(Self.statements) {
      let words = statement.prefix(100).split(whereSeparator: \.isWhitespace)
      switch words.first {
      case "CREATE": statements[String(words[2])] = statement
      case "DROP": statements[String(words[2])] = nil
      default: break
      }
    }
  }

  /// As many tables and views may somebody add to the file, for whatever they do with it.
  private static let mostOthers = 100

  /// As GRDB makes it.
  private static let migrations =
    "CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY)"

  private static func statements(of script: String) -> [String] {
    var statements: [String] = []
    var lines: [Substring] = []
    for line in script.split(separator: "\n") {
      lines.append(line)
      guard line.hasSuffix(";") else { continue }
      statements.append(String(lines.joined(separator: "\n").dropLast()))
      lines = []
    }
    return statements
  }

  /// The names of those that a file lacks, has otherwise, or has on these tables on top.
  func differences(_ db: Database) throws -> [String] {
    let rows = try Row.fetchCursor(
      db, sql: "SELECT name, type, tbl_name, sql FROM sqlite_master WHERE sql IS NOT NULL")
    var missing = statements
    var foreign: [String] = []
    var others = 0
    while let row = try rows.next(), foreign.isEmpty {
      let name: String = try row.decode(atIndex: 0)
      if statements[name] == nil { others += 1 }
      // SQLite reads all of them again and again.
      if others > Self.mostOthers { foreign.append(name) }
      if let statement = statements[name] {
        if try row.decode(String.self, atIndex: 3) == statement { missing[name] = nil }
      } else if try row.decode(String.self, atIndex: 1) != "table",
        try statements.keys.contains(row.decode(String.self, atIndex: 2))
      {
        foreign.append(name)
      }
    }
    return missing.keys.sorted() + foreign
  }

  /// The rules of the tables, which a file may break although its schema has them.
  var rules: [SchemaRule] {
    statements.keys.sorted().flatMap { SchemaRule.rules(of: $0, statements[$0] ?? "") }
  }
}

/// A rule that every row of a table is to keep: a CHECK of its statement.
///
/// SQLite looks for broken ones only where it might write, and not at all where the file is opened for
/// reading alone (3.40), so they are asked for.
struct SchemaRule: Hashable {
  let table: String
  /// What a person is told of it.
  let name: String
  /// In SQL.
  let condition: String

  static func rules(of table: String, _ statement: String) -> [SchemaRule] {
    var rules: [SchemaRule] = []
    var rest = statement[...]
    while let check = rest.firstRange(of: "CHECK (") {
      var depth = 1
      let condition = rest[check.upperBound...].prefix { character in
        depth += character == "(" ? 1 : character == ")" ? -1 : 0
        return depth > 0
      }
      let words = rest[..<check.lowerBound].split(separator: "\"", omittingEmptySubsequences: false)
      let isNamed = words.count > 2 && words.last?.allSatisfy(\.isWhitespace) == true
      rules.append(
        SchemaRule(
          table: table, name: String(isNamed ? words[words.count - 2] : condition),
          condition: String(condition)))
      rest = rest[condition.endIndex...]
    }
    return rules
  }
}

extension Database {
  /// Whether there is a table of a name. GRDB's own function ends the program where the list of tables is
  /// damaged.
  func hasTable(_ name: String) throws -> Bool {
    try Bool.fetchOne(
      self,
      sql: "SELECT EXISTS (SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?)",
      arguments: [name]) ?? false
  }
}
