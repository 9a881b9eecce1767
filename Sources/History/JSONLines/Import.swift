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
  /// An attempt without an id gets one made of its question, instant and grade, and of how many lines
  /// of the same came before it: equal lines are as many attempts, and the same file adds nothing
  /// again. Those of one instant stay in the order of the file, a millisecond apart. Without `kind` it
  /// counts as `manual`, and the offset is that of `at`.
  ///
  /// - Throws: `HistoryError.refused` where any line cannot be used; then nothing is imported.
  package func importLines(from path: String) throws(HistoryError) -> ImportReport {
    let file: FileHandle
    do {
      file = try ImportFile.open(path, spoolingIn: folder)
    } catch {
      throw HistoryError(error, path: path)
    }
    return try write { db in
      var lines = LineImport(file, path: path, into: try RecordWriter(db), of: self.path)
      try lines.run()
      return try lines.finish()
    }
  }

  /// The folder that the history is in.
  private var folder: String {
    let folder = (path as NSString).deletingLastPathComponent
    return folder.isEmpty ? NSTemporaryDirectory() : folder
  }
}

/// An import under way. It holds a few records at a time, and of lines without an id what tells them
/// apart.
private struct LineImport {
  /// One by one, reading and adding would take turns in the processor's caches, which takes a third longer.
  private static let batchSize = 512

  private let path: String
  private let history: String
  private var reader: LineReader
  private var writer: RecordWriter
  private var warnings = ProblemList()
  /// What is wrong with the lines themselves.
  private var malformed = ProblemList()
  /// What the history does not take of lines that are well-formed.
  private var rejected = ProblemList()
  private var unnamed = UnnamedAttempts()
  /// Read, and not added yet.
  private var batch: [(line: Int, record: HistoryRecord)] = []
  /// The lines that hold anything but attempts, in order.
  private var others: [Int] = []

  init(_ file: FileHandle, path: String, into writer: RecordWriter, of history: String) {
    self.path = path
    self.history = history
    self.writer = writer
    reader = LineReader(file)
  }

  /// Adds the records of all lines: attempts first, since a line may take back one of a later line.
  ///
  /// - Throws: `HistoryError.refused`, and what keeps the file or the history from being used at all.
  mutating func run() throws {
    let decoder = JSONDecoder()
    do {
      while let data = try next() { try addAttempt(data, decoder) }
      try refuse(for: malformed)
      try addBatch()
      if !others.isEmpty { try addOthers(decoder) }
    } catch let reason as LineProblem.Reason {
      malformed.add(LineProblem(line: reader.line + 1, reason: reason))
    }
    try refuse(for: malformed)
    try refuse(for: rejected)
  }

  consuming func finish() throws -> ImportReport {
    let (first, more) = (warnings.first, warnings.more)
    return ImportReport(changes: try writer.finish(), warnings: first, moreWarnings: more)
  }

  private mutating func addAttempt(_ data: Data, _ decoder: JSONDecoder) throws {
    guard let line = decoded(data, decoder) else { return }
    for field in line.unknown {
      warnings.add(LineProblem(line: reader.line, reason: .unknown(field: field)))
    }
    switch line.record {
    case .attempt(let attempt)?:
      try add(.attempt(line.isUnnamed ? unnamed.place(attempt) : attempt))
    case nil: break
    default: others.append(reader.line)
    }
  }

  private mutating func addOthers(_ decoder: JSONDecoder) throws {
    try rewind()
    var left = others[...]
    while let number = left.first, let data = try next() {
      guard reader.line == number else { continue }
      left.removeFirst()
      if let record = decoded(data, decoder)?.record { try add(record) }
    }
    try addBatch()
  }

  /// What a line holds; nil for a blank one and, which is a problem, for one that is no object.
  private mutating func decoded(_ data: Data, _ decoder: JSONDecoder) -> DecodedLine? {
    if data.allSatisfy({ $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }) { return nil }
    // Foundation would also take UTF-16 and UTF-32, of which lines cannot be cut like this.
    guard data.isTextInUTF8 else {
      malformed.add(
        LineProblem(line: reader.line, reason: .notJSON(detail: "not text in UTF-8")))
      return nil
    }
    do {
      let line = try decoder.decode(DecodedLine.self, from: data)
      for reason in line.problems {
        malformed.add(LineProblem(line: reader.line, reason: reason))
      }
      return line
    } catch {
      // To find out why takes as long as reading the line, which nobody is told of the later ones.
      let reason: LineProblem.Reason =
        malformed.isFull ? .notJSON(detail: "") : .init(error, in: data)
      malformed.add(LineProblem(line: reader.line, reason: reason))
      return nil
    }
  }

  private mutating func add(_ record: HistoryRecord) throws {
    batch.append((reader.line, record))
    if batch.count == Self.batchSize { try addBatch() }
  }

  /// Adds what was read, unless the import is refused already for what is no record.
  private mutating func addBatch() throws {
    defer { batch.removeAll(keepingCapacity: true) }
    guard malformed.isEmpty else { return }
    for (line, record) in batch {
      do {
        try writer.add(record)
      } catch {
        guard let reason = HistoryError(error, path: history).lineReason else { throw error }
        rejected.add(LineProblem(line: line, reason: reason))
      }
    }
  }

  private func refuse(for problems: ProblemList) throws {
    guard problems.isEmpty else {
      throw HistoryError.refused(path: path, problems: problems.first, more: problems.more)
    }
  }

  // Converted here, so that this file's errors do not name the history.

  private mutating func next() throws -> Data? {
    do {
      return try reader.next()
    } catch let reason as LineProblem.Reason {
      throw reason
    } catch {
      throw HistoryError(error, path: path)
    }
  }

  private mutating func rewind() throws {
    do { try reader.rewind() } catch { throw HistoryError(error, path: path) }
  }
}

extension Data {
  /// Whether these bytes are UTF-8 without a NUL.
  fileprivate var isTextInUTF8: Bool {
    withUnsafeBytes { bytes in
      guard let first = bytes.baseAddress else { return true }
      return memchr(first, 0, bytes.count) == nil
        && bytes.withMemoryRebound(to: UInt8.self) { String(validating: $0, as: UTF8.self) } != nil
    }
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
