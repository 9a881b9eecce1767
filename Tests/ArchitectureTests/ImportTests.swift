import Foundation
import Testing

/// Holds each module to the imports that the map in `Sources/README.md` allows it.
@Suite struct ImportTests {
  /// Beside these, every module may import the C library (Glibc, Musl, Darwin).
  static let allowed: [String: Set<String>] = [
    "FSRS": [],
    "QuestionBank": ["Yams", "Foundation"],
    "BundledBank": ["QuestionBank"],
    "Planning": ["FSRS"],
    "Practice": ["FSRS", "Planning", "QuestionBank"],
    "History": [
      "Practice", "QuestionBank", "FSRS", "Typography", "GRDB", "GRDBSQLite", "Foundation",
      "Synchronization",
    ],
    "Typography": [],
    "CommonMark": ["CMD4C", "Typography"],
    "Reports": [
      "Practice", "Planning", "QuestionBank", "FSRS", "CommonMark", "Typography", "Foundation",
    ],
    "TerminalUI": ["CommonMark", "Typography"],
    "Screens": ["Practice", "Reports", "QuestionBank", "FSRS", "TerminalUI", "Typography"],
    "NcursesTerminal": ["TerminalUI", "CNcurses"],
    "edgewise": [
      "FSRS", "QuestionBank", "BundledBank", "Practice", "History", "Reports", "TerminalUI",
      "Screens", "NcursesTerminal", "Typography", "ArgumentParser", "Foundation", "Synchronization",
    ],
    "bank-compiler": ["QuestionBank", "Typography", "Foundation"],
    "EmbedBank": ["PackagePlugin", "Foundation"],
    "CMD4C": [], "CNcurses": [],
  ]

  static let libc: Set<String> = ["Glibc", "Musl", "Darwin"]

  static let sources = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Sources")

  @Test func everyModuleIsOnTheMap() throws {
    let folders = try FileManager.default.contentsOfDirectory(
      at: Self.sources, includingPropertiesForKeys: [.isDirectoryKey]
    ).filter { try $0.resourceValues(forKeys: [.isDirectoryKey]).isDirectory == true }
    #expect(Set(folders.map(\.lastPathComponent)) == Set(Self.allowed.keys))
    let map = try String(
      contentsOf: Self.sources.appendingPathComponent("README.md"), encoding: .utf8)
    for module in Self.allowed.keys {
      #expect(map.contains("`\(module)`"), "\(module) is missing from Sources/README.md")
    }
  }

  @Test(arguments: allowed.keys.sorted())
  func importsOnlyWhatTheMapAllows(module: String) throws {
    let folder = Self.sources.appendingPathComponent(module)
    let files =
      FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)?
      .compactMap { $0 as? URL }.filter { $0.pathExtension == "swift" } ?? []
    for file in files {
      let imports = Self.imports(in: try String(contentsOf: file, encoding: .utf8))
      let extra = imports.subtracting(Self.allowed[module] ?? []).subtracting(Self.libc)
      #expect(extra.isEmpty, "\(file.lastPathComponent) imports \(extra.sorted())")
    }
  }

  @Test func anImportIsFoundInEveryForm() {
    let source = """
      package import One
      @testable import Two
        import struct Three.Part
      // import Four
      internal import Five
      """
    #expect(Self.imports(in: source) == ["One", "Two", "Three", "Five"])
  }

  private static func imports(in source: String) -> Set<String> {
    let kinds: Set<Substring> = ["struct", "class", "enum", "func", "protocol", "typealias", "var"]
    var found: Set<String> = []
    for line in source.split(separator: "\n") {
      let words = line.split(whereSeparator: \.isWhitespace)
      guard let place = words.firstIndex(of: "import"), !words[0].hasPrefix("//"),
        words[..<place].allSatisfy({
          $0.hasPrefix("@")
            || ["package", "public", "internal", "private", "fileprivate"].contains($0)
        })
      else { continue }
      guard let name = words[(place + 1)...].first(where: { !kinds.contains($0) }) else { continue }
      found.insert(String(name.prefix { $0 != "." }))
    }
    return found
  }
}
