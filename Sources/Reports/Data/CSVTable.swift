internal import Typography

/// A table as RFC 4180 writes it: commas, quotes where needed, CRLF after every row.
package struct CSVTable: Sendable {
  package let header: [String]
  package let rows: [[FieldValue]]

  package init(header: [String], rows: [[FieldValue]]) {
    self.header = header
    self.rows = rows
  }

  package var text: String {
    let lines = [header.map { Self.quoted($0) }] + rows.map { $0.map(Self.written) }
    return lines.map { $0.joined(separator: ",") + "\r\n" }.joined()
  }

  /// Where a spreadsheet would take a text for a formula, an apostrophe stands before it.
  private static func written(_ field: FieldValue) -> String {
    switch field {
    case .empty: ""
    case .integer(let value): "\(value)"
    case .number(let value): value.isFinite ? "\((value * 10_000).rounded() / 10_000)" : ""
    case .text(let value): quoted(disarmed(Sanitizer.visible(value)))
    }
  }

  /// OWASP, "CSV Injection": what begins with one of these is a formula to a spreadsheet.
  private static func disarmed(_ text: String) -> String {
    let first = text.unicodeScalars.first { !$0.properties.isWhitespace }
    return first.map("=+-@＝＋－＠".unicodeScalars.contains) == true ? "'" + text : text
  }

  private static func quoted(_ text: String) -> String {
    guard text.utf8.contains(where: { [0x22, 0x2C, 0x0A, 0x0D].contains($0) }) else { return text }
    var quoted = "\""
    for scalar in text.unicodeScalars {
      if scalar == "\"" { quoted += "\"" }
      quoted.unicodeScalars.append(scalar)
    }
    return quoted + "\""
  }
}
