import Foundation

/// A conversation with the app in plain lines: it shows a page and asks, one answers with a number.
package final class Dialogue {
  /// What the app prints between two prompts.
  package struct Page {
    package let text: String
    /// The labels.
    package let choices: [String]
    /// What is typed for each.
    package let numbers: [Int]

    init(_ text: String) {
      self.text = text
      // A page may repeat its choices below a remark; the last list counts.
      var choices: [String] = []
      var numbers: [Int] = []
      for line in text.split(separator: "\n") {
        let parts = line.split(separator: ".", maxSplits: 1)
        guard parts.count == 2, let number = Int(parts[0]), parts[1].hasPrefix(" ") else {
          continue
        }
        if number <= numbers.last ?? 0 { (choices, numbers) = ([], []) }
        choices.append(String(parts[1].dropFirst()))
        numbers.append(number)
      }
      self.choices = choices
      self.numbers = numbers
    }

    package func contains(_ words: String) -> Bool { text.contains(words) }
  }

  private let place: Place
  private let process: ChildProcess
  private let input: FileHandle
  private let output: String
  private let error: String
  private var seen = 0

  /// Starts the app; a script gets its arguments, for what has to be set up around it.
  package init(
    _ place: Place, _ arguments: [String], script: String = "exec edgewise \"$@\"",
    environment: [String: String?] = [:]
  ) throws {
    self.place = place
    let name = "runs/\(UUID().uuidString)"
    output = try place.write("", to: name + ".out")
    error = try place.write("", to: name + ".err")
    let fifo = place.file(name + ".in")
    mkfifo(fifo, 0o600)
    // For reading as well, so that this does not wait for the app to open it.
    let descriptor = open(fifo, O_RDWR | O_CLOEXEC)
    input = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    process = try ChildProcess(
      "/bin/sh", ["-c", script, "sh"] + arguments,
      environment: place.environment(environment), directory: place.path, input: fifo,
      output: output, error: error)
  }

  deinit { process.send(SIGTERM) }

  /// The next page, whole.
  package func page() async throws -> Page {
    let page: Page? = try await eventually {
      let text = String(decoding: try place.bytes(output).dropFirst(seen), as: UTF8.self)
      guard text == "> " || text.hasSuffix("\n> ") else { return nil }
      seen += text.utf8.count
      return Page(String(text.dropLast(2)))
    }
    guard let page else {
      throw ProgramError.noPrompt(output: String(decoding: try place.bytes(output), as: UTF8.self))
    }
    return page
  }

  /// Types a line, or several of which only the last one is answered with a page.
  package func type(_ line: String) async throws -> Page {
    try input.write(contentsOf: Data((line + "\n").utf8))
    return try await page()
  }

  /// Takes the choice of a page whose label begins like that, and types some more lines.
  package func choose(_ label: String, on page: Page, then more: String...) async throws -> Page {
    guard let index = page.choices.firstIndex(where: { $0.hasPrefix(label) }) else {
      throw ProgramError.noChoice(label, among: page.choices)
    }
    return try await type((["\(page.numbers[index])"] + more).joined(separator: "\n"))
  }

  /// Types a last line, if any, ends the input and waits for the end of the app.
  package func end(_ line: String? = nil) async throws -> Outcome {
    if let line { try input.write(contentsOf: Data((line + "\n").utf8)) }
    try input.close()
    let status = try await process.end(within: .seconds(30))
    return Outcome(
      status: status, output: String(decoding: try place.bytes(output), as: UTF8.self),
      error: String(decoding: try place.bytes(error), as: UTF8.self))
  }

  /// Types some lines that are answered with no page, and sends a signal when the app has taken them.
  package func end(with signal: Int32, after lines: String...) async throws -> Outcome {
    try input.write(contentsOf: Data(lines.map { $0 + "\n" }.joined().utf8))
    let isTaken: Void? = try await eventually {
      var count: Int32 = 0
      return ioctl(input.fileDescriptor, UInt(FIONREAD), &count) == 0 && count == 0 ? () : nil
    }
    guard isTaken != nil else { throw ProgramError.notTaken(lines) }
    process.send(signal)
    let status = try await process.end(within: .seconds(30))
    return Outcome(
      status: status, output: String(decoding: try place.bytes(output), as: UTF8.self),
      error: String(decoding: try place.bytes(error), as: UTF8.self))
  }

  /// Kills the app, as a power cut would.
  package func kill() async throws {
    process.send(SIGKILL)
    _ = try await process.end(within: .seconds(30))
  }
}
