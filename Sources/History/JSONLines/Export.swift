internal import Foundation
internal import GRDB
internal import Practice

extension HistoryFile {
  /// Hands out the whole history as JSON Lines, which `importLines` restores: what is forgotten, attempts
  /// in order of time, then retractions, marks, notes and settings, without what is worked out of them
  /// for a day. Equal histories give equal lines.
  ///
  /// - Parameter body: gets each line without its end; must not use this `HistoryFile`.
  /// - Throws: `HistoryError`.
  package func exportLines(_ body: (String) -> Void) throws(HistoryError) {
    try forEachLine { body(String(decoding: $0, as: UTF8.self)) }
  }

  /// Writes ``exportLines(_:)`` to a file of mode 0600, which appears whole or not at all.
  ///
  /// - Parameters:
  ///   - path: where to.
  ///   - replaces: whether it takes the place of a file that is there.
  /// - Throws: `HistoryError.alreadyExists` where there is a file that it does not replace.
  package func exportLines(to path: String, replaces: Bool = false) throws(HistoryError) {
    let path = Self.absolute(path)
    do {
      try NewFile.make(at: path, replaces: replaces) { temporary in
        guard let file = FileHandle(forWritingAtPath: temporary) else {
          throw HistoryError.notWritable(path: path)
        }
        try forEachLine { line in
          // Converted here, so that this file's errors do not name the history.
          do {
            try file.write(contentsOf: line + [UInt8(ascii: "\n")])
          } catch {
            throw HistoryError(error, path: path)
          }
        }
        try file.close()
      }
    } catch {
      throw HistoryError(error, path: path)
    }
  }

  private func forEachLine(_ body: (Data) throws -> Void) throws(HistoryError) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    try forEachRecord { record in
      try body(JSONEscapes.applied(to: encoder.encode(EncodedLine(record: record))))
    }
  }

  /// Hands out everything that the history keeps, as of one moment.
  func forEachRecord(_ body: (HistoryRecord) throws -> Void) throws(HistoryError) {
    try read { db in
      try Forgetting.all(db).forEach { try body(.forgetting($0)) }
      try AttemptLog.forEach(db, "true ORDER BY at, id") { try body(.attempt($0)) }
      try AttemptLog.forEachRetraction(db) { try body(.retraction($0)) }
      try Mark.all(db).forEach { try body(.mark($0)) }
      try Note.all(db).forEach { try body(.note($0)) }
      for setting in try Setting.all(db) where !BookmarkKey.derived.contains(setting.key) {
        try body(.setting(setting))
      }
    }
  }
}
