internal import Foundation
internal import GRDB

extension HistoryFile {
  /// Opens a history for reading and writing, and makes it where there is none (also where there
  /// is an empty file). New directories get mode 0700, a new file 0600.
  ///
  /// A file that cannot be used is left as it is.
  ///
  /// - Parameters:
  ///   - path: absolute, or relative to the current directory.
  ///   - busyTimeout: seconds to wait for other processes' writes.
  /// - Returns: the opened history.
  /// - Throws: `HistoryError`.
  package static func open(
    path: String, busyTimeout: Double = 5
  ) throws(HistoryError) -> HistoryFile {
    let path = absolute(path)
    try checkFile(path)
    let directory = (path as NSString).deletingLastPathComponent
    try makeDirectory(directory)
    for path in [path, directory] where isThere(path) && access(path, W_OK) != 0 {
      throw .notWritable(path: path)
    }
    do {
      let queue = try DatabaseQueue(
        path: path, configuration: configuration(busyTimeout: busyTimeout))
      try prepare(queue, path: path, busyTimeout: busyTimeout)
      return HistoryFile(path: path, isReadOnly: false, queue: queue)
    } catch {
      throw HistoryError(error, path: path)
    }
  }

  /// Opens a history that is there, for reading alone.
  package static func openReadOnly(
    path: String, busyTimeout: Double = 5
  ) throws(HistoryError) -> HistoryFile {
    let path = absolute(path)
    try checkFile(path)
    guard isThere(path) else { throw .notFound(path: path) }
    var configuration = configuration(busyTimeout: busyTimeout)
    configuration.readonly = true
    do {
      func opened(_ address: String) throws -> (DatabaseQueue, Contents) {
        let queue = try DatabaseQueue(path: address, configuration: configuration)
        return (queue, try Self.contents(queue, path: path))
      }
      let queue: DatabaseQueue
      let contents: Contents
      do {
        (queue, contents) = try opened(path)
      } catch let error as DatabaseError
        where [.SQLITE_CANTOPEN, .SQLITE_READONLY].contains(error.resultCode)
        && !isThere(path + "-wal")
      {
        // In a directory that cannot be written to, SQLite cannot make the files that WAL mode
        // needs; nobody can be writing there either.
        let address = URL(fileURLWithPath: path).absoluteString + "?immutable=1"
        (queue, contents) = try opened(address)
      }
      switch contents {
      // Earlier ones lack only what is worked out from the log.
      case .history(let version) where version >= 1: break
      case .history: throw HistoryError.outdated(path: path)
      case .newer: throw HistoryError.newer(path: path)
      case .nothing, .other: throw HistoryError.notAHistory(path: path)
      }
      return HistoryFile(path: path, isReadOnly: true, queue: queue)
    } catch {
      throw HistoryError(error, path: path)
    }
  }

  /// Makes a history that is kept in no file and gone with the last reference to it, for tests.
  ///
  /// - Parameter name: two of one name are of the same history, as if they had the same file open;
  ///   nil for one of its own.
  /// - Returns: the history, of the present schema.
  /// - Throws: `HistoryError` where there is no memory for it.
  package static func inMemory(named name: String? = nil) throws(HistoryError) -> HistoryFile {
    let path = ":memory:"
    do {
      let queue = try DatabaseQueue(named: name, configuration: configuration(busyTimeout: 5))
      try migrate(queue)
      return HistoryFile(path: path, isReadOnly: false, queue: queue)
    } catch {
      throw HistoryError(error, path: path)
    }
  }

  /// What a SQLite file holds.
  private enum Contents {
    case nothing
    case history(version: Int)
    case newer
    case other

    /// In a transaction, so that all of it is of one state of the file.
    init(of db: Database) throws {
      func number(_ sql: String) throws -> Int { try Int.fetchOne(db, sql: sql) ?? 0 }
      let application = try number("PRAGMA application_id")
      let version = try number("PRAGMA user_version")
      if application == 0, version == 0, try number("SELECT count(*) FROM sqlite_master") == 0 {
        self = .nothing
      } else if application != Schema.applicationID {
        self = .other
      } else if try version > Schema.version || Schema.migrator.hasBeenSuperseded(db) {
        self = .newer
      } else {
        self = .history(version: version)
      }
    }
  }

  /// `fullfsync` makes macOS write through the drive's cache; elsewhere it does nothing.
  private static let connectionSettings = """
    PRAGMA synchronous = FULL;
    PRAGMA fullfsync = ON;
    PRAGMA cell_size_check = ON;
    PRAGMA trusted_schema = OFF;
    """

