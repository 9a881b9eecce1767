import Practice
import QuestionBank
import TerminalUI

/// The text of a question as it is read: before the reveal title, prompt and hints; after it the
/// answer and what belongs to it.
struct PracticeText: Sendable {
  /// What the text depends on.
  struct Key: Hashable, Sendable {
    let question: QuestionID
    let isRevealed: Bool
    let width: Int
    let sideways: Int
    let hintsShown: Int
    let typedAnswer: String?
  }

  let key: Key
  let lines: [StyledText]
  /// The width at which nothing would have to move sideways.
  let neededWidth: Int
}

extension App {
  /// The text of the question on the screen, set anew only when it has changed.
  func text(of state: PracticeState) -> PracticeText {
    let isRevealed = state.phase == .revealed
    let key = PracticeText.Key(
      question: state.session.current ?? "", isRevealed: isRevealed, width: readingWidth(state),
      sideways: state.sideways, hintsShown: isRevealed ? 0 : state.hintsShown,
      typedAnswer: isRevealed ? state.typedAnswer : nil)
    if let keptText, keptText.key == key { return keptText }
    guard let question = question(of: state) else {
      return PracticeText(key: key, lines: [], neededWidth: 0)
    }
    var setter = PracticeTextSetter(app: self, key: key)
    if isRevealed {
      setter.setAnswer(of: question)
    } else {
      setter.setPrompt(of: question)
    }
    return PracticeText(key: key, lines: setter.lines, neededWidth: setter.neededWidth)
  }

  /// How far the text on the screen can move sideways.
  func mostSideways(_ state: PracticeState) -> Int {
    let text = text(of: state)
    return max(0, text.neededWidth - text.key.width)
  }
}

private struct PracticeTextSetter {
  let app: App
  let key: PracticeText.Key
  var lines: [StyledText] = []
  var neededWidth = 0

  private var width: Int { key.width }

  init(app: App, key: PracticeText.Key) {
    self.app = app
    self.key = key
  }

  mutating func setPrompt(of question: Question) {
    add(StyledText(app.clean(question.title), .title))
    lines.append(StyledText())
    setMarkdown(question.prompt)
    for (index, hint) in question.hints.prefix(key.hintsShown).enumerated() {
      lines.append(StyledText())
      let label = "Hint \(index + 1) of \(question.hints.count)  "
      add(
        StyledText(label, .accent) + StyledText(app.clean(hint)),
        indent: width >= 60 ? label.count : 2)
    }
  }

  /// One's own answer, the reference, what is often said wrongly, what is asked next, the question
  /// again, the sources.
  mutating func setAnswer(of question: Question) {
    if let typed = key.typedAnswer {
      setHeading("Your answer")
      let sanitizer = Sanitizer(app.glyphs)
      add(StyledText(sanitizer.block(typed), .input))
    }
    setHeading("Answer")
    setMarkdown(question.answer)
    if !question.mistakes.isEmpty {
      setHeading("Often said, but wrong")
      for mistake in question.mistakes { setPair(mistake.claim, mistake.fix) }
    }
    if !question.followUps.isEmpty {
      setHeading("Asked next")
      for followUp in question.followUps { setPair(followUp.question, followUp.answer) }
    }
    setHeading("The question")
    setMarkdown(question.prompt)
    if !question.sources.isEmpty {
      setHeading("Sources")
      for source in question.sources {
        setPair(
          "\(source.title) (\(source.kind.rawValue), checked \(source.checked))",
          source.url ?? source.claim)
      }
    }
  }

  private mutating func add(_ text: StyledText, indent: Int = 0) {
    lines += text.wrapped(to: width, indent: indent)
  }

  private mutating func setHeading(_ text: String) {
    if !lines.isEmpty { lines.append(StyledText()) }
    lines.append(StyledText(text, .heading))
  }

  private mutating func setMarkdown(_ source: String) {
    let layout = Markdown(source).layout(
      width: width, glyphs: app.glyphs, horizontalOffset: key.sideways)
    lines += layout.lines
    neededWidth = max(neededWidth, layout.neededWidth)
  }

  private mutating func setPair(_ first: String, _ second: String) {
    add(StyledText("\(app.glyphs.bullet) \(app.clean(first))", .strong), indent: 2)
    add(StyledText("  " + app.clean(second)), indent: 2)
  }
}
