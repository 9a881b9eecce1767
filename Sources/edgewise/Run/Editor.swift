import Foundation

/// The person's own editor, for a longer answer.
enum Editor {
  /// Opens `$VISUAL`, `$EDITOR` or `vi` on a text and returns what was saved.
  static func edit(_ text: String) -> Result<String, Failure> {
    let environment = ProcessInfo.processInfo.environment
    let named = [environment["VISUAL"], environment["EDITOR"]].compactMap(\.self)
    let editor = named.first { !$0.isEmpty } ?? "vi"
    let file = FileManager.default.temporaryDirectory
      .appendingPathComponent("edgewise-answer-\(UUID().uuidString).md")
    defer { try? FileManager.default.removeItem(at: file) }  // Gone already is as good.
    do {
      guard
        FileManager.default.createFile(
          atPath: file.path, contents: Data(text.utf8), attributes: [.posixPermissions: 0o600])
      else {
        return .failure(.unusable("The editor's file \(file.path) could not be written."))
      }
      let process = Process()
      process.executableURL = URL(fileURLWithPath: "/bin/sh")
      // The variable may hold arguments, as in EDITOR="code --wait": the shell splits them.
      process.arguments = ["-c", "\(editor) \"$1\"", "sh", file.path]
      try process.run()
      process.waitUntilExit()
      guard process.terminationStatus == 0 else {
        return .failure(
          .unusable("\(editor) ended with status \(process.terminationStatus); answer unchanged."))
      }
      var edited = String(decoding: try Data(contentsOf: file), as: UTF8.self)
      while edited.last?.isNewline == true { edited.removeLast() }
      return .success(edited)
    } catch {
      return .failure(.unusable("\(editor) could not be run: \(error.localizedDescription)"))
    }
  }
}
