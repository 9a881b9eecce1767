import Foundation

/// The program under test, as SwiftPM has built it beside the tests.
package enum Program {
  /// The directory of the test bundle and of `edgewise`.
  package static let directory: String = {
    let bundles = Bundle.allBundles.filter { $0.bundlePath.hasSuffix(".xctest") }
    let bundle = bundles.first?.bundleURL ?? Bundle.main.executableURL
    return bundle?.deletingLastPathComponent().path ?? "."
  }()

  package static let path = directory + "/edgewise"
}

/// What a process has left behind.
package struct Outcome: Sendable {
  /// The exit code, or minus the number of the signal that ended the process.
  package let status: Int32
  package let output: String
  package let error: String

  package var errorLines: [String] { error.split(whereSeparator: \.isNewline).map(String.init) }

  package var outputLines: [String] { output.split(whereSeparator: \.isNewline).map(String.init) }

  /// The output read as one JSON value.
  package func json() throws -> Any {
    try JSONSerialization.jsonObject(with: Data(output.utf8), options: .fragmentsAllowed)
  }

  /// The output read as JSON Lines.
  package func jsonLines() throws -> [[String: Any]] {
    try outputLines.map { line in
      guard
        let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      else { throw ProgramError.notJSON(line) }
      return object
    }
  }
}

package enum ProgramError: Error, CustomStringConvertible {
  case notStarted(String, reason: String)
  case tookTooLong(seconds: Int)
  case notJSON(String)
  case noPrompt(output: String)
  case noChoice(String, among: [String])
  case notTaken([String])

  package var description: String {
    switch self {
    case .notStarted(let program, let reason): "\(program) did not start: \(reason)"
    case .tookTooLong(let seconds): "it did not end within \(seconds) s"
    case .notJSON(let text): "not a JSON object: \(text)"
    case .noPrompt(let output): "no prompt came after:\n\(output)"
    case .notTaken(let lines): "these lines were not taken: \(lines)"
    case .noChoice(let label, let choices):
      "no choice begins with '\(label)':\n\(choices.joined(separator: "\n"))"
    }
  }
}
