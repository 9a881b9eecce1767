import Foundation
import Testing

@testable import QuestionBank

/// A bank's files end a reading soon, whatever is in them.
@Suite(.timeLimit(.minutes(1))) struct HostileBankTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func lint(_ text: String) throws -> BankLint.Outcome {
    try folder.write("junior/quant-step-size.md", text)
    return try lint()
  }

  private func lint() throws -> BankLint.Outcome {
    try BankLint.lint(directory: folder.path, context: LintContext(today: nil))
  }

  /// The sample with more front matter.
  private func question(with lines: String) -> String {
    MarkedQuestion.sound.with("rev: 1", "rev: 1\n" + lines).text
  }

  /// Lists of nine of the list before, twenty deep: 9^20 words, were they written out.
  private static let bomb =
    "b0: &b0 [\(Array(repeating: "x", count: 9).joined(separator: ","))]\n"
    + (1..<20).map { level in
      let aliases = Array(repeating: "*b\(level - 1)", count: 9).joined(separator: ",")
      return "b\(level): &b\(level) [\(aliases)]"
    }.joined(separator: "\n")

  @Test(arguments: ["? *b19 : x", "<<: *b19", "x: {\"k\":*b19}", "? [*b19, *b19]\n: x"])
  func aliasesOfAliasesAreNotWrittenOut(use: String) throws {
    let findings = try lint(question(with: Self.bomb + "\n" + use)).findings
    #expect(
      findings.contains { $0.rule == "yaml" && $0.message.contains("more than 8 aliases") },
      "\(findings)")
  }

  @Test func aFewAliasesAreRead() throws {
    let text = MarkedQuestion.sound
      .with("{id: k2,", "{id: &point k2,").with("supports: [k2]", "supports: [*point]").text
    #expect(try lint(text).findings.isEmpty)
  }

  @Test(arguments: [
    "x: " + String(repeating: "[", count: 50_000),
    "x: " + String(repeating: "[", count: 900) + String(repeating: "]", count: 900),
    "x: " + String(repeating: "{a: ", count: 15_000),
    "x:\n  " + String(repeating: "- ", count: 25_000) + "y",
    "x:\n  " + String(repeating: "? ", count: 25_000) + "y",
    (0..<300).map { String(repeating: " ", count: $0) + "- " }.joined(separator: "\n"),
    (0..<3_000).map { "k\($0): 1\nk\($0): 2" }.joined(separator: "\n"),
    String(repeating: "k: 1\n", count: 5_000), "x: &x [*x]", "x: *nothing",
    String(repeating: "k", count: 60_000) + ": 1",
  ]) func frontMatterOfAnyShapeIsAFinding(lines: String) throws {
    let outcome = try lint(question(with: lines))
    #expect(outcome.hasErrors)
    #expect(outcome.soundQuestions.isEmpty)
    // Repeated keys are told of one by one, up to a limit.
    #expect(outcome.findings.count { $0.rule == "duplicate-key" } <= 21)
  }

  @Test(arguments: ["(", "-", "1+", "round(", "2*("])
  func aCheckOfAnySizeIsAFinding(part: String) throws {
    let expression = String(repeating: part, count: 50_000 / part.count) + "1"
    #expect(try lint(MarkedQuestion.sound.with("5.1 / 255\"", expression + "\"").text).hasErrors)
  }

  @Test(arguments: ["1 ", "1+", "http://a.b ", "*", "> ", "[", "a, ", "(((1", "e\u{301}"])
  func aBodyOfAnyTextIsAFinding(part: String) throws {
    let body = String(repeating: part, count: 30_000 / part.utf8.count)
    #expect(
      try lint(MarkedQuestion.sound.with("## Answer\n", "## Answer\n\(body)\n").text).hasErrors)
  }

  @Test func whatIsTooLargeOrNoFileIsNotRead() throws {
    try folder.write("junior/quant-step-size.md", MarkedQuestion.sound.text)
    // A GiB that takes no room.
    let huge = folder.path + "/junior/huge.md"
    #expect(FileManager.default.createFile(atPath: huge, contents: Data("---\n".utf8)))
    #expect(truncate(huge, 1 << 30) == 0)
    let manager = FileManager.default
    mkfifo(folder.path + "/junior/pipe.md", 0o600)
    mkfifo(folder.path + "/stray.md", 0o600)
    try manager.createSymbolicLink(
      atPath: folder.path + "/junior/zero.md", withDestinationPath: "/dev/zero")
    try manager.createSymbolicLink(
      atPath: folder.path + "/junior/loop.md", withDestinationPath: "loop.md")
    try manager.createSymbolicLink(atPath: folder.path + "/mid", withDestinationPath: ".")
    try manager.createSymbolicLink(atPath: folder.path + "/round", withDestinationPath: "round")
    let outcome = try lint()
    #expect(outcome.soundQuestions.map(\.id) == ["quant-step-size"])
    let unread = outcome.findings.filter { $0.rule == "readable" }
    #expect(
      unread.map { String($0.path.split(separator: "/").last ?? "") } == [
        "huge.md", "loop.md", "pipe.md", "zero.md", "stray.md",
      ])
    #expect(unread.first?.message.contains("it has more than 64 KiB") == true)
    #expect(
      unread.dropLast().last?.message.contains("it is a pipe, a device or a directory") == true)
  }

  @Test(arguments: ["taxonomy.yaml", "roadmap.yaml"])
  func aPlanThatIsNoFileIsToldOf(name: String) throws {
    try folder.write("junior/quant-step-size.md", MarkedQuestion.sound.text)
    let path = folder.path + "/" + name
    mkfifo(path, 0o600)
    #expect(
      throws: BankError.unfitFile(path: path, reason: "it is a pipe, a device or a directory")
    ) {
      try lint()
    }
    try FileManager.default.removeItem(atPath: path)
    #expect(FileManager.default.createFile(atPath: path, contents: Data("tags: [a]\n".utf8)))
    #expect(truncate(path, 1 << 30) == 0)
    #expect(throws: BankError.unfitFile(path: path, reason: "it has more than 256 KiB")) {
      try lint()
    }
  }
}

/// A directory that goes when the test ends.
final class TemporaryFolder {
  let path: String

  init() throws {
    path = FileManager.default.temporaryDirectory.appending(path: "bank-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }  // Left over at worst.

  func write(_ name: String, _ text: String) throws { try write(name, Array(text.utf8)) }

  func write(_ name: String, _ bytes: [UInt8]) throws {
    let url = URL(fileURLWithPath: path).appending(path: name)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: url)
  }
}
