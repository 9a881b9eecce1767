internal import GRDB

extension HistoryFile {
  /// Copies the history to a new file of mode 0600, which appears whole and checked or not at all.
  /// Others may go on writing to the history meanwhile.
  ///
  /// - Throws: `HistoryError.alreadyExists` where there is a file, `.damaged` where the history is
  ///   not sound.
  package func backup(to target: String) throws(HistoryError) {
    try NewFile.make(at: Self.absolute(target)) { temporary in
      do {
        try queue.inDatabase { try $0.execute(sql: "VACUUM INTO ?", arguments: [temporary]) }
      } catch let error as DatabaseError where error.resultCode == .SQLITE_CORRUPT {
        throw HistoryError(error, path: path)
      }
      let copy = try HistoryFile.openReadOnly(path: temporary)
      try copy.checkLog(as: path)
    }
  }

  /// Adds what another history holds and this one does not; of marks, notes and settings the later
  /// ones win. The other history is only read.
  ///
  /// - Throws: `HistoryError.clash` where an attempt of both has other content, `.damaged` where
  ///   the other history is not sound, which could never be taken out again. Nothing is added then.
  package func merge(from other: String) throws(HistoryError) -> HistoryChanges {
    let other = try HistoryFile.openReadOnly(path: other)
    try other.checkLog(as: other.path)
    return try write { db in
      var writer = try RecordWriter(db)
      try other.forEachRecord { record in
        // Converted here, so that this file's errors do not name the other one.
        try converting { try writer.add(record) }
      }
      return try writer.finish()
    }
  }

  /// Throws `HistoryError.damaged` with a path if ``check()`` finds more than what can be worked out anew.
  private func checkLog(as path: String) throws(HistoryError) {
    for finding in try check() {
      if finding.isOfCache { continue }
      throw .damaged(path: path, detail: finding.detail)
    }
  }
}
