package import Foundation
import Synchronization

/// A process with files for its input and output.
///
/// It starts as one that a shell starts: with no signal blocked or ignored. Foundation's `Process`
/// hands on that the threads of tasks block every signal, and does not see the end of a process that
/// has left another one running.
package final class ChildProcess: Sendable {
  package let id: pid_t
  /// The status by `waitpid`, once it has ended.
  private let ended = Mutex<Int32?>(nil)

  /// Starts a program in a directory.
  ///
  /// Input is the path of a file or FIFO to read from; FIFOs must be open for writing already.
  /// Output and error are paths of files to write to.
  package init(
    _ program: String, _ arguments: [String], environment: [String: String], directory: String,
    input: String = "/dev/null", output: String = "/dev/null", error: String = "/dev/null"
  ) throws {
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
      var attributes: posix_spawnattr_t?
    #else
      var actions = posix_spawn_file_actions_t()
      var attributes = posix_spawnattr_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, input, O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, output, O_WRONLY | O_APPEND, 0)
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, error, O_WRONLY | O_APPEND, 0)
    var none = sigset_t()
    var all = sigset_t()
    sigemptyset(&none)
    sigfillset(&all)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &all)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
    // Not every system can start a process in a directory; a shell can.
    let shell = "/bin/sh"
    let words =
      ([shell, "-c", "cd \"$0\" && exec \"$@\"", directory, program] + arguments)
      .map { strdup($0) } + [nil]
    let variables = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { (words + variables).forEach { free($0) } }
    var id = pid_t()
    let failure = posix_spawn(&id, shell, &actions, &attributes, words, variables)
    guard failure == 0 else {
      throw ProgramError.notStarted(program, reason: String(cString: strerror(failure)))
    }
    self.id = id
  }

  /// The exit code, or minus the number of the signal that ended the process; nil while it runs.
  package var status: Int32? {
    ended.withLock { ended in
      var status: Int32 = 0
      if ended == nil, waitpid(id, &status, WNOHANG) == id { ended = status }
      return ended.map { status in
        let signal = status & 0x7F
        return signal == 0 ? (status >> 8) & 0xFF : -signal
      }
    }
  }

  /// Sends a signal, unless the process has ended.
  package func send(_ signal: Int32) {
    if status == nil { kill(id, signal) }
  }

  /// Waits for the end, and kills the process when the time is up.
  ///
  /// - Throws: `ProgramError.tookTooLong`.
  package func end(within limit: Duration = .seconds(60)) async throws -> Int32 {
    do {
      if let status = try await eventually(within: limit, every: .milliseconds(5), { status }) {
        return status
      }
    } catch {
      send(SIGKILL)
      throw error
    }
    send(SIGKILL)
    throw ProgramError.tookTooLong(seconds: Int(limit / .seconds(1)))
  }
}
