import Foundation
import Synchronization
import Testing

/// The parts of the top-level README that are made of the program, each between comments of its name.
enum Readme {
  private static let file = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("README.md")

  /// Tests run beside each other, and each writes the whole file.
  private static let turn = Mutex(())

  /// Expects a part to be some text; with EDGEWISE_RECORD=1 writes it.
  ///
  /// - Parameters:
  ///   - name: stands in the comments before and after the part.
  ///   - text: what the program makes.
  /// - Throws: what keeps the file from being read or written, or a part that is not there.
  static func expect(_ name: String, is text: String) throws {
    try turn.withLock { _ in
      var readme = try String(contentsOf: file, encoding: .utf8)
      let start = try #require(readme.firstRange(of: "<!-- \(name) -->\n"))
      let end = try #require(readme.firstRange(of: "<!-- /\(name) -->"))
      let part = start.upperBound..<end.lowerBound
      if ProcessInfo.processInfo.environment["EDGEWISE_RECORD"] == "1" {
        readme.replaceSubrange(part, with: text)
        try Data(readme.utf8).write(to: file)
      } else {
        #expect(
          readme[part] == text,
          "README.md has other \(name); EDGEWISE_RECORD=1 swift test writes this:\n\(text)")
      }
    }
  }
}
