import Foundation
import Testing

@testable import History

/// What an import is given to read: files, pipes, and what is neither.
@Suite struct ImportSourceTests {
  let directory: TemporaryDirectory
  let history: HistoryFile

  private static let line = #"{"question":"q-1","at":"2026-11-23T09:00:00Z","grade":"good"}"#

  init() throws {
    directory = try TemporaryDirectory()
    history = try HistoryFile.open(path: directory.path("kept/history.db"))
  }

  private func refusal(of path: String) -> String? {
    historyError { _ = try history.importLines(from: path) }?.message
  }

  /// Opens the other end of a pipe and writes to it, a piece at a time.
  private func write(_ pieces: [String], to fifo: String, pause: Double) {
    Thread.detachNewThread {
      Thread.sleep(forTimeInterval: pause)
      let descriptor = open(fifo, O_WRONLY)
      for piece in pieces {
        Thread.sleep(forTimeInterval: pause)
        _ = piece.utf8.withContiguousStorageIfAvailable {
          Foundation.write(descriptor, $0.baseAddress, $0.count)
        }
      }
      close(descriptor)
    }
  }

  @Test(arguments: [0, 0.1]) func aPipeIsReadToItsEnd(pause: Double) throws {
    let fifo = directory.path("pipe")
    mkfifo(fifo, 0o600)
    // Taken back before it is given, so that it has to be read twice.
    write(
      [
        #"{"retract":"a","at":"2026-11-23T09:05:00Z"}"# + "\n" + Self.line,
        "\n" + #"{"id":"a","question":"q-2","at":"2026-11-23T09:00:00Z","grade":"#, "\"good\"}\n",
      ], to: fifo, pause: pause)
    let report = try history.importLines(from: fifo)
    #expect(report.changes.attempts == 2)
    #expect(report.changes.retractions == 1)
    // Nothing of it stays beside the history.
    let left = try FileManager.default.contentsOfDirectory(atPath: directory.path("kept"))
    #expect(left.allSatisfy { $0.hasPrefix("history.db") }, "\(left)")
  }

  /// Somebody else may write meanwhile.
  @Test func aSlowPipeDoesNotHoldTheHistory() async throws {
    let fifo = directory.path("pipe")
    mkfifo(fifo, 0o600)
    let writer = open(fifo, O_RDWR)
    let importing = Task.detached { [history] in try history.importLines(from: fifo) }
    let other = try HistoryFile.open(path: history.path, busyTimeout: 0.1)
    for index in 0..<20 {
      try other.append(attempt("b-\(index)"))
      try await Task.sleep(for: .milliseconds(5))
    }
    _ = Self.line.utf8.withContiguousStorageIfAvailable {
      Foundation.write(writer, $0.baseAddress, $0.count)
    }
    close(writer)
    #expect(try await importing.value.changes.attempts == 1)
  }

  @Test func aPipeThatNobodyWritesToIsRefused() {
    let fifo = directory.path("pipe")
    mkfifo(fifo, 0o600)
    #expect(
      refusal(of: fifo)
        == "\(fifo): a pipe that no program writes to; check the path, or name another")
  }

  @Test func whatIsNoFileIsNamed() throws {
    let links = ["loop": "loop", "nowhere": "none"]
    for (name, target) in links {
      try FileManager.default.createSymbolicLink(
        atPath: directory.path(name), withDestinationPath: target)
    }
    #expect(
      refusal(of: directory.path("nowhere"))?.hasSuffix(": no such file; check the path") == true)
    let reason = String(cString: strerror(ELOOP))
    #expect(refusal(of: directory.path("loop"))?.contains(": \(reason); ") == true)
    #expect(refusal(of: directory.path("loop/x"))?.contains(": \(reason); ") == true)
    #expect(refusal(of: directory.path)?.contains("a directory") == true)
    #expect(refusal(of: "/dev/zero")?.contains("/dev/zero: a device, not a file") == true)
    let long = directory.path(String(repeating: "n", count: 300))
    #expect(refusal(of: long)?.contains(String(cString: strerror(ENAMETOOLONG))) == true)
    #expect(try history.importLines(from: "/dev/null").changes.attempts == 0)
    #expect(try history.attempts().isEmpty)
  }

  @Test func aSocketIsNoFile() throws {
    let path = directory.path("s")
    // The path has to fit into the address.
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    let room = MemoryLayout.size(ofValue: address.sun_path)
    try #require(path.utf8.count < room)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
    #if os(Linux)
      let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
    #else
      let descriptor = socket(AF_UNIX, SOCK_STREAM, 0)
    #endif
    defer { close(descriptor) }
    let size = socklen_t(MemoryLayout<sockaddr_un>.size)
    let bound = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(descriptor, $0, size) }
    }
    #expect(bound == 0)
    #expect(refusal(of: path)?.contains("a socket, not a file") == true)
  }
}
