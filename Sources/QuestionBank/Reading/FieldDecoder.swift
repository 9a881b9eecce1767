import Yams

/// Takes typed values out of composed YAML and keeps a finding for each that is not what it should
/// be.
struct FieldDecoder {
  let path: String
  /// The file's line number of the YAML's first line.
  let firstLine: Int
  private(set) var findings: [Finding] = []
  /// Where the file names questions.
  private(set) var links: [QuestionLinks] = []

  init(path: String, firstLine: Int) {
    self.path = path
    self.firstLine = firstLine
  }

  /// Where a node starts in the file.
  func position(of node: Node) -> TextPosition {
    TextPosition(line: firstLine + (node.mark?.line ?? 1) - 1, column: node.mark?.column ?? 1)
  }

  mutating func report(_ rule: LintRule, at position: TextPosition, _ message: String) {
    findings.append(Finding(path: path, at: position, rule, message))
  }

  mutating func keep(_ links: QuestionLinks) { self.links.append(links) }

  /// The fields of a mapping by name, with a finding for each unknown and each missing one. Nil, with
  /// a finding, for anything but a mapping. `owner` says what the mapping is, as in "a key point".
  mutating func fields(
    of node: Node, in owner: String, required: [String], optional: [String] = []
  ) -> [String: Node]? {
    guard case .mapping(let mapping) = node else {
      report(
        .fieldValue, at: position(of: node),
        "\(owner) is a mapping; write {\(required.map { $0 + ": …" }.joined(separator: ", "))}")
      return nil
    }
    var fields: [String: Node] = [:]
    for (key, value) in mapping {
      guard let name = key.scalar?.string, required.contains(name) || optional.contains(name)
      else {
        if let name = key.scalar?.string, FrontMatter.isRepeat(name) { continue }
        report(
          .unknownField, at: position(of: key),
          "\(owner) has no field '\(key.scalar?.string ?? "")'; take it out or use one of "
            + (required + optional).joined(separator: ", "))
        continue
      }
      fields[name] = value
    }
    for name in required where fields[name] == nil {
      report(.missingField, at: position(of: node), "\(owner) needs a field '\(name)'; add it")
    }
    return fields
  }

  /// A text that is not blank. Nil in, nil out: what is missing has been reported.
  mutating func text(_ node: Node?, _ name: String) -> Located<String>? {
    guard let node else { return nil }
    guard let scalar = node.scalar else {
      report(.fieldValue, at: position(of: node), "'\(name)' is a text; write it in double quotes")
      return nil
    }
    guard scalar.string.contains(where: { !$0.isWhitespace }),
      scalar.style != .plain || (scalar.string != "~" && scalar.string != "null")
    else {
      report(.fieldValue, at: position(of: node), "'\(name)' is empty; write its text")
      return nil
    }
    return Located(scalar.string, at: position(of: node))
  }

  /// A whole number in decimal digits.
  mutating func integer(_ node: Node?, _ name: String) -> Located<Int>? {
    guard let node else { return nil }
    guard let scalar = plain(node), let value = Int(scalar), !scalar.hasPrefix("+") else {
      report(
        .fieldValue, at: position(of: node), "'\(name)' is a whole number, without quotes")
      return nil
    }
    return Located(value, at: position(of: node))
  }

  /// A finite number such as `0.0239`, `-78` or `1e6`.
  mutating func number(_ node: Node?, _ name: String) -> Located<Double>? {
    guard let node else { return nil }
    guard let scalar = plain(node), scalar.utf8.allSatisfy(Self.isNumeric),
      let value = Double(scalar), value.isFinite
    else {
      report(
        .fieldValue, at: position(of: node),
        "'\(name)' is a number such as 0.5, -78 or 1e6, without quotes")
      return nil
    }
    return Located(value, at: position(of: node))
  }

  mutating func boolean(_ node: Node?, _ name: String) -> Located<Bool>? {
    guard let node else { return nil }
    guard let scalar = plain(node), let value = Bool(scalar) else {
      report(.fieldValue, at: position(of: node), "'\(name)' is true or false, without quotes")
      return nil
    }
    return Located(value, at: position(of: node))
  }

  mutating func month(_ node: Node?, _ name: String) -> Located<YearMonth>? {
    guard let node else { return nil }
    guard let scalar = node.scalar, let value = YearMonth(scalar.string) else {
      report(
        .fieldValue, at: position(of: node), "'\(name)' is a month; write it YYYY-MM")
      return nil
    }
    return Located(value, at: position(of: node))
  }

  /// One of an enumeration's cases, by its raw value.
  mutating func choice<Choice: RawRepresentable<String> & CaseIterable>(
    _ node: Node?, _ name: String, of type: Choice.Type = Choice.self
  ) -> Located<Choice>? {
    guard let text = text(node, name) else { return nil }
    guard let value = Choice(rawValue: text.value) else {
      let choices = Choice.allCases.map(\.rawValue).joined(separator: ", ")
      report(
        .fieldValue, at: text.position, "'\(name)' is not '\(text.value)' but one of \(choices)")
      return nil
    }
    return Located(value, at: text.position)
  }

  /// The nodes of a list.
  mutating func list(_ node: Node?, _ name: String) -> Located<[Node]>? {
    guard let node else { return nil }
    guard case .sequence(let sequence) = node else {
      report(
        .fieldValue, at: position(of: node),
        "'\(name)' is a list; write [one, two], or [] for an empty one")
      return nil
    }
    return Located(Array(sequence), at: position(of: node))
  }

  /// A list of texts; those that are none are left out with a finding.
  mutating func texts(_ node: Node?, _ name: String) -> Located<[Located<String>]>? {
    guard let nodes = list(node, name) else { return nil }
    return Located(nodes.value.compactMap { text($0, name) }, at: nodes.position)
  }

  /// The text of a scalar without quotes.
  private func plain(_ node: Node) -> String? {
    guard let scalar = node.scalar, scalar.style == .plain else { return nil }
    return scalar.string
  }

  private static func isNumeric(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
      || [
        UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "e"),
        UInt8(ascii: "E"),
      ].contains(byte)
  }
}
