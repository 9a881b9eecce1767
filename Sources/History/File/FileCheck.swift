internal import Foundation
internal import GRDB

/// What can be said of a history's file from outside, which SQLite would not report, or not by its
/// cause.
enum FileCheck {
  /// Whether there is anything at a path.
  ///
  /// - Throws: `HistoryError.fileProblem` where that cannot be known, as in a folder that one may not
  ///   enter.
  static func isThere(_ path: String) throws(HistoryError) -> Bool {
    try status(of: path) != nil
  }

  private static func status(of path: String) throws(HistoryError) -> stat? {
    var status = stat()
    if stat(path, &status) == 0 { return status }
    switch errno {
    case ENOENT, ENOTDIR: return nil
    case let reason: throw .fileProblem(path: path, reason: String(cString: strerror(reason)))
    }
  }

  /// In bytes; nil where there is no file. Foundation would ask for the names of its owners, too, and
  /// that over a socket.
  static func size(of path: String) -> Int? {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
      ? Int(status.st_size) : nil
  }

  /// Throws where there is something that cannot be a history, or not be read.
  static func look(at path: String) throws(HistoryError) {
    let status = try status(of: path)
    if let status {
      if status.st_mode & S_IFMT == S_IFDIR { throw .isDirectory(path: path) }
      // Of a pipe or a device SQLite would wait for bytes.
      guard status.st_mode & S_IFMT == S_IFREG else { throw .notAHistory(path: path) }
      try expectAccess(R_OK, path, refused: .notReadable(path: path))
      if (1..<512).contains(status.st_size) {
        // Less than the smallest page; SQLite takes a file of one byte for a new one.
        throw .damaged(path: path, detail: "only \(status.st_size) bytes long")
      }
    }
    if let status, isForeign(journal: path + "-journal", of: path, size: Int(status.st_size)) {
      throw .damaged(
        path: path, detail: "the -journal beside it is another file's; move it away")
    }
    // Looked at once more: another process may just have made both, the file before its log.
    if hasLog(path), try self.status(of: path).map({ $0.st_size == 0 }) ?? true {
      // SQLite would take the file for a new one and delete the log.
      throw .damaged(
        path: path,
        detail: "the file is \(status == nil ? "missing" : "empty") but its -wal has data")
    }
  }

  /// Whether a rollback journal is another file's. SQLite would bring the file back to what it says,
  /// and cut it off. A history has one only for the moment in which it gets its log, when not a page
  /// is added.
  private static func isForeign(journal: String, of path: String, size: Int) -> Bool {
    func bytes(_ path: String, _ range: Range<Int>) -> [Int]? {
      guard let file = FileHandle(forReadingAtPath: path) else { return nil }
      defer { try? file.close() }
      guard let data = try? file.read(upToCount: range.upperBound), data.count == range.upperBound
      else { return nil }
      return data[range].map { Int($0) }
    }
    func number(_ bytes: ArraySlice<Int>) -> Int { bytes.reduce(0) { $0 << 8 | $1 } }
    // Offsets 18 and 19 of a file say that it has a write-ahead log (sqlite.org/fileformat2.html);
    // a journal begins with its magic number, and 16 bytes on with the file's size in pages.
    // The journal first: to open and close the file itself would take this process's locks off it.
    guard let header = bytes(journal, 0..<28), header.prefix(4) == [0xD9, 0xD5, 0x05, 0xF9],
      bytes(path, 18..<20) == [2, 2]
    else { return false }
    return number(header[16..<20]) * number(header[24..<28]) != size
  }

  /// Whether a file begins as SQLite's do.
  static func isDatabase(_ path: String) -> Bool {
    guard let file = FileHandle(forReadingAtPath: path) else { return false }
    defer { try? file.close() }
    return (try? file.read(upToCount: 16)) == Data("SQLite format 3\0".utf8)
  }

  /// Whether a file's write-ahead log has anything in it.
  static func hasLog(_ path: String) -> Bool {
    var log = stat()
    return stat(path + "-wal", &log) == 0 && log.st_size > 0
  }

  /// Throws where a file, or its folder, cannot be written to.
  static func expectWritable(_ path: String, in directory: String) throws(HistoryError) {
    for place in [path, directory] where try isThere(place) {
      try expectAccess(W_OK, place, refused: .notWritable(path: place))
    }
  }

  /// Whether a file and its folder can be written to.
  static func isWritable(_ path: String) -> Bool {
    let directory = (path as NSString).deletingLastPathComponent
    return access(path, W_OK) == 0 && access(directory, W_OK) == 0
  }

  /// A failing disk is not a matter of permissions.
  private static func expectAccess(
    _ mode: Int32, _ path: String, refused: HistoryError
  ) throws(HistoryError) {
    if access(path, mode) == 0 { return }
    switch errno {
    case EACCES, EPERM, EROFS: throw refused
    case let reason: throw .fileProblem(path: path, reason: String(cString: strerror(reason)))
    }
  }

  /// Takes others' access to the file away, and to its folder where that is Edgewise's own.
  static func makePrivate(_ path: String, in directory: String) {
    // Whose file it is decides; where it cannot be done, `exposure` tells.
    if let mode = mode(path), mode & 0o077 != 0 { chmod(path, mode & 0o700) }
    guard (directory as NSString).lastPathComponent == "edgewise", let mode = mode(directory) else {
      return
    }
    if mode & 0o022 != 0 { chmod(directory, 0o700) }
  }

  private static func mode(_ path: String) -> mode_t? {
    var status = stat()
    return stat(path, &status) == 0 ? status.st_mode & 0o7777 : nil
  }

  /// What others can do to a history, in words; nil where that is nothing.
  static func exposure(of path: String) -> String? {
    let directory = (path as NSString).deletingLastPathComponent
    if let mode = mode(path), mode & 0o077 != 0 {
      return "others may read or change it; run `chmod 600` on it"
    }
    if let mode = mode(directory), mode & 0o022 != 0, mode & mode_t(S_ISVTX) == 0 {
      return "others may replace it: its folder can be written to; run `chmod go-w` on that"
    }
    return nil
  }

  /// Finds that a part of the last page is missing, which SQLite would read as zeros. While there
  /// is a log, the page may be on its way from there.
  static func expectWhole(_ db: Database, path: String) throws {
    let pageSize = try Int.fetchOne(db, sql: "PRAGMA page_size") ?? 4096
    guard !hasLog(path), let status = try status(of: path) else { return }
    let rest = Int(status.st_size) % pageSize
    if rest > 0 {
      throw HistoryError.damaged(
        path: path, detail: "\(pageSize - rest) bytes are missing at its end")
    }
  }

  static func makeDirectory(_ path: String) throws(HistoryError) {
    if let status = try status(of: path), status.st_mode & S_IFMT == S_IFDIR { return }
    do {
      try FileManager.default.createDirectory(
        atPath: path, withIntermediateDirectories: true,
        attributes: [.posixPermissions: 0o700])
    } catch {
      throw .fileProblem(path: path, reason: "cannot be made: \(error.systemReason)")
    }
  }

  /// Has the system write to disk that a file came into a folder, or went from it.
  ///
  /// - Returns: why it could not; nil where it has.
  static func synchronize(directory: String) -> String? {
    let descriptor = Foundation.open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    // A folder that one may write to but not read cannot be synchronized.
    guard descriptor >= 0 else { return errno == EACCES ? nil : String(cString: strerror(errno)) }
    defer { Foundation.close(descriptor) }
    return fsync(descriptor) == 0 || errno == EINVAL ? nil : String(cString: strerror(errno))
  }
}
