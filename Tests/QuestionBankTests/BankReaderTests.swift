import Foundation
import Testing

@testable import QuestionBank

/// A directory that goes when the test ends.
private final class Folder {
  let path: String

  init(_ files: [String: String] = [:]) throws {
    path = FileManager.default.temporaryDirectory.appending(path: "bank-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    for (name, text) in files { try write(name, text) }
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func write(_ name: String, _ text: String) throws {
    let url = URL(fileURLWithPath: path).appending(path: name)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
  }

  /// Findings as `name:line:column rule`.
  func brief(_ findings: [Finding]) -> [String] {
    findings.map {
      "\($0.path.replacing(path + "/", with: "")):\($0.position.line):\($0.position.column) \($0.rule)"
    }
  }
}

@Suite struct BankReaderTests {
  private let question = MarkedQuestion.sound.text

  @Test func readsQuestionsByLevelAndName() throws {
    let folder = try Folder([
      "junior/quant-step-size.md": question, "mid/quant-b.md": "nothing", "README.md": "---\nno",
      "mid/README.md": "no", ".git/x.md": "no", "taxonomy.yaml": "no", "notes.md": "no",
      "assets/picture.png": "no",
    ])
    let reading = try BankReader.read(directory: folder.path + "/")
    #expect(reading.questions.map(\.id) == ["quant-step-size"])
    #expect(reading.files.map(\.stem) == ["quant-step-size", "quant-b"])
    #expect(folder.brief(reading.findings) == ["mid/quant-b.md:1:1 front-matter"])
  }

  @Test func pointsAtWhatIsNotRead() throws {
    let folder = try Folder([
      "junior/quant-step-size.md": question, "junior/more/quant-c.md": question,
      "junior/plot.png": "", "quant-d.md": question, "Senior/quant-e.md": question,
    ])
    #expect(
      folder.brief(try BankReader.read(directory: folder.path).findings) == [
        "Senior/quant-e.md:1:1 file-location", "junior/more:1:1 not-read",
        "junior/plot.png:1:1 not-read", "quant-d.md:1:1 file-location",
      ])
  }

  @Test func wantsAQuestion() throws {
    let folder = try Folder(["README.md": "none yet"])
    let findings = try BankReader.read(directory: folder.path).findings
    #expect(folder.brief(findings) == ["\(folder.path):1:1 no-questions"])
  }

  @Test func saysWhatItCannotRead() throws {
    let folder = try Folder(["junior/quant-a.md": question])
    let file = folder.path + "/junior/quant-a.md"
    #expect(throws: BankError.unreadableDirectory(path: file, reason: "it is not a directory")) {
      try BankReader.read(directory: file)
    }
    let nowhere = folder.path + "/nowhere"
    #expect(throws: BankError.unreadableDirectory(path: nowhere, reason: "it does not exist")) {
      try BankReader.read(directory: nowhere)
    }
    let link = folder.path + "/junior/quant-b.md"
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: nowhere)
    let reading = try BankReader.read(directory: folder.path)
    #expect(reading.questions.map(\.id) == ["quant-step-size"], "the others are read")
    #expect(reading.findings.map(\.rule) == ["readable"])
    #expect(
      reading.findings.first?.description.hasPrefix(
        "\(link):1:1: error: cannot read this file (it does not exist); ") == true)
    #expect(
      BankError.unreadableFile(path: link, reason: "permission denied").message.hasPrefix(
        "\(link): cannot read this file (permission denied); "))
  }

  @Test func lintsADirectoryWithItsOwnTags() throws {
    let folder = try Folder([
      "junior/quant-step-size.md": question,
      "mid/quant-b.md": question.replacing("level: junior", with: "level: mid"),
    ])
    let builtIn = LintContext(today: nil, tags: ["int8"])
    let outcome = try BankLint.lint(directory: folder.path, context: builtIn)
    #expect(
      folder.brief(outcome.findings) == [
        "junior/quant-step-size.md:11:14 tags", "mid/quant-b.md:2:5 file-location",
        "mid/quant-b.md:2:5 unique-ids", "mid/quant-b.md:11:14 tags",
        "mid/quant-b.md:32:1 near-duplicate",
      ])
    #expect(outcome.questions.count == 2)
    #expect(outcome.soundQuestions.isEmpty)
    #expect(outcome.hasErrors)

    try folder.write("taxonomy.yaml", "tags: [int8, calibration]\n")
    let own = try BankLint.lint(directory: folder.path, context: builtIn)
    #expect(own.soundQuestions.map(\.level) == [.junior])
    #expect(!folder.brief(own.findings).contains { $0.hasSuffix("tags") })
  }

  @Test func aTaxonomySaysHowStrictTheBankIs() throws {
    let folder = try Folder([
      "junior/quant-step-size.md": question.replacing(
        "lies\noutside", with: "nowadays lies\noutside")
    ])
    let context = LintContext(today: nil, tags: ["int8"])
    for (taxonomy, severity) in [("", Severity.warning), ("strict: true\n", .error)] {
      try folder.write("taxonomy.yaml", taxonomy + "tags: [int8, calibration]\n")
      let findings = try BankLint.lint(directory: folder.path, context: context).findings
      #expect(findings.map(\.rule) == ["dated-words"])
      #expect(findings.map(\.severity) == [severity])
      var forErrors = context
      forErrors.isForErrors = true
      let errors = try BankLint.lint(directory: folder.path, context: forErrors).findings
      #expect(errors == findings.filter { $0.severity == .error })
    }
  }

  @Test func printsFindingsAsCompilersDo() {
    let finding = Finding(
      path: "a/b.md", at: TextPosition(line: 3, column: 7), .yaml, "this is not YAML: x")
    #expect(finding.description == "a/b.md:3:7: error: this is not YAML: x [yaml]")
  }
}
