package import QuestionBank

/// What a line of a report stands for, so that a screen can open and practise it; other forms take no
/// notice.
package enum Subject: Hashable, Sendable {
  case question(QuestionID)
  case topic(Topic)
  case level(Level)
  /// A heading with questions below it; of those in a document, from 0.
  case section(Int)
  /// A phase of the roadmap, from 0.
  case phase(Int)
  /// A goal of such a phase, from 0; its milestone comes after the goals.
  case goal(Int, of: Int)
}

/// A line of a report as a screen shows it.
package struct SheetLine: Hashable, Sendable {
  package var parts: ProgressSheet.Line
  package var subject: Subject?

  package init(_ parts: ProgressSheet.Line = [], _ subject: Subject? = nil) {
    self.parts = parts
    self.subject = subject
  }

  init(_ text: String, _ kind: ProgressSheet.Part.Kind = .text, _ subject: Subject? = nil) {
    self.init(text.isEmpty ? [] : [.init(text, kind)], subject)
  }

  package var text: String { parts.map(\.text).joined() }

  /// Lines of one thing, of which the first stands for it.
  static func lines(
    _ texts: [String], _ kind: ProgressSheet.Part.Kind = .text, of subject: Subject? = nil
  ) -> [SheetLine] {
    texts.enumerated().map { SheetLine($1, kind, $0 == 0 ? subject : nil) }
  }
}
