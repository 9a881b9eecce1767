import Foundation

/// What a person has named for a command to write to.
///
/// A regular file appears whole or not at all, and replaces one that is there only where that was asked
/// for. What is no regular file (a pipe, a device) is written into and stays what it is.
struct OutputFile {
  let path: String
  /// Whether a file that is there may be replaced.
  var replaces = false
  /// The history, of which nothing is replaced even then.
  var spared: String?
  /// What to do where a file is there that is not to be replaced.
  var remedyIfThere = "take --force to replace it, or name another file"
  /// What to do where nothing can be written.
  var remedy = "name another file"

  enum Target {
    /// An end that the program was started with: `-`, `/dev/fd/3`.
    case descriptor(Int32)
    /// A pipe, a device.
    case special
    /// A regular file, there or not.
    case regular
  }

  /// The path of the file itself, where what a person named is a link to one.
  var resolved: String {
    guard let name = realpath(path, nil) else { return path }
    defer { free(name) }
    return String(cString: name)
  }

  /// What the path names.
  ///
  /// - Returns: where to write to.
  /// - Throws: `Failure` where a file is there that is not to be replaced, or a folder.
  func target() throws(Failure) -> Target {
    if let descriptor = OutputText.descriptor(named: path) { return .descriptor(descriptor) }
    var status = stat()
    guard stat(path, &status) == 0 else { return .regular }
    switch status.st_mode & S_IFMT {
    case S_IFREG: break
    case S_IFDIR: throw notWritten(EISDIR)
    default: return .special
    }
    if let spared, isPart(status, of: spared) {
      throw .unusable("\(path): is your history, or a part of it; \(remedy)")
    }
    guard replaces else { throw isThere }
    return .regular
  }

  /// Whether a file is the history, or one that lies beside it by its name: its log, its backups.
  private func isPart(_ file: stat, of history: String) -> Bool {
    var own = stat()
    guard stat(history, &own) == 0 else { return false }
    let whole = OutputFile(path: history).resolved
    return own.st_dev == file.st_dev && own.st_ino == file.st_ino
      || resolved.hasPrefix(whole + "-")
  }

  /// Writes a text that is for programs or files.
  ///
  /// - Parameter text: as for ``OutputText/writeData(_:)``.
  /// - Throws: `Failure` where it cannot be written; then a file that was there is as it was.
  func write(_ text: String) throws(Failure) {
    let bytes = Array(OutputText.cleaned(text).utf8)
    switch try target() {
    case .descriptor(let descriptor): try OutputText.send(bytes, to: descriptor, named: path)
    case .special:
      let descriptor = try openSpecial()
      defer { close(descriptor) }
      try OutputText.send(bytes, to: descriptor, named: path)
    case .regular: try writeWhole(bytes)
    }
  }

  /// Opens a pipe or a device to write into it.
  ///
  /// - Returns: an open descriptor, to be closed by who asked.
  /// - Throws: `Failure` with the reason.
  func openSpecial() throws(Failure) -> Int32 {
    let descriptor = open(path, O_WRONLY | O_CLOEXEC | O_NOCTTY)
    guard descriptor >= 0 else { throw notWritten(errno) }
    return descriptor
  }

  private func writeWhole(_ bytes: [UInt8]) throws(Failure) {
    let name = resolved
    let temporary =
      (name as NSString).deletingLastPathComponent.appending(
        name.contains("/") ? "/" : "") + ".edgewise-\(UUID())"
    // The person's umask takes its bits off.
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw notWritten(errno) }
    defer {
      close(descriptor)
      unlink(temporary)
    }
    var old = stat()
    if replaces, stat(name, &old) == 0 { fchmod(descriptor, old.st_mode & 0o777) }
    let reason = OutputText.send(bytes, to: descriptor)
    guard reason == 0 else { throw notWritten(reason) }
    guard fsync(descriptor) == 0 else { throw notWritten(errno) }
    if replaces {
      guard rename(temporary, name) == 0 else { throw notWritten(errno) }
    } else if link(temporary, name) != 0 {
      if errno == EEXIST { throw isThere }
      // The file system has no hard links.
      guard access(name, F_OK) != 0 else { throw isThere }
      guard rename(temporary, name) == 0 else { throw notWritten(errno) }
    }
  }

  private var isThere: Failure { .unusable("\(path): is there already; \(remedyIfThere)") }

  private func notWritten(_ reason: Int32) -> Failure {
    .unusable("\(path): could not be written (\(String(cString: strerror(reason)))); \(remedy)")
  }
}
