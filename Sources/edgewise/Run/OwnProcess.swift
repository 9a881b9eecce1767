import Foundation

/// This program once more, for what is to leave nothing in the app's own memory.
enum OwnProcess {
  /// Runs a command to its end, without a terminal.
  ///
  /// - Parameter arguments: the command's words.
  /// - Returns: nil where it ended with 0, or what it said.
  static func run(_ arguments: [String]) -> String? {
    // The program that runs, also where another version has taken its place since.
    let linux = "/proc/self/exe"
    let program =
      access(linux, X_OK) == 0 ? linux : Bundle.main.executablePath ?? CommandLine.arguments[0]
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { return String(cString: strerror(errno)) }
    let reader = FileHandle(fileDescriptor: ends[0], closeOnDealloc: true)
    defer { try? reader.close() }
    var child = pid_t()
    let failure = spawn(program, arguments, errors: ends[1], &child)
    close(ends[1])
    guard failure == 0 else { return String(cString: strerror(failure)) }
    // What somebody does in the app comes first.
    #if canImport(Darwin)
      setpriority(PRIO_PROCESS, id_t(child), 10)
    #else
      setpriority(__priority_which_t(PRIO_PROCESS.rawValue), id_t(child), 10)
    #endif
    let said = (try? reader.readToEnd()) ?? Data()
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0, errno == EINTR {}
    guard status != 0 else { return nil }
    let words =
      String(decoding: said, as: UTF8.self)
      .split(whereSeparator: \.isNewline).last ?? "it ended without a word"
    return words.hasPrefix("edgewise: ") ? String(words.dropFirst(10)) : String(words)
  }

  private static func spawn(
    _ program: String, _ arguments: [String], errors: Int32, _ child: inout pid_t
  ) -> Int32 {
    #if canImport(Darwin)
      var files: posix_spawn_file_actions_t?
      var attributes: posix_spawnattr_t?
    #else
      var files = posix_spawn_file_actions_t()
      var attributes = posix_spawnattr_t()
    #endif
    posix_spawn_file_actions_init(&files)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&files)
      posix_spawnattr_destroy(&attributes)
    }
    // Its standard input, output and error.
    posix_spawn_file_actions_addopen(&files, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&files, 1, "/dev/null", O_WRONLY, 0)
    posix_spawn_file_actions_adddup2(&files, errors, 2)
    // A group of its own, so that the keys that end or stop the app do not.
    posix_spawnattr_setpgroup(&attributes, 0)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP))
    let words = ([program] + arguments).map { strdup($0) } + [nil]
    defer { words.forEach { free($0) } }
    return posix_spawn(&child, program, &files, &attributes, words, environ)
  }
}
