internal import Foundation

/// Makes files that appear whole under their name, or not at all.
enum NewFile {
  /// Makes a file of mode 0600.
  ///
  /// - Parameters:
  ///   - path: absolute.
  ///   - body: fills the empty file at the path that it gets.
  /// - Throws: `HistoryError.alreadyExists` where there is something at the path, or what the body
  ///   throws.
  static func make(
    at path: String, _ body: (_ temporary: String) throws -> Void
  ) throws(HistoryError) {
    var status = stat()
    if lstat(path, &status) == 0 { throw .alreadyExists(path: path) }
    let directory = (path as NSString).deletingLastPathComponent
    let temporary = "\(directory)/.\((path as NSString).lastPathComponent).\(UUID()).partial"
    let descriptor = Foundation.open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      throw .fileProblem(path: path, reason: "cannot be made: \(String(cString: strerror(errno)))")
    }
    let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    defer { unlink(temporary) }
    do {
      try body(temporary)
      try file.synchronize()
      try file.close()
      try publish(temporary, as: path)
    } catch {
      throw HistoryError(error, path: path)
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
