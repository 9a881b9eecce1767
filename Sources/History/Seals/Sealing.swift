extension HistoryFile {
  /// Whether there are attempts that ``seal(progress:)`` has something to do for.
  package var hasUnsealed: Bool {
    get throws(HistoryError) { try read { try AttemptSeals.isMissing($0) } }
  }

  /// Gives the attempts that earlier versions have recorded their digests, some thousand at a time, so
  /// that others can write in between.
  ///
  /// - Parameter progress: told the share that is done, 0…1; false gives up.
  /// - Returns: whether all have one, and it was not given up.
  /// - Throws: `HistoryError` where the file cannot be read or written.
  package func seal(progress: (Double) -> Bool) throws(HistoryError) -> Bool {
    guard try hasUnsealed else { return true }
    let total = Double(max(1, try attemptCount))
    var count = 0
    while true {
      if try write({ try AttemptSeals.fill($0, atMost: AttemptSeals.atOnce) }) { return true }
      count += AttemptSeals.atOnce
      if !progress(min(1, Double(count) / total)) { return false }
    }
  }
}
