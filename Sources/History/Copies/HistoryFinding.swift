package import Practice
package import QuestionBank

/// Something wrong with a history file.
package enum HistoryFinding: Hashable, Sendable {
  /// SQLite's words for a page, index or value that is not as it must be.
  case damage(String)
  /// A table, index or trigger that is missing or not as this program makes it.
  case changedSchema(String)
  /// A row that breaks a rule of its table, told by the attempt or question that it is of.
  case brokenRule(String, table: String, record: String)
  /// A retraction of an attempt that is not there.
  case lostAttempt(AttemptID)
  /// A record that is not what was recorded.
  case changed(String)
  /// A record that was recorded and is not there.
  case lost(String)
  /// As many attempts were recorded and are not there.
  case missing(attempts: Int)
  /// Attempts that were recorded last are not there.
  case lostEnd
  /// What is stored of a question is not what its attempts add up to.
  case wrongCard(QuestionID)
  /// Stored counts by day are not what the attempts add up to, or a row is none of this program's.
  case wrongTotals
  /// What an earlier check has found and mended.
  case mended(String, at: Instant)

  /// One line: what, and what to do.
  package var message: String {
    switch self {
    case .wrongCard, .wrongTotals: "\(detail); it is worked out anew"
    case .mended: "\(detail); `edgewise history check --repair` says that this is known"
    default: "\(detail); run `edgewise history check --repair`"
    }
  }

  /// Whether only what is derived from the log is wrong, so that nothing is lost.
  var isOfCache: Bool {
    switch self {
    case .wrongCard, .wrongTotals: true
    default: false
    }
  }

  /// Whether what a person did is damaged, so that the file is no good as a copy.
  var isOfLog: Bool {
    switch self {
    case .wrongCard, .wrongTotals, .mended, .lostEnd: false
    default: true
    }
  }

  /// What is wrong, in words.
  package var detail: String {
    switch self {
    case .damage(let detail): detail
    case .changedSchema(let name): "\(name) is not as Edgewise makes it"
    case .brokenRule(let rule, let table, let record):
      "\(table) \(record) breaks a rule: \(rule)"
    case .lostAttempt(let id): "attempt \(id) was taken back but is missing"
    case .changed(let record): "\(record) is not as it was recorded"
    case .lost(let record): "\(record) is missing"
    case .missing(let attempts):
      attempts == 1 ? "an attempt is missing" : "\(attempts) attempts are missing"
    case .lostEnd: "the answers that were recorded last are missing"
    case .wrongCard(let question):
      "the stored memory of \(question) does not follow from its attempts"
    case .wrongTotals: "what is stored of all attempts does not follow from them"
    case .mended(let detail, let at): "found on \(at.iso8601.prefix(10)) and mended: \(detail)"
    }
  }
}
