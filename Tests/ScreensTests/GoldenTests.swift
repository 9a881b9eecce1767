import Foundation
import Screens
import TerminalUI
import Testing
import Typography

/// Every screen as it looks, compared with the files in `Golden`; EDGEWISE_RECORD=1 writes them.
@Suite struct GoldenTests {
  private static let folder = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().appendingPathComponent("Golden")
  private static let isRecording = ProcessInfo.processInfo.environment["EDGEWISE_RECORD"] == "1"

  static let sizes = [
    Size(columns: 80, rows: 24), Size(columns: 40, rows: 12), Size(columns: 120, rows: 40),
    Size(columns: 20, rows: 5),
  ]

  @Test(arguments: Situation.all.map(\.name))
  func aScreenLooksAsRecorded(name: String) throws {
    let situation = try #require(Situation.all.first { $0.name == name })
    let looks = Self.looks(of: situation)
    let file = Self.folder.appendingPathComponent("\(name).txt")
    guard !Self.isRecording else {
      try FileManager.default.createDirectory(at: Self.folder, withIntermediateDirectories: true)
      try Data(looks.utf8).write(to: file)
      return
    }
    guard let recorded = try? String(contentsOf: file, encoding: .utf8) else {
      Issue.record("Golden/\(name).txt is missing; EDGEWISE_RECORD=1 swift test writes it")
      return
    }
    if looks != recorded {
      Issue.record("\(name) looks different:\n\(Self.difference(recorded, looks))")
    }
  }

  @Test(.disabled(if: isRecording)) func everyGoldenFileBelongsToAScreen() throws {
    let files = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
    #expect(Set(files) == Set(Situation.all.map { $0.name + ".txt" }))
  }

  @Test func everyRowIsAsWideAsTheWindow() {
    for situation in Situation.all {
      for frame in situation.views(Self.sizes).flatMap(\.self) {
        #expect(frame.lines.count == frame.size.rows)
        for line in frame.lines {
          #expect(DisplayWidth.of(line) == frame.size.columns, "\(situation.name): \(line)")
          #expect(!frame.glyphs.isASCII || line.utf8.allSatisfy { (0x20..<0x7F).contains($0) })
        }
      }
    }
  }

  @Test func aDifferenceNamesTheLookAndTheRow() {
    let old = "== 2x2 UTF-8\n|ab|\n|cd|\n", new = "== 2x2 UTF-8\n|ab|\n|xd|\n"
    #expect(Self.difference(old, new) == "== 2x2 UTF-8, line 2\n- |cd|\n+ |xd|")
  }

  /// All looks of a screen: the text and, letter by letter, the role of each cell. Of an ASCII look
  /// the roles are left out where they are those of the UTF-8 one above it.
  private static func looks(of situation: Situation) -> String {
    var lines: [String] = []
    for frames in situation.views(sizes) {
      var above: [String] = []
      for frame in frames {
        let size = frame.size
        let name = "\(size.columns)x\(size.rows) \(frame.glyphs.isASCII ? "ASCII" : "UTF-8")"
        lines.append("== \(name)")
        lines += frame.lines.map { "|\($0)|" }
        let roles = frame.rolePlane.map { "|\($0)|" }
        if roles != above { lines += ["== \(name), roles"] + roles }
        above = roles
        if !frame.glyphs.isASCII, let cursor = frame.cursor {
          lines.append("cursor in column \(cursor.column), row \(cursor.row)")
        }
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The first lines that differ, each under the look it belongs to.
  private static func difference(_ old: String, _ new: String) -> String {
    let oldLines = old.split(separator: "\n", omittingEmptySubsequences: false)
    let newLines = new.split(separator: "\n", omittingEmptySubsequences: false)
    var heading = ""
    var row = 0
    var found: [String] = []
    for index in 0..<max(oldLines.count, newLines.count) {
      let old = index < oldLines.count ? oldLines[index] : "(nothing)"
      let new = index < newLines.count ? newLines[index] : "(nothing)"
      if new.hasPrefix("== ") {
        heading = String(new)
        row = 0
      } else {
        row += 1
      }
      if old != new { found += ["\(heading), line \(row)", "- \(old)", "+ \(new)"] }
      if found.count >= 36 {
        found.append("and more")
        break
      }
    }
    return found.joined(separator: "\n")
  }
}
