internal import Foundation

/// Makes files that appear whole under their name, or not at all.
enum NewFile {
  /// Makes a file of mode 0600. What killed runs have left of the same file goes.
  ///
  /// - Parameters:
  ///   - path: absolute.
  ///   - replaces: whether it takes the place of a file that is there.
  ///   - body: fills the empty file at the path that it gets.
  /// - Throws: `HistoryError.alreadyExists` where there is something at the path that it does not
  ///   replace, or what the body throws.
  static func make(
    at path: String, replaces: Bool = false, _ body: (_ temporary: String) throws -> Void
  ) throws {
    var status = stat()
    if !replaces, lstat(path, &status) == 0 { throw HistoryError.alreadyExists(path: path) }
    let directory = (path as NSString).deletingLastPathComponent
    let name = (path as NSString).lastPathComponent
    removeLeftovers(of: name, in: directory)
    let temporary = "\(directory)/.\(name).\(UUID())\(suffix)"
    let descriptor = Foundation.open(temporary, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      throw HistoryError.fileProblem(
        path: path, reason: "cannot be made: \(String(cString: strerror(errno)))")
    }
    let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    // As long as it is locked, somebody is at work on it.
    flock(descriptor, LOCK_EX | LOCK_NB)
    defer { unlink(temporary) }
    do {
      try body(temporary)
      try file.synchronize()
      if replaces {
        guard rename(temporary, path) == 0 else {
          throw HistoryError.fileProblem(
            path: path, reason: "cannot be replaced: \(String(cString: strerror(errno)))")
        }
      } else {
        try publish(temporary, as: path)
      }
      if let reason = FileCheck.synchronize(directory: directory) {
        throw HistoryError.uncertain(path: path, reason: reason)
      }
      // It is on disk.
      try? file.close()
    } catch let error as CocoaError {
      throw HistoryError(error, path: path)
    }
  }

  private static let suffix = ".partial"

  private static func removeLeftovers(of name: String, in directory: String) {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: directory)) ?? []
    for leftover in names where leftover.hasPrefix(".\(name).") && leftover.hasSuffix(suffix) {
      let path = "\(directory)/\(leftover)"
      let descriptor = Foundation.open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
      guard descriptor >= 0 else { continue }
      // One that is just being made may not be locked yet.
      var status = stat()
      let isOld = fstat(descriptor, &status) == 0 && time(nil) - status.st_mtim.tv_sec > 60
      if isOld, flock(descriptor, LOCK_EX | LOCK_NB) == 0 {
        unlink(path)
        for side in ["-journal", "-wal", "-shm"] { unlink(path + side) }
      }
      Foundation.close(descriptor)
    }
  }

  /// Gives a file its final name, unless there is one of that name by now.
  private static func publish(_ temporary: String, as path: String) throws {
    if link(temporary, path) == 0 { return }
    if errno == EEXIST { throw HistoryError.alreadyExists(path: path) }
    // The file system has no hard links.
    try FileManager.default.moveItem(atPath: temporary, toPath: path)
  }
}
