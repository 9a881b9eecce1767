internal import Foundation
internal import GRDB
internal import Practice

/// What an import did.
package struct ImportReport: Hashable, Sendable {
  package let changes: HistoryChanges
  /// Fields that were left out: the first ones, and how many more.
  package let warnings: [LineProblem]
  package let moreWarnings: Int
}

extension HistoryFile {
  /// Adds the records of a file of JSON Lines, one object a line: an attempt (`question`, `at` and
  /// `grade` are required), or what `exportLines` writes beside attempts.
  ///
  /// An attempt without an id gets one made of its question, instant and grade, so that importing
  /// the same file twice adds nothing. Without `kind` it counts as `manual`, and the offset is
  /// that of `at`.
  ///
  /// - Throws: `HistoryError.refused` where any line cannot be used; then nothing is imported.
  package func importLines(from path: String) throws(HistoryError) -> ImportReport {
    var warnings = ProblemList()
    let records: [(line: Int, record: HistoryRecord)]
    do {
      records = try Self.records(in: path, &warnings)
    } catch {
      throw HistoryError(error, path: path)
    }
    // All is read before, so that a slow pipe does not hold the lock.
    let changes = try write { db in
      var writer = try RecordWriter(db)
      var problems = ProblemList()
      // A line may take back an attempt of a later line.
      for isAttempt in [true, false] {
        for (line, record) in records where record.isAttempt == isAttempt {
          do {
            try writer.add(record)
          } catch {
            guard let reason = HistoryError(error, path: self.path).lineReason else { throw error }
            problems.add(LineProblem(line: line, reason: reason))
          }
        }
      }
      guard problems.isEmpty else {
        throw HistoryError.refused(path: path, problems: problems.first, more: problems.more)
      }
      return try writer.finish()
    }
    return ImportReport(
      changes: changes, warnings: warnings.first, moreWarnings: warnings.more)
  }

  /// The records of all lines, or `HistoryError.refused`.
  private static func records(
    in path: String, _ warnings: inout ProblemList
  ) throws -> [(line: Int, record: HistoryRecord)] {
    var records: [(line: Int, record: HistoryRecord)] = []
    var problems = ProblemList()
    let decoder = JSONDecoder()
    var reader = try LineReader(path: path)
    do {
      while let data = try reader.next() {
        if data.allSatisfy({ $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }) { continue }
        do {
          let line = try decoder.decode(DecodedLine.self, from: data)
          for field in line.unknown {
            warnings.add(LineProblem(line: reader.line, reason: .unknown(field: field)))
          }
          for reason in line.problems {
            problems.add(LineProblem(line: reader.line, reason: reason))
          }
          if let record = line.record { records.append((reader.line, record)) }
        } catch {
          problems.add(LineProblem(line: reader.line, reason: .init(error, in: data)))
        }
      }
    } catch let reason as LineProblem.Reason {
      problems.add(LineProblem(line: reader.line + 1, reason: reason))
    }
    guard problems.isEmpty else {
      throw HistoryError.refused(path: path, problems: problems.first, more: problems.more)
    }
    return records
  }
}

extension LineProblem.Reason {
  /// Why a line is not a JSON object.
  fileprivate init(_ error: any Error, in line: Data) {
    if case DecodingError.typeMismatch = error {
      self = .notAnObject
      return
    }
    // JSONDecoder does not say where the text stops being JSON; JSONSerialization does.
    do {
      _ = try JSONSerialization.jsonObject(with: line)
      self = .notJSON(detail: "")
    } catch {
      let detail = (error as NSError).userInfo["NSDebugDescription"] as? String ?? ""
      let words = detail.hasSuffix(".") ? String(detail.dropLast()) : detail
      self = .notJSON(detail: words.prefix(1).lowercased() + words.dropFirst())
    }
  }
}

extension HistoryError {
  /// This error as a problem of the line that it was thrown for; nil where it is not the line's.
  fileprivate var lineReason: LineProblem.Reason? {
    switch self {
    case .clash(let id): .clash(id)
    case .unknownAttempt(let id): .unknownAttempt(id)
    case .rejected(let rule): .rejected(rule: rule)
    default: nil
    }
  }
}

extension HistoryRecord {
  fileprivate var isAttempt: Bool {
    if case .attempt = self { true } else { false }
  }
}
