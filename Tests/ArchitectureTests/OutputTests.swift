import Foundation
import Testing

/// Holds all of standard output and standard error to one place, which leaves out what a terminal would
/// act on.
@Suite struct OutputTests {
  /// The files that write there, and why they may.
  static let doors: Set<String> = [
    "edgewise/OutputText.swift",
    // What a build prints of the bank, cleaned likewise.
    "bank-compiler/main.swift",
  ]

  static let ways = [
    "print(", "debugPrint(", "dump(", "NSLog(", "perror(", "puts(", "fputs(", "putchar(", "fwrite(",
    "fprintf(", "printf(", "vprintf(", "stdout", "stderr", "standardOutput", "standardError",
    "STDOUT_FILENO", "STDERR_FILENO", "\"/dev/stdout\"", "\"/dev/stderr\"", "\"/dev/tty\"",
  ]

  @Test func nothingElseWritesToATerminal() throws {
    let sources = ImportTests.sources
    let files =
      FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil)?
      .compactMap { $0 as? URL }.filter { $0.pathExtension == "swift" } ?? []
    #expect(files.count > 100)
    for file in files {
      let name = String(file.path.dropFirst(sources.path.count + 1))
      if Self.doors.contains(name) { continue }
      let found = Self.ways(in: try String(contentsOf: file, encoding: .utf8))
      #expect(found.isEmpty, "\(name) uses \(found); print through OutputText")
    }
  }

  @Test func aWayOutIsFoundAndAWordAloneIsNone() {
    #expect(Self.ways(in: "  print(\"x\")") == ["print("])
    #expect(Self.ways(in: "try FileHandle.standardError.write(data)") == ["standardError"])
    #expect(Self.ways(in: "write(STDERR_FILENO, bytes, 1)") == ["STDERR_FILENO"])
    #expect(Self.ways(in: "// print(it)\nfootprint(of: it); outputs(1)").isEmpty)
  }

  /// The ways to a terminal that a source text takes, outside of its comments.
  private static func ways(in source: String) -> [String] {
    let lines = source.split(separator: "\n").filter {
      !$0.drop(while: \.isWhitespace).hasPrefix("//")
    }
    return ways.filter { way in lines.contains { holds($0, way) } }
  }

  /// Whether a line has a way as a word of its own.
  private static func holds(_ line: Substring, _ way: String) -> Bool {
    line.ranges(of: way).contains { range in
      let before = line[..<range.lowerBound].last
      let after = line[range.upperBound...].first
      let isPart = { (character: Character?) in
        character.map { $0.isLetter || $0.isNumber || $0 == "_" } ?? false
      }
      return !isPart(before) && (way.hasSuffix("(") || !isPart(after))
    }
  }
}
