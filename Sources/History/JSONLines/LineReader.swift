internal import Foundation

/// Reads a file line by line, a piece of it at a time, and again from its start.
struct LineReader {
  /// The number of the last line, 1 for the first.
  private(set) var line = 0
  private let file: FileHandle
  private let limit: Int
  private var bytes: [UInt8] = []
  /// Where the next line begins in `bytes`.
  private var start = 0
  private var isAtEnd = false

  /// - Parameters:
  ///   - file: to be read from where it stands.
  ///   - limit: the most bytes that a line may have; more than any line of an export has.
  init(_ file: FileHandle, limit: Int = 16 << 20) {
    self.file = file
    self.limit = limit
  }

  /// Goes back to the start of the file.
  mutating func rewind() throws {
    try file.seek(toOffset: 0)
    self = LineReader(file, limit: limit)
  }

  /// The next line without its end and without a byte order mark; nil after the last one, and an
  /// error for one that is longer than the limit.
  mutating func next() throws -> Data? {
    var searched = start
    while true {
      if let end = lineEnd(from: searched) {
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
      try readMore()
    }
  }

  private func lineEnd(from index: Int) -> Int? {
    bytes.withUnsafeBytes { buffer in
      guard index < buffer.count, let first = buffer.baseAddress,
        let found = memchr(first + index, Int32(UInt8(ascii: "\n")), buffer.count - index)
      else { return nil }
      return UnsafeRawPointer(found) - first
    }
  }

  private mutating func readMore() throws {
    let more = try file.read(upToCount: min(limit, 1 << 18)) ?? Data()
    isAtEnd = more.isEmpty
    bytes.append(contentsOf: more)
  }

  private mutating func takeLine(upTo end: Int) -> Data {
    line += 1
    var slice = bytes[start..<end]
    if slice.last == UInt8(ascii: "\r") { slice.removeLast() }
    if line == 1, slice.starts(with: [0xEF, 0xBB, 0xBF]) { slice.removeFirst(3) }
    return slice.withUnsafeBytes { Data($0) }
  }
}

extension LineProblem.Reason: Error {}
