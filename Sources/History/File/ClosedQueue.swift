internal import GRDB

/// Closes connections without releasing the dispatch queue that each of them has.
///
/// When libdispatch on Linux releases a queue, it starts threads for that, one of which then wakes every
/// second for as long as the process runs: the app would not sleep any more after its first job. Some
/// hundred bytes stay for each connection.
enum ClosedQueue {
  /// - Parameters:
  ///   - queue: a connection that nobody uses any more.
  ///   - isOpen: whether it is left open till the process ends, which then changes no file.
  static func keep(_ queue: DatabaseQueue, isOpen: Bool = false) {
    // One that is in use closes with its last statement.
    if !isOpen { try? queue.close() }
    _ = Unmanaged.passRetained(queue)
  }
}
