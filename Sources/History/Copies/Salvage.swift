internal import Foundation
internal import GRDB
internal import Practice

/// What can still be read of a damaged history.
struct Salvage {
  /// As they were recorded, as far as their digests tell.
  private(set) var attempts: [Attempt] = []
  /// Readable, but not as they were recorded.
  private(set) var doubtful: [Attempt] = []
  /// Forgettings, retractions, marks, notes and settings, likewise.
  private(set) var others: [HistoryRecord] = []
  private(set) var doubtfulOthers: [HistoryRecord] = []
  /// As many attempts were recorded, as far as can be told.
  private(set) var recorded = 0

  /// - Parameters:
  ///   - path: a file that may be anything.
  ///   - now: when an answer is said to be forgotten of which only that is known.
  /// - Throws: where the file cannot be read at all, or not copied.
  init(of path: String, at now: Instant) throws {
    let copy = path + "-salvage"
    defer { for side in ["", "-wal", "-shm"] { unlink(copy + side) } }
    let file = try Self.makeReadable(path, at: copy)
    readRecords(copy, at: now)
    readAttempts(try Self.merged(copy) ?? file)
    let end = HeadFile.read(of: path).map { Int(clamping: $0.seq) } ?? 0
    // More than the file ever had room for is a damaged number.
    if end <= file.count / 20 { recorded = max(recorded, end) }
  }

  /// Copies a file so that SQLite opens it: of its full length, with the mark at its beginning.
  private static func makeReadable(_ path: String, at copy: String) throws -> Data {
    var file = try Data(contentsOf: URL(fileURLWithPath: path))
    if file.count > 100 {
      file.replaceSubrange(0..<16, with: Data("SQLite format 3\0".utf8))
      let pages = file[28..<32].reduce(0) { $0 << 8 | Int($1) }
      let missing = pages * 4096 - file.count
      if (1..<256 << 20).contains(missing) { file.append(Data(count: missing)) }
    }
    for side in ["", "-wal", "-shm"] { unlink(copy + side) }
    let descriptor = open(copy, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      throw HistoryError.fileProblem(path: copy, reason: String(cString: strerror(errno)))
    }
    let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    try handle.write(contentsOf: file)
    try handle.close()
    if FileCheck.hasLog(path) {
      try FileManager.default.copyItem(atPath: path + "-wal", toPath: copy + "-wal")
    }
    return file
  }

  /// The copy with what its log has; nil where SQLite cannot bring the two together.
  private static func merged(_ copy: String) throws -> Data? {
    guard FileCheck.hasLog(copy), let queue = try? DatabaseQueue(path: copy) else { return nil }
    defer { ClosedQueue.keep(queue) }
    try? queue.inDatabase { try $0.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)") }
    return try Data(contentsOf: URL(fileURLWithPath: copy))
  }

  /// Every row of an attempt that stands in any page, and its digest.
  private mutating func readAttempts(_ file: Data) {
    var rows: [Int64: Row] = [:]
    var seals: [Int64: AttemptSeals.Seal] = [:]
    RawPages(file).forEachRow { rowid, values in
      if values.count == AttemptSeals.tableColumns.count, values[0].isNull {
        let cells = zip(AttemptSeals.tableColumns, [rowid.databaseValue] + values.dropFirst())
        rows[rowid] = Row(Dictionary(uniqueKeysWithValues: cells.map { ($0, $1) }))
      } else if values.count == 4, values[0].isNull, let digest = Int64.fromDatabaseValue(values[1])
      {
        seals[rowid] = .init(digest: digest, answer: Int64.fromDatabaseValue(values[2]))
      }
    }
    for (seq, row) in rows.sorted(by: { $0.key < $1.key }) {
      guard let attempt = try? AttemptRow(row: row).attempt else { continue }
      // Without a seal nothing is known against it.
      let isAsRecorded = seals[seq].map { $0 == AttemptSeals.Seal(ofTable: row) } ?? true
      if isAsRecorded { attempts.append(attempt) } else { doubtful.append(attempt) }
    }
    let numbers = (Array(rows.keys) + seals.keys).filter { $0 <= Int64(file.count / 20) }
    recorded = max(recorded, numbers.max().map { Int($0) } ?? 0)
  }

  private mutating func readRecords(_ copy: String, at now: Instant) {
    var configuration = Configuration()
    let budget = StepBudget(of: copy)
    configuration.prepareDatabase { db in
      budget.attach(to: db)
      // What cannot be understood of the schema keeps nobody from the rest.
      try db.execute(sql: "PRAGMA writable_schema = ON")
    }
    // What is no database at all gives nothing.
    guard let queue = try? DatabaseQueue(path: copy, configuration: configuration) else { return }
    defer { ClosedQueue.keep(queue) }
    try? queue.read { db in
      var seen: Set<HistoryRecord> = []
      for kind in RecordSeals.allCases {
        // From either end as far as it goes, so that a bad page costs little more than itself.
        for order in ["", "DESC"] {
          budget.begin()
          try? kind.forEach(db, order: order) { record, isAsRecorded in
            guard seen.insert(record).inserted else { return }
            if isAsRecorded { others.append(record) } else { doubtfulOthers.append(record) }
          }
        }
      }
      // A retraction or a forgetting can be had from its digest's name alone.
      budget.begin()
      let named = (try? RecordSeals.named(db, at: now)) ?? []
      others += named.filter { seen.insert($0).inserted }
    }
  }
}
