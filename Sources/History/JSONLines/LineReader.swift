internal import Foundation

/// Reads a file line by line, a piece of it at a time.
struct LineReader {
  /// The number of the last line, 1 for the first.
  private(set) var line = 0
  private let file: FileHandle
  private let limit: Int
  private var bytes: [UInt8] = []
  /// Where the next line begins in `bytes`.
  private var start = 0
  private var isAtEnd = false

  /// Opens a file.
  ///
  /// - Parameters:
  ///   - path: the file's path.
  ///   - limit: the most bytes that a line may have; more than any line of an export has.
  /// - Throws: `HistoryError`.
  init(path: String, limit: Int = 16 << 20) throws {
    var status = stat()
    guard stat(path, &status) == 0 else { throw HistoryError.notFound(path: path) }
    if status.st_mode & S_IFMT == S_IFDIR { throw HistoryError.isDirectory(path: path) }
    guard let file = FileHandle(forReadingAtPath: path) else {
      throw HistoryError.notReadable(path: path)
    }
    self.file = file
    self.limit = limit
  }

  /// The next line without its end and without a byte order mark; nil after the last one, and an
  /// error for one that is longer than the limit.
  mutating func next() throws -> Data? {
    var searched = start
    while true {
      if let end = bytes[searched...].firstIndex(of: UInt8(ascii: "\n")) {
        defer { start = end + 1 }
        return takeLine(upTo: end)
      }
      if isAtEnd {
        defer { start = bytes.count }
        return start < bytes.count ? takeLine(upTo: bytes.count) : nil
      }
      if bytes.count - start > limit {
        throw LineProblem.Reason.tooLong(limit: limit)
      }
      bytes.removeSubrange(..<start)
      start = 0
      searched = bytes.count
      let more = try file.read(upToCount: min(limit, 1 << 18)) ?? Data()
      isAtEnd = more.isEmpty
      bytes.append(contentsOf: more)
    }
  }

  private mutating func takeLine(upTo end: Int) -> Data {
    line += 1
    var slice = bytes[start..<end]
    if slice.last == UInt8(ascii: "\r") { slice.removeLast() }
    if line == 1, slice.starts(with: [0xEF, 0xBB, 0xBF]) { slice.removeFirst(3) }
    return Data(slice)
  }
}

extension LineProblem.Reason: Error {}
