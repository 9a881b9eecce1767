import Reports
import TerminalUI
import Typography

extension Scene {
  /// A document as lines of the text's width.
  func lines(of document: ReportDocument) -> [StyledText] {
    lines(ofText: document.text(PlainText(columns: textWidth, isASCII: glyphs.isASCII)))
  }

  /// A sheet's lines, styled.
  func lines(of sheet: [ProgressSheet.Line]) -> [StyledText] {
    sheet.map { line in StyledText(line.map { StyledText.Span($0.text, $0.kind.role) }) }
  }

  /// Plain text as styled lines: in it a row of dashes makes a heading; here its role does.
  func lines(ofText text: String) -> [StyledText] {
    var lines: [StyledText] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if let heading = lines.last, !heading.isEmpty, line.count == heading.width,
        line.allSatisfy({ $0 == "=" || $0 == "-" })
      {
        lines[lines.count - 1] = heading.restyled(line.first == "=" ? .title : .heading)
      } else {
        lines.append(StyledText(String(line)))
      }
    }
    while lines.last?.isEmpty == true { lines.removeLast() }
    return lines
  }
}

extension ProgressSheet.Part.Kind {
  fileprivate var role: Role {
    switch self {
    case .text: .text
    case .dim: .dim
    case .heading: .heading
    case .bar: .bar
    case .uncertain: .barUncertain
    case .strong: .strong
    }
  }
}
