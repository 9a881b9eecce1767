/// The lines of a text file, without their ends, and what had to be mended to get them.
struct FileText {
  let lines: [String]
  /// Whether the bytes are UTF-8; there are no lines if not.
  let isText: Bool
  let findings: [Finding]

  /// Takes UTF-8. A byte order mark and CR LF are mended with a warning; anything that is not UTF-8
  /// is one error, since nothing after it can be trusted.
  init(_ bytes: [UInt8], path: String) {
    var findings: [Finding] = []
    var bytes = bytes[...]
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      bytes = bytes.dropFirst(3)
      findings.append(
        Finding(
          path: path, at: .start, .byteOrderMark,
          "the file starts with a byte order mark; save it as UTF-8 without one"))
    }
    guard Self.isUTF8(bytes) else {
      let position = Self.firstInvalid(in: bytes)
      findings.append(
        Finding(
          path: path, at: position, .encoding,
          "these bytes are not UTF-8; save the file as UTF-8"))
      lines = []
      isText = false
      self.findings = findings
      return
    }

    isText = true
    var rows = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    if rows.last?.isEmpty == true { rows.removeLast() }
    let returns = rows.indices.filter { rows[$0].last == UInt8(ascii: "\r") }
    for index in returns { rows[index].removeLast() }
    lines = rows.map { String(decoding: $0, as: UTF8.self) }
    if let first = returns.first {
      findings.append(
        Finding(
          path: path,
          at: TextPosition(line: first + 1, column: lines[first].unicodeScalars.count + 1),
          .lineEndings,
          "\(returns.count) line\(returns.count == 1 ? " ends" : "s end") with CR LF; "
            + "save the file with LF line ends"))
    }
    self.findings = findings
  }

  private static func isUTF8(_ bytes: ArraySlice<UInt8>) -> Bool {
    String(validating: bytes, as: UTF8.self) != nil
  }

  /// The place of the first ill-formed sequence.
  private static func firstInvalid(in bytes: ArraySlice<UInt8>) -> TextPosition {
    var line = 1
    var column = 1
    var parser = Unicode.UTF8.ForwardParser()
    var iterator = bytes.makeIterator()
    while case .valid(let scalar) = parser.parseScalar(from: &iterator) {
      column += 1
      if scalar.elementsEqual([UInt8(ascii: "\n")]) {
        line += 1
        column = 1
      }
    }
    return TextPosition(line: line, column: column)
  }
}
