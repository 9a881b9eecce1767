import Foundation

/// The questions of a directory, with what is wrong with their files.
package struct BankReading: Sendable {
  /// By path.
  package let files: [QuestionFile]
  /// What reading alone finds; `BankLint` finds more. By path, line and column.
  package let findings: [Finding]

  /// The questions of all files that hold a whole one.
  package var questions: [Question] { files.compactMap(\.question) }
}

/// Reads `<directory>/<level>/<id>.md`.
package enum BankReader {
  /// Reads a bank. Whatever its files hold becomes questions and findings.
  ///
  /// `README.md`, files above the levels' folders and names that start with a point are left alone,
  /// but a question in a wrong place is a finding.
  ///
  /// - Throws: `BankError` for a directory that cannot be read.
  package static func read(directory: String) throws(BankError) -> BankReading {
    var files: [QuestionFile] = []
    var findings: [Finding] = []
    for name in try names(in: directory) {
      let path = join(directory, name)
      if isDirectory(path) {
        if Level(rawValue: name) != nil {
          try readLevel(path, into: &files, &findings)
        } else if let stray = (try? names(in: path))?.first(where: { isQuestion($0) }) {
          findings.append(
            Finding(
              path: join(path, stray), at: .start, .fileLocation,
              "'\(name)' is no level, so nothing in it is read; name the folder "
                + Level.allCases.map(\.rawValue).joined(separator: ", ")))
        }
      } else if isQuestion(name), isQuestion(at: path) {
        findings.append(
          Finding(
            path: path, at: .start, .fileLocation,
            "a question outside of a level's folder is not read; move it to <level>/\(name)"))
      }
    }
    if files.isEmpty {
      findings.append(
        Finding(
          path: directory, at: .start, .noQuestions,
          "there are no questions here; write one as <level>/<id>.md"))
    }
    return BankReading(files: files, findings: findings.sorted())
  }

  private static func readLevel(
    _ folder: String, into files: inout [QuestionFile], _ findings: inout [Finding]
  ) throws(BankError) {
    for name in try names(in: folder) where name != "README.md" {
      let path = join(folder, name)
      guard isQuestion(name), !isDirectory(path) else {
        findings.append(
          Finding(
            path: path, at: .start, .notRead,
            "this is not read; a question is a file <id>.md right in its level's folder"))
        continue
      }
      do throws(BankError) {
        let (file, found) = QuestionFileReader.read(
          try SmallFile.bytes(of: path, atMost: SmallFile.question), path: path)
        files.append(file)
        findings += found
      } catch {
        findings.append(Finding(path: path, at: .start, .readable, error.problem))
      }
    }
  }

  private static func isQuestion(_ name: String) -> Bool {
    name.hasSuffix(".md") && name != "README.md"
  }

  /// A path in a directory, for showing and for opening.
  package static func join(_ directory: String, _ name: String) -> String {
    directory.hasSuffix("/") ? directory + name : directory + "/" + name
  }

  /// What a directory holds, sorted, without what starts with a point.
  private static func names(in directory: String) throws(BankError) -> [String] {
    guard isDirectory(directory) || !FileManager.default.fileExists(atPath: directory) else {
      throw .unreadableDirectory(path: directory, reason: "it is not a directory")
    }
    do {
      return try FileManager.default.contentsOfDirectory(atPath: directory)
        .filter { !$0.hasPrefix(".") }.sorted()
    } catch {
      throw .unreadableDirectory(path: directory, reason: reason(for: error, directory))
    }
  }

  /// Whether a file that is not where questions are read begins like one.
  private static func isQuestion(at path: String) -> Bool {
    (try? SmallFile.bytes(of: path, atMost: 3, isWhole: false)) == Array("---".utf8)
  }

  package static func exists(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: path)
  }

  private static func isDirectory(_ path: String) -> Bool {
    var isDirectory: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory)
      && isDirectory.boolValue
  }

  private static func reason(for error: any Error, _ directory: String) -> String {
    switch (error as? CocoaError)?.code {
    case .fileReadNoSuchFile?, .fileNoSuchFile?: return "it does not exist"
    case .fileReadNoPermission?: return "permission denied"
    default:
      // Of a loop of links, for one, Foundation says no more than that there was an error.
      var status = stat()
      return stat(directory, &status) == 0
        ? (error as NSError).localizedDescription : String(cString: strerror(errno))
    }
  }
}
