package import Practice

/// Something about one line of a file of JSON Lines.
package struct LineProblem: Hashable, Sendable {
  package enum Reason: Hashable, Sendable {
    /// Not JSON; with where and why, as far as Foundation says.
    case notJSON(detail: String)
    case notAnObject
    case tooLong(limit: Int)
    case missing(field: String)
    case wrong(field: String, expected: String)
    /// A value that the history does not take; with the rule that it breaks.
    case rejected(rule: String)
    /// An attempt with this id and other content is in the history or on an earlier line.
    case clash(AttemptID)
    /// Takes back an attempt that is neither in the history nor in the file.
    case unknownAttempt(AttemptID)
    /// A field that is left out.
    case unknown(field: String)
  }

  /// 1 for the first line.
  package let line: Int
  package let reason: Reason

  /// Names and ids of more than 80 characters are cut.
  init(line: Int, reason: Reason) {
    self.line = line
    self.reason =
      switch reason {
      case .clash(let id): .clash(Self.cut(id))
      case .unknownAttempt(let id): .unknownAttempt(Self.cut(id))
      case .unknown(let field): .unknown(field: Self.cut(field))
      default: reason
      }
  }

  private static func cut(_ name: String) -> String {
    let most = 80
    guard name.utf8.count > most, name.unicodeScalars.count > most else { return name }
    var kept = String.UnicodeScalarView()
    kept.append(contentsOf: name.unicodeScalars.prefix(most))
    return String(kept) + "..."
  }

  /// "line 3: …".
  package var message: String { "line \(line): \(text)" }

  private var text: String {
    switch reason {
    case .notJSON(let detail): "not JSON\(detail.isEmpty ? "" : " (\(detail))")"
    case .notAnObject: "not a JSON object"
    case .tooLong(let limit): "longer than \(limit) bytes"
    case .missing(let field): "no \(field)"
    case .wrong(let field, let expected): "\(field) is not \(expected)"
    case .rejected(let rule): rule
    case .clash(let id): "attempt \(id) is there already with other content"
    case .unknownAttempt(let id): "there is no attempt \(id) to take back"
    case .unknown(let field): "unknown field \(field) left out"
    }
  }
}

/// Problems in order, the first ones in full.
struct ProblemList {
  private(set) var first: [LineProblem] = []
  private(set) var more = 0
  var isEmpty: Bool { first.isEmpty }
  /// Whether further ones are only counted.
  var isFull: Bool { first.count == Self.limit }

  private static let limit = 20

  mutating func add(_ problem: LineProblem) {
    if first.count < Self.limit { first.append(problem) } else { more += 1 }
  }
}
