package import Practice
package import QuestionBank
package import Typography

/// The forms that a report takes.
package enum ReportFormat: String, CaseIterable, Sendable {
  case markdown, html, csv, json, text
}

/// Where a person is weak and what to study next, as `edgewise report` writes it.
package struct WeakTopicReport: Sendable {
  package let weak: WeakTopics
  package let figures: ReportFigures
  package let bank: Bank
  package let generatedAt: WallTime
  /// Whether it is read in the app: then it names keys instead of commands, and is of now, so that it
  /// says no time of day.
  package let isInApp: Bool
  package let interviewDate: CalendarDate?
  /// What ``weak`` and ``figures`` are about.
  package let scope: ReportScope

  package init(
    _ weak: WeakTopics, _ figures: ReportFigures, bank: Bank, generatedAt: WallTime,
    isInApp: Bool = false, interviewDate: CalendarDate? = nil, scope: ReportScope = ReportScope()
  ) {
    self.weak = weak
    self.figures = figures
    self.bank = bank
    self.generatedAt = generatedAt
    self.isInApp = isInApp
    self.interviewDate = interviewDate
    self.scope = scope
  }

  /// The report in a format, a line end after it. `plain` is for text alone.
  package func render(as format: ReportFormat, plain: PlainText = PlainText()) -> String {
    switch format {
    case .markdown: document.markdown
    case .html: document.html
    case .csv: csv.text
    case .json: json.text
    case .text: document.text(plain)
    }
  }

  /// How many attempts it judges by.
  var attempts: Int { weak.levels.reduce(0) { $0 + $1.attempts } }
}
