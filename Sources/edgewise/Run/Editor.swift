import Foundation
import Screens

/// The person's own editor, for a longer answer.
enum Editor {
  /// What was saved, and what there is to say of it.
  struct Edited {
    let text: String
    /// Nil where the editor ended well.
    let remark: String?
  }

  /// Opens `$VISUAL`, `$EDITOR` or `vi` on a text and returns what was saved, also by an editor that
  /// ended badly after it.
  ///
  /// The file is in a folder of its own that nobody else may enter. It goes with all that the editor
  /// leaves there, such as copies of before and files for a crash.
  static func edit(_ text: String) -> Result<Edited, Failure> {
    let folder: String
    let file: String
    // A text file's last line has an end, or what a script appends would join it.
    let contents = Data((text.isEmpty ? "" : text + "\n").utf8)
    do throws(Failure) {
      folder = try newFolder()
      file = folder + "/answer.md"
    } catch {
      return .failure(error)
    }
    defer { try? FileManager.default.removeItem(atPath: folder) }  // Gone already is as good.
    guard PrivateFile.write(contents, toNew: file) else {
      return .failure(.unusable("The editor's file \(file) could not be written."))
    }
    let editor = command
    let status = run(editor, on: file)
    let saved = try? Data(contentsOf: URL(fileURLWithPath: file))  // Nil is told of below.
    guard status == 0 else {
      // A file that was emptied and not written any more is no answer.
      guard let saved, saved != contents, !saved.isEmpty else {
        return .failure(.unusable("\(editor) \(ending(status)); the answer is as it was."))
      }
      return .success(
        Edited(
          text: answer(saved),
          remark: "What was saved is here, although \(editor) \(ending(status))."))
    }
    guard let saved else {
      return .failure(
        .unusable("\(editor) left no file that can be read; the answer is as it was."))
    }
    return .success(Edited(text: answer(saved), remark: nil))
  }

  /// Opens the editor on a file of the person's own, and waits for its end.
  ///
  /// - Parameter file: its path.
  /// - Returns: why it did not end well; nil where it did.
  static func show(_ file: String) -> Failure? {
    let editor = command
    let status = run(editor, on: file)
    return status == 0 ? nil : .unusable("\(editor) \(ending(status)).")
  }

  /// Runs an editor on a file.
  ///
  /// The variable may hold arguments, as in EDITOR="code --wait": the shell splits them. Not
  /// Foundation's Process, which would put the editor into the background, where the terminal stops it;
  /// and `system` leaves Ctrl-C to the editor.
  private static func run(_ editor: String, on file: String) -> Int32 {
    let quoted = file.replacingOccurrences(of: "'", with: "'\\''")
    return system("\(editor) '\(quoted)'")
  }

  /// The command that opens the editor. A variable of blanks counts as one that is not set.
  private static var command: String {
    let named = ["VISUAL", "EDITOR"].compactMap(Environment.variable)
    return named.first { !$0.allSatisfy(\.isWhitespace) } ?? "vi"
  }

  /// Makes a folder of mode 0700.
  private static func newFolder() throws(Failure) -> String {
    let parent = FileManager.default.temporaryDirectory.path
    var path = Array("\(parent)/edgewise-answer-XXXXXX".utf8CString)
    guard mkdtemp(&path) != nil else {
      throw .unusable(
        "The editor's file could not be made in \(parent): \(String(cString: strerror(errno))).")
    }
    return String(decoding: path.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// The text of a file, without the line ends at its end.
  private static func answer(_ contents: Data) -> String {
    var text = String(decoding: contents, as: UTF8.self)
    while text.last?.isNewline == true { text.removeLast() }
    return text
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

extension Editor.Edited {
  /// What the app is told. The failure comes first: one that comes later would count for what the text
  /// has the app save.
  var events: [Event] { (remark.map { [.failed($0)] } ?? []) + [.edited(text)] }
}
