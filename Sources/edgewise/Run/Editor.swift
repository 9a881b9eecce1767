import Foundation

/// The person's own editor, for a longer answer.
enum Editor {
  /// Opens `$VISUAL`, `$EDITOR` or `vi` on a text and returns what was saved.
  static func edit(_ text: String) -> Result<String, Failure> {
    let named = ["VISUAL", "EDITOR"].compactMap(Environment.variable)
    let editor = named.first { !$0.isEmpty } ?? "vi"
    let file = FileManager.default.temporaryDirectory
      .appendingPathComponent("edgewise-answer-\(UUID().uuidString).md")
    defer { try? FileManager.default.removeItem(at: file) }  // Gone already is as good.
    // A text file's last line has an end, or what a script appends would join it.
    let contents = text.isEmpty ? "" : text + "\n"
    guard
      FileManager.default.createFile(
        atPath: file.path, contents: Data(contents.utf8), attributes: [.posixPermissions: 0o600])
    else {
      return .failure(.unusable("The editor's file \(file.path) could not be written."))
    }
    // The variable may hold arguments, as in EDITOR="code --wait": the shell splits them. Not
    // Foundation's Process, which would put the editor into the background, where the terminal
    // stops it; and `system` leaves Ctrl-C to the editor.
    let quoted = file.path.replacingOccurrences(of: "'", with: "'\\''")
    let status = system("\(editor) '\(quoted)'")
    guard status == 0 else {
      return .failure(.unusable("\(editor) \(ending(status)); the answer is as it was."))
    }
    do {
      var edited = String(decoding: try Data(contentsOf: file), as: UTF8.self)
      while edited.last?.isNewline == true { edited.removeLast() }
      return .success(edited)
    } catch {
      return .failure(
        .unusable("\(file.path) could not be read after \(editor); the answer is as it was."))
    }
  }

  /// What the status that `system` returned says of the program.
  private static func ending(_ status: Int32) -> String {
    if status == -1 { return "could not be run (\(String(cString: strerror(errno))))" }
    // From 128 on it is what the shell says of a signal, 127 of a command that is not there.
    let code = (status >> 8) & 0xFF
    let signal = code > 128 ? code - 128 : status & 0x7F
    if signal != 0 { return "was ended by signal \(signal)" }
    return code == 127 ? "was not found (status 127)" : "ended with status \(code)"
  }
}
