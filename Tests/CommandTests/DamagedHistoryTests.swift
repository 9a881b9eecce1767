import EdgewiseProgram
import Foundation
import Testing

/// Histories that cannot be used: every command says why in one line and leaves them as they are.
@Suite struct DamagedHistoryTests {
  enum Harm: String, CaseIterable, CustomTestStringConvertible, Sendable {
    case garbage, truncated, cutShort, tiny, newer, otherProgram, directory, belowAFile, inProc

    var testDescription: String { rawValue }

    /// What the line says of it.
    var words: String {
      switch self {
      case .garbage: "damaged (file is not a database)"
      case .truncated, .cutShort, .tiny: "damaged ("
      case .newer: "newer version of Edgewise; update Edgewise"
      case .otherProgram: "not a history of Edgewise; use --history FILE"
      case .directory: "a directory; name a file in it"
      case .belowAFile, .inProc: "; check the path, or name another"
      }
    }

    /// Whether there is nothing at the path, so that who only reads begins at the start.
    var isAbsent: Bool { self == .belowAFile || self == .inProc }

    /// Offsets in the header of a SQLite file (https://www.sqlite.org/fileformat2.html, 1.3).
    private static let userVersion = 60
    private static let applicationID = 68

    /// Makes the file and returns its path.
    func make(in place: Place) throws -> String {
      var bytes = try place.bytes(place.history)
      let path = place.file("harmed.db")
      switch self {
      case .garbage: bytes = Data((0..<9000).map { UInt8(truncatingIfNeeded: $0 &* 89 &+ 7) })
      case .truncated: bytes = bytes.prefix(bytes.count / 2)
      case .cutShort: bytes = bytes.dropLast(100)
      case .tiny: bytes = bytes.prefix(100)
      case .newer: bytes[Self.userVersion + 3] = 99
      case .otherProgram: bytes[Self.applicationID + 3] ^= 0xFF
      case .directory:
        try FileManager.default.createDirectory(
          atPath: path, withIntermediateDirectories: false)
        return path
      case .belowAFile: return try place.write("a file", to: "harmed.db") + "/history.db"
      case .inProc: return "/proc/edgewise/history.db"
      }
      try bytes.write(to: URL(fileURLWithPath: path))
      return path
    }
  }

  @Test(arguments: Harm.allCases)
  func isSaidInOneLineAndLeftAlone(_ harm: Harm) async throws {
    let place = try Place()
    _ = try await place.run(
      "history", "import", try place.write(everything, to: "everything.jsonl"))
    let path = try harm.make(in: place)
    let file = harm == .belowAFile ? place.file("harmed.db") : path
    let before = harm == .directory || harm == .inProc ? nil : try place.bytes(file)
    let writers = [
      "grade \(builtIn) good", "settings new-per-day 3", "study --plain", "--plain",
      "history import \(place.file("everything.jsonl"))", "history merge \(place.history)",
    ]
    let readers = ["due", "list", "report", "history export", "history backup \(file).copy"]
    for command in writers + (harm.isAbsent ? [] : readers) {
      let arguments = command.split(separator: " ").map(String.init)
      let outcome = try await place.run(Program.path, arguments + ["--history", path])
      #expect(outcome.status == 2, "\(command)")
      #expect(outcome.output.isEmpty, "\(command)")
      #expect(outcome.errorLines.count == 1, "\(command): \(outcome.error)")
      #expect(outcome.error.contains(harm.isAbsent ? "/" : path), "\(command)")
      #expect(outcome.error.contains(harm.words), "\(command): \(outcome.error)")
    }
    if let before { #expect(try place.bytes(file) == before) }
    #expect(!FileManager.default.fileExists(atPath: file + ".copy"))
  }

  @Test func aHarmedFileIsNotMergedIn() async throws {
    let place = try Place()
    _ = try await place.run(
      "history", "import", try place.write(everything, to: "everything.jsonl"))
    let harms: [Harm] = [.garbage, .truncated, .newer, .otherProgram, .directory]
    for harm in harms {
      let path = try harm.make(in: place)
      let before = try place.bytes(place.history)
      let outcome = try await place.run("history", "merge", path)
      #expect(outcome.status == 2)
      #expect(outcome.errorLines.count == 1)
      #expect(outcome.error.contains(path))
      #expect(try place.bytes(place.history) == before)
      try FileManager.default.removeItem(atPath: path)
    }
  }

  @Test(arguments: [Harm.garbage, .truncated, .tiny, .newer, .otherProgram])
  func checkTellsDamageFromWhatIsNotItsOwn(harm: Harm) async throws {
    let status: Int32 = harm == .newer || harm == .otherProgram ? 2 : 1
    let place = try Place()
    _ = try await place.run("grade", builtIn, "good")
    let path = try harm.make(in: place)
    let before = try place.bytes(path)
    let outcome = try await place.run("history", "check", "--history", path)
    #expect(outcome.status == status)
    #expect((outcome.output + outcome.error).contains(path))
    #expect(outcome.output.isEmpty == (status == 2))
    #expect(outcome.error.isEmpty == (status == 1))
    #expect(try place.bytes(path) == before)
  }

  @Test func anEmptyFileBecomesAHistory() async throws {
    let place = try Place()
    let path = try place.write("", to: "empty.db")
    #expect(try await place.run("grade", builtIn, "good", "--history", path).status == 0)
    #expect(try await place.export(path).count == 1)
  }
}
