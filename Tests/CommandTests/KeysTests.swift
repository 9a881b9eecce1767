import EdgewiseProgram
import Foundation
import Testing

/// `keys`, and the file that it is about.
@Suite struct KeysTests {
  private let place: Place
  private static let file = ".config/edgewise/keys"

  init() throws { place = try Place() }

  @Test func keysAreListedWithTheNamesThatTheFileHasForThem() async throws {
    let text = try await place.run("keys")
    #expect(text.status == 0)
    let find = text.outputLines.first {
      $0.split(separator: " ").prefix(3).elementsEqual(["browse", "/", "find"])
    }
    #expect(find?.hasSuffix("Find questions by words, as you type") == true)
    let rows = try await place.run("keys", "--format", "json").json() as? [[String: Any]]
    #expect(rows?.count == text.outputLines.count)
    #expect(
      rows?.contains {
        $0["place"] as? String == "browse" && $0["action"] as? String == "find"
          && $0["keys"] as? [String] == ["/"]
      } == true)
  }

  @Test func aFaultyFileIsToldOfWithItsLineByThisCommandAndByTheApp() async throws {
    let path = try place.write("# mine\nbrowse F fnd\n", to: Self.file)
    for arguments in ["keys", "--plain"] {
      let outcome = try await place.run(arguments)
      #expect(outcome.status == 2)
      #expect(
        outcome.errorLines
          == ["edgewise: \(path):2: browse has no action 'fnd'; edgewise keys lists them"])
    }
  }

  @Test func theAppGoesByTheFile() async throws {
    try place.write("today K browse\n", to: Self.file)
    let listed = try await place.run("keys").outputLines
    #expect(
      listed.contains {
        $0.split(separator: " ").prefix(4).elementsEqual(["today", "K", "B", "browse"])
      })
    let session = try await place.run("--plain", input: "K\nq\n")
    #expect(session.status == 0)
    #expect(session.output.contains("Find by words"))
    let configured = try place.write("today K plan\n", to: "other/edgewise/keys")
    let other = try await place.run(
      "keys",
      environment: ["XDG_CONFIG_HOME": configured.replacing("/edgewise/keys", with: "")])
    #expect(
      other.outputLines.contains {
        $0.split(separator: " ").prefix(4).elementsEqual(["today", "K", "D", "plan"])
      })
  }

  @Test func whatIsNoTextIsToldOf() async throws {
    try FileManager.default.createDirectory(
      atPath: place.file(Self.file), withIntermediateDirectories: true)
    let folder = try await place.run("keys")
    #expect(folder.status == 2)
    #expect(folder.errorLines.first?.contains("a pipe, a device or a directory") == true)
    try FileManager.default.removeItem(atPath: place.file(Self.file))
    try Data([0x62, 0xFF]).write(to: URL(fileURLWithPath: place.file(Self.file)))
    let bytes = try await place.run("keys")
    #expect(bytes.status == 2)
    #expect(bytes.errorLines.first?.hasSuffix("this is not UTF-8; save it as UTF-8") == true)
  }
}