  private static func configuration(busyTimeout: Double) -> Configuration {
    var configuration = Configuration()
    configuration.busyMode = .timeout(busyTimeout)
    configuration.prepareDatabase { try $0.execute(sql: connectionSettings) }
    return configuration
  }

  /// Brings an opened file to the present schema, in WAL mode.
  private static func prepare(
    _ queue: DatabaseQueue, path: String, busyTimeout: Double
  ) throws {
    let contents = try contents(queue, path: path)
    switch contents {
    case .other: throw HistoryError.notAHistory(path: path)
    case .newer: throw HistoryError.newer(path: path)
    case .history, .nothing: break
    }
    if case .nothing = contents {
      // By path: closing a descriptor of the file would drop SQLite's locks on it. The files
      // beside it get the same mode from SQLite.
      chmod(path, 0o600)
      try queue.inDatabase {
        try $0.execute(sql: "PRAGMA application_id = \(Schema.applicationID)")
      }
    }
    try enterWALMode(queue, timeout: busyTimeout)
    guard case .history(Schema.version) = contents else { return try migrate(queue) }
  }

  /// What a file holds, none of which is missing at its end.
  private static func contents(_ queue: DatabaseQueue, path: String) throws -> Contents {
    try queue.read { db in
      try checkLength(db, path: path)
      return try Contents(of: db)
    }
  }

  /// WAL lets other processes read while one writes. A file system that cannot do it keeps the
  /// rollback journal, which is as safe.
  private static func enterWALMode(_ queue: DatabaseQueue, timeout: Double) throws {
    let deadline = ContinuousClock.now + .seconds(timeout)
    while true {
      do {
        return try queue.inDatabase { try $0.execute(sql: "PRAGMA journal_mode = WAL") }
      } catch let error as DatabaseError where error.resultCode == .SQLITE_BUSY {
        // SQLite does not wait by itself when it changes the mode.
        guard ContinuousClock.now < deadline else { throw error }
        usleep(10_000)
      }
    }
  }

  private static func migrate(_ queue: DatabaseQueue) throws {
    // Another process that opens the same file may be first with each of the migrations, which then
    // fails here.
    for _ in 1..<Schema.version {
      do {
        return try Schema.migrator.migrate(queue)
      } catch let error as DatabaseError
        where [.SQLITE_ERROR, .SQLITE_CONSTRAINT].contains(error.resultCode)
      {}
    }
    try Schema.migrator.migrate(queue)
  }

  /// Finds what SQLite would not report, or not by its cause.
  private static func checkFile(_ path: String) throws(HistoryError) {
    var status = stat()
    let exists = stat(path, &status) == 0
    if exists, status.st_mode & S_IFMT == S_IFDIR { throw .isDirectory(path: path) }
    if exists, access(path, R_OK) != 0 { throw .notReadable(path: path) }
    if exists, (1..<512).contains(status.st_size) {
      // Less than the smallest page; SQLite takes a file of one byte for a new one.
      throw .damaged(path: path, detail: "only \(status.st_size) bytes long")
    }
    var log = stat()
    if stat(path + "-wal", &log) == 0, log.st_size > 0, !exists || status.st_size == 0 {
      // SQLite would take the file for a new one and delete the log.
      throw .damaged(
        path: path, detail: "the file is \(exists ? "empty" : "missing") but its -wal has data")
    }
  }

  /// Finds that a part of the last page is missing, which SQLite would read as zeros. While there
  /// is a log, the page may be on its way from there.
  private static func checkLength(_ db: Database, path: String) throws {
    let pageSize = try Int.fetchOne(db, sql: "PRAGMA page_size") ?? 4096
    var log = stat()
    var status = stat()
    guard stat(path + "-wal", &log) != 0 || log.st_size == 0, stat(path, &status) == 0
    else { return }
    let rest = Int(status.st_size) % pageSize
    if rest > 0 {
      throw HistoryError.damaged(
        path: path, detail: "\(pageSize - rest) bytes are missing at its end")
    }
  }

  private static func makeDirectory(_ path: String) throws(HistoryError) {
    var status = stat()
    if stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR { return }
    do {
      try FileManager.default.createDirectory(
        atPath: path, withIntermediateDirectories: true,
        attributes: [.posixPermissions: 0o700])
    } catch {
      throw .fileProblem(path: path, reason: "cannot be made: \(error.systemReason)")
    }
  }

  static func isThere(_ path: String) -> Bool { access(path, F_OK) == 0 }

  /// Absolute also because SQLite takes a path that begins with "file:" for an address.
  static func absolute(_ path: String) -> String {
    path.hasPrefix("/") ? path : FileManager.default.currentDirectoryPath + "/" + path
  }
}
