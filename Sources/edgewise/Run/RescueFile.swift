import Foundation
import Screens

/// A file for what was written and could not be kept in the history.
enum RescueFile {
  /// Puts texts into a file, and says where; where no folder takes one, the lines are the texts.
  static func tell(of texts: [UnkeptText], beside history: String) -> [String] {
    let contents = texts.map { "# \($0.heading)\n\n\($0.text)\n" }.joined(separator: "\n")
    if let path = write(Data(contents.utf8), beside: history) {
      return ["What you wrote is in \(path); paste it when the history can be written again."]
    }
    return ["What you wrote is kept nowhere but here:"] + lines(contents)
  }

  /// A text in lines that a message has room for.
  private static func lines(_ text: String) -> [String] {
    text.split(separator: "\n").flatMap { line in
      stride(from: 0, to: line.count, by: 500).map { String(line.dropFirst($0).prefix(500)) }
    }
  }

  /// In the folder of the history, the home or the one for temporary files, whichever has room.
  private static func write(_ contents: Data, beside history: String) -> String? {
    let folders = [
      (history as NSString).deletingLastPathComponent, NSHomeDirectory(),
      FileManager.default.temporaryDirectory.path,
    ]
    for folder in folders {
      let path = "\(folder)/edgewise-not-kept-\(UUID().uuidString.prefix(8)).md"
      if PrivateFile.write(contents, toNew: path) { return path }
    }
    return nil
  }
}
