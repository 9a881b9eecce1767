import Reports
import TerminalUI
import Typography

extension Scene {
  /// A document as lines of the text's width.
  func lines(of document: ReportDocument) -> [StyledText] {
    let plain = PlainText(columns: textWidth, isASCII: glyphs.isASCII)
    return document.lines(plain).map { styled($0.parts) }
  }

  /// A sheet's lines, styled.
  func lines(of sheet: [ProgressSheet.Line]) -> [StyledText] { sheet.map(styled) }

  /// The same with what they stand for.
  func lines(of sheet: [SheetLine]) -> [SheetPage.Line] {
    sheet.map { SheetPage.Line(styled($0.parts), $0.subject) }
  }

  private func styled(_ line: ProgressSheet.Line) -> StyledText {
    StyledText(line.map { StyledText.Span($0.text, $0.kind.role) })
  }
}

extension ProgressSheet.Part.Kind {
  fileprivate var role: Role {
    switch self {
    case .text: .text
    case .dim: .dim
    case .title: .title
    case .heading: .heading
    case .bar: .bar
    case .uncertain: .barUncertain
    case .strong: .strong
    }
  }
}
