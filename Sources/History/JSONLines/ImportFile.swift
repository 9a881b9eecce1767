internal import Foundation

/// A file to import from, opened so that it can be read twice.
enum ImportFile {
  /// How long to wait for somebody to open a named pipe for writing.
  private static let patience: Duration = .seconds(3)

  /// Opens a file. What cannot be read twice, a pipe or a terminal, is read to its end into a nameless
  /// file first, so that whoever writes to it keeps nobody waiting later.
  ///
  /// - Parameters:
  ///   - path: the file's path.
  ///   - folder: where a nameless file may be made, of mode 0600.
  /// - Returns: the file, to be read from its start.
  /// - Throws: `HistoryError` for what is not there, is no file or pipe, or for a named pipe that nobody
  ///   writes to.
  static func open(_ path: String, spoolingIn folder: String) throws -> FileHandle {
    var status = stat()
    guard stat(path, &status) == 0 else { throw absence(of: path, errno) }
    let kind = status.st_mode & S_IFMT
    switch kind {
    case S_IFREG, S_IFIFO: break
    case S_IFDIR: throw HistoryError.isDirectory(path: path)
    case S_IFSOCK: throw HistoryError.fileProblem(path: path, reason: "a socket, not a file")
    case S_IFCHR where isTerminalOrNull(path, status): break
    default: throw HistoryError.fileProblem(path: path, reason: "a device, not a file")
    }
    // Not blocking, since to open a pipe that nobody writes to takes for ever.
    let descriptor = Foundation.open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY)
    guard descriptor >= 0 else {
      if errno == EACCES { throw HistoryError.notReadable(path: path) }
      throw absence(of: path, errno)
    }
    let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    if kind == S_IFREG { return file }
    let spool = try namelessFile(in: folder)
    try copy(file, to: spool, path: path, isPipe: kind == S_IFIFO)
    try spool.seek(toOffset: 0)
    return spool
  }

  private static func absence(of path: String, _ reason: Int32) -> HistoryError {
    reason == ENOENT
      ? .notFound(path: path) : .fileProblem(path: path, reason: String(cString: strerror(reason)))
  }

  /// Whether a device is one that ends: what is typed, or nothing.
  private static func isTerminalOrNull(_ path: String, _ status: stat) -> Bool {
    var null = stat()
    if stat("/dev/null", &null) == 0, null.st_rdev == status.st_rdev { return true }
    let descriptor = Foundation.open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    return isatty(descriptor) == 1
  }

  private static func namelessFile(in folder: String) throws -> FileHandle {
    let path = "\(folder)/.import-\(UUID()).partial"
    let descriptor = Foundation.open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      throw HistoryError.fileProblem(path: path, reason: String(cString: strerror(errno)))
    }
    unlink(path)
    return FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
  }

  /// Copies what comes until nobody has the other end any more.
  private static func copy(
    _ file: FileHandle, to spool: FileHandle, path: String, isPipe: Bool
  ) throws {
    let deadline = ContinuousClock.now + patience
    var buffer = [UInt8](repeating: 0, count: 1 << 18)
    var hasWriter = !isPipe
    while true {
      let count = buffer.withUnsafeMutableBytes {
        read(file.fileDescriptor, $0.baseAddress, $0.count)
      }
      var waiting = pollfd(fd: file.fileDescriptor, events: Int16(POLLIN), revents: 0)
      switch count {
      case 1...:
        hasWriter = true
        try spool.write(contentsOf: buffer[..<count])
      case 0:
        // The end, unless nobody has begun yet.
        if hasWriter { return }
        if poll(&waiting, 1, 20) > 0 {
          if waiting.revents & Int16(POLLIN) == 0 { return }
          continue
        }
        if ContinuousClock.now > deadline {
          throw HistoryError.fileProblem(
            path: path, reason: "a pipe that no program writes to")
        }
      case _ where errno == EAGAIN:
        hasWriter = true
        poll(&waiting, 1, -1)
      case _ where errno == EINTR: continue
      default: throw POSIXError(POSIXError.Code(rawValue: errno) ?? .EIO)
      }
    }
  }
}
