import Yams

/// YAML as a tree of nodes with marks, or findings.
struct FrontMatter {
  /// The root; nil for YAML that cannot be composed, and for none at all.
  let root: Node?
  let findings: [Finding]

  /// Stands in for the first character of a repeated key, so that the rest can still be read: a
  /// private-use scalar, which the character rule keeps out of the bank.
  private static let standIn: UInt32 = 0xE000

  /// How many repeated keys are told of; each takes as long as reading the whole YAML.
  private static let mostRepeats: UInt32 = 20

  /// How many aliases there may be. A few more, each of a list of aliases, stand for more than any
  /// machine can go through.
  private static let mostAliases = 8

  /// Composes lines of a file, of which the first has the number `firstLine`.
  init(_ lines: some Collection<String>, firstLine: Int, path: String) {
    var rows = lines.map(Self.readable)
    var findings: [Finding] = []
    var root: Node?
    if let row = Self.rowOfTooManyAliases(in: rows) {
      self.root = nil
      self.findings = [
        Finding(
          path: path, at: TextPosition(line: firstLine + row, column: 1), .yaml,
          "there are more than \(Self.mostAliases) aliases; write out what they stand for")
      ]
      return
    }
    // Yams reports one repeated key and stops. Renaming that one and composing again finds the
    // others, and everything else that is wrong with the file.
    var repeats: UInt32 = 0
    composing: while true {
      do {
        root = try Self.compose(rows)
        break
      } catch YamlError.duplicatedKeysInMapping(let names, let context) {
        let row = context.mark.line - 1
        var column = context.mark.column - 1
        var scalars = rows.indices.contains(row) ? Array(rows[row].unicodeScalars) : []
        findings.append(
          Finding(
            path: path,
            at: TextPosition(line: firstLine + row, column: column + 1), .duplicateKey,
            "'\(names.first ?? "")' is given again further down; keep one of the two"))
        guard scalars.indices.contains(column), repeats < Self.mostRepeats,
          let standIn = Unicode.Scalar(Self.standIn + repeats)
        else { break composing }
        if "\"'".unicodeScalars.contains(scalars[column]) { column += 1 }
        guard scalars.indices.contains(column) else { break composing }
        scalars[column] = standIn
        rows[row] = Self.text(scalars)
        repeats += 1
      } catch {
        findings.append(Self.finding(for: error, path: path, firstLine: firstLine))
        break
      }
    }
    self.root = root
    self.findings = findings
  }

  /// Whether a key is a repeated one, which has been reported.
  static func isRepeat(_ key: String) -> Bool {
    key.unicodeScalars.first.map { (0xE000..<0xF000).contains($0.value) } ?? false
  }

  /// The first row by which there are too many aliases of what has an anchor; nil where there are not.
  ///
  /// It looks where YAML may have an anchor or an alias, also within quotes and text, where so many pairs
  /// of them do not come about by themselves.
  private static func rowOfTooManyAliases(in rows: [String]) -> Int? {
    guard rows.contains(where: { $0.utf8.contains(UInt8(ascii: "*")) }) else { return nil }
    let anchors = Set(rows.flatMap { names(in: $0, after: UInt8(ascii: "&")) })
    var count = 0
    return rows.firstIndex { row in
      count += names(in: row, after: UInt8(ascii: "*")).count(where: anchors.contains)
      return count > mostAliases
    }
  }

  /// The names that follow on a mark at the start of a line or after a space or a bracket.
  private static func names(in row: String, after mark: UInt8) -> [String] {
    let bytes = Array(row.utf8)
    let ends = Array(" \t,:[]{}".utf8)
    let isInName = { (byte: UInt8) in
      byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") || (48...57).contains(byte)
        || (65...90).contains(byte & 0xDF)
    }
    return bytes.indices.filter { index in
      bytes[index] == mark && (index == 0 || ends.contains(bytes[index - 1]))
    }.map { index in
      String(decoding: bytes[(index + 1)...].prefix(while: isInName), as: UTF8.self)
    }
  }

  /// Every scalar stays text (`Resolver.basic`): what a field may be is the schema's to say, not
  /// YAML's, for which `no` is a truth value and `2026-11` an arithmetic surprise.
  private static func compose(_ rows: [String]) throws -> Node? {
    try Yams.Parser(
      yaml: rows.joined(separator: "\n") + "\n", resolver: .basic, constructor: .default,
      encoding: .utf8
    ).singleRoot()
  }

  /// A line with a question mark for each scalar that libYAML does not read as part of a line.
  private static func readable(_ line: String) -> String {
    guard line.utf8.contains(where: { !(0x20...0x7E).contains($0) }) else { return line }
    return text(line.unicodeScalars.map { isYAML($0) ? $0 : "?" })
  }

  private static func text(_ scalars: [Unicode.Scalar]) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }

  /// Whether libYAML takes a scalar for one character of a line. It refuses control characters and
  /// takes U+0085, U+2028 and U+2029 for line ends, which would move every later position.
  private static func isYAML(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x20...0x7E, 0xA0...0x2027, 0x202A...0xD7FF, 0xE000...0xFEFE, 0xFF00...0xFFFD,
      0x10000...0x10FFFF:
      true
    default: false
    }
  }

  private static func finding(
    for error: any Error, path: String, firstLine: Int
  ) -> Finding {
    let advice = "; a text with ': ' or ' #' in it needs double quotes around it"
    switch error as? YamlError {
    case .scanner(let context, let problem, let mark, _),
      .parser(let context, let problem, let mark, _),
      .composer(let context, let problem, let mark, _):
      let phrase = context.map { "\($0.text), \(problem)" } ?? problem
      return Finding(
        path: path, at: TextPosition(line: firstLine + mark.line - 1, column: mark.column), .yaml,
        "this is not YAML: \(phrase)\(advice)")
    default:
      return Finding(
        path: path, at: TextPosition(line: firstLine, column: 1), .yaml,
        "this is not YAML: \(String(describing: error).split(separator: "\n").first ?? "")")
    }
  }
}
