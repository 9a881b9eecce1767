import Foundation

/// A text file that a person has written, read whole. What its rules take time for is bounded by its size.
package enum SmallFile {
  /// The most bytes of a question: six times those of the longest built-in one.
  static let question = 64 << 10
  /// The most bytes of a taxonomy or a roadmap.
  static let plan = 256 << 10
  /// The most bytes of a file of keys.
  package static let keys = 64 << 10

  /// Reads a file.
  ///
  /// - Parameters:
  ///   - path: of a file; a pipe or a device, which might never end, is not read.
  ///   - most: how many bytes it may have.
  ///   - isWhole: false gives no more than its first bytes, however many it has.
  /// - Returns: its bytes.
  /// - Throws: `BankError.unreadableFile`, or `.unfitFile` for one that is larger or no file.
  package static func bytes(
    of path: String, atMost most: Int, isWhole: Bool = true
  ) throws(BankError) -> [UInt8] {
    // Not blocking, since to open a pipe that nobody writes to takes for ever.
    let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY)
    guard descriptor >= 0 else { throw .unreadableFile(path: path, reason: reason(errno)) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      throw .unreadableFile(path: path, reason: reason(errno))
    }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw .unfitFile(path: path, reason: "it is a pipe, a device or a directory")
    }
    var bytes = [UInt8](repeating: 0, count: most + 1)
    var count = 0
    while count < bytes.count {
      let more = bytes.withUnsafeMutableBytes {
        read(descriptor, $0.baseAddress.map { $0 + count }, $0.count - count)
      }
      if more < 0, errno == EINTR { continue }
      guard more >= 0 else { throw .unreadableFile(path: path, reason: reason(errno)) }
      if more == 0 { break }
      count += more
    }
    guard count <= most || !isWhole else {
      throw .unfitFile(path: path, reason: "it has more than \(most >> 10) KiB")
    }
    return Array(bytes[..<min(count, most)])
  }

  private static func reason(_ number: Int32) -> String {
    switch number {
    case ENOENT: "it does not exist"
    case EACCES: "permission denied"
    default: String(cString: strerror(number))
    }
  }
}
