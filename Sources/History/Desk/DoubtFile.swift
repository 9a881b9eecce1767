internal import Foundation
internal import Practice

/// A small file beside the history with the answer that may be recorded or not, so that the same answer
/// given again, even by another process, is the same record.
struct DoubtFile {
  private let path: String

  /// Nil of a history in memory.
  init?(of history: String) {
    guard history.hasPrefix("/") else { return nil }
    path = history + "-doubt"
  }

  /// Nil where there is none.
  func read() -> Attempt? {
    guard let data = try? Data(contentsOf: URL(fileURLWithPath: path)),
      let line = try? JSONDecoder().decode(DecodedLine.self, from: data),
      case .attempt(let attempt) = line.record
    else { return nil }
    return attempt
  }

  /// The disk fails, so that it may not be kept; then only this process knows.
  func write(_ attempt: Attempt) {
    guard let data = try? JSONEncoder().encode(EncodedLine(record: .attempt(attempt))) else {
      return
    }
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { return }
    let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    try? file.write(contentsOf: data)
  }

  func remove() { unlink(path) }
}
