package import FSRS
internal import GRDB
internal import Practice

extension HistoryFile {
  /// Whether the stored cards are not what the log adds up to with a model.
  package func hasStaleCards(model: FSRS) throws(HistoryError) -> Bool {
    try read { try !CardCache.isCurrent($0, model: model) }
  }

  /// About how many attempts there are, those that were taken back among them.
  package var attemptCount: Int {
    get throws(HistoryError) {
      try read { try Int.fetchOne($0, sql: "SELECT max(seq) FROM attempt") ?? 0 }
    }
  }

  /// Works out anew what the whole log adds up to, and stores it.
  ///
  /// The log is read beside others' writes; what they add meanwhile has it read again.
  ///
  /// - Parameters:
  ///   - model: the memory model.
  ///   - progress: told the share of the log that was read, 0…1; false gives up.
  /// - Returns: whether it was stored, and not given up.
  /// - Throws: `HistoryError` where the file cannot be read or written.
  package func refreshCards(
    model: FSRS, progress: (Double) -> Bool
  ) throws(HistoryError) -> Bool {
    while true {
      let total = Double(max(1, try attemptCount))
      guard
        let (fold, source) = try read({ db -> (AttemptFold, CardCache.Source)? in
          var fold = AttemptFold(model: model)
          var count = 0
          var goesOn = true
          try AttemptLog.forEach(db, "\(AttemptRow.kept) ORDER BY at, id") { attempt in
            guard goesOn else { return }
            fold.add(attempt)
            count += 1
            if count % 4096 == 0 { goesOn = progress(min(1, Double(count) / total)) }
          }
          guard goesOn else { return nil }
          return (fold, try CardCache.Source(db, parameters: model.parameters))
        })
      else { return false }
      let isStored = try write { db in
        guard try CardCache.Source(db, parameters: model.parameters) == source else {
          return false
        }
        try CardCache.store(db, fold, model: model)
        return true
      }
      if isStored { return true }
    }
  }
}
