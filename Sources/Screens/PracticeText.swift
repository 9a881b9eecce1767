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
    let followUpsShown: Int
    /// The note, where it is shown.
    let note: String?
    let typedAnswer: String?
    /// Whether the typed answer stands beside the reference.
    let comparesAnswers: Bool
  }

  /// What a key brings into sight.
  enum Part: Hashable { case hint, note, followUp }

  let key: Key
  let lines: [StyledText]
  /// The typed answer where it stands beside the reference.
  let own: [StyledText]
  /// The lines of the latest of each.
  let parts: [Part: Range<Int>]
  /// The width at which nothing would have to move sideways.
  let neededWidth: Int
}

extension App {
  /// The text of the question on the screen, set anew only when it has changed.
  func text(of state: PracticeState) -> PracticeText {
    let key = textKey(of: state)
    if let ready = kept.text, ready.key == key { return ready }
    if let ready = kept.nextText, ready.key == key { return ready }
    guard let question = question(of: state) else {
      return PracticeText(key: key, lines: [], own: [], parts: [:], neededWidth: 0)
    }
    var setter = PracticeTextSetter(app: self, key: key)
    if key.isRevealed {
      setter.setAnswer(of: question)
    } else {
      setter.setPrompt(of: question)
    }
    return PracticeText(
      key: key, lines: setter.lines, own: setter.own, parts: setter.parts,
      neededWidth: setter.neededWidth)
  }

  /// What the text of a question depends on, as it stands.
  func textKey(of state: PracticeState) -> PracticeText.Key {
    let isRevealed = state.phase == .revealed
    return PracticeText.Key(
      question: state.session.current ?? "", isRevealed: isRevealed, width: readingWidth(state),
      sideways: state.sideways, hintsShown: isRevealed ? 0 : state.hintsShown,
      followUpsShown: state.followUpsShown,
      note: isRevealed || state.showsNote ? note(of: state) : nil,
      typedAnswer: isRevealed ? state.typedAnswer : nil, comparesAnswers: comparesAnswers(state))
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
  var own: [StyledText] = []
  var parts: [PracticeText.Part: Range<Int>] = [:]
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
      let start = lines.count
      let label = "Hint \(index + 1) of \(question.hints.count)  "
      add(
        StyledText(label, .accent) + StyledText(app.clean(hint)),
        indent: width >= 60 ? label.count : 2)
      parts[.hint] = start..<lines.count
    }
    setNote()
  }

  /// One's own answer, the reference, the note, what is often said wrongly, what is asked next, the
  /// question again, the sources.
  mutating func setAnswer(of question: Question) {
    if let typed = key.typedAnswer {
      setHeading("Your answer")
      addTyped(typed)
      if key.comparesAnswers {
        own = lines
        lines = []
      }
    }
    setHeading("Answer")
    setMarkdown(question.answer)
    setNote()
    if !question.mistakes.isEmpty {
      setHeading("Often said, but wrong")
      for mistake in question.mistakes { setPair(mistake.claim, mistake.fix) }
    }
    setFollowUps(question.followUps)
    setHeading("The question")
    setMarkdown(question.prompt)
    if !question.sources.isEmpty {
      setHeading("Sources")
      for source in question.sources {
        setEntry("\(source.title) (\(source.kind.rawValue), checked \(source.checked))")
        guard let url = source.url else {
          add(StyledText("  " + app.clean(source.claim)), indent: 2)
          continue
        }
        // Set without its indent: an address is one word, longer than many a line.
        lines += StyledText(app.clean(url), .link).wrapped(to: max(1, width - 2))
          .map { StyledText("  ") + $0 }
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

  private mutating func setNote() {
    guard let note = key.note else { return }
    let start = lines.isEmpty ? 0 : lines.count + 1
    setHeading("Note")
    addTyped(note)
    parts[.note] = start..<lines.count
  }

  /// As many follow-ups as were asked for; of the last one the answer comes with the next key.
  private mutating func setFollowUps(_ followUps: [FollowUp]) {
    guard key.followUpsShown > 0 else { return }
    setHeading("Asked next")
    for (index, followUp) in followUps.prefix((key.followUpsShown + 1) / 2).enumerated() {
      let start = lines.count
      setEntry(followUp.question)
      if key.followUpsShown >= (index + 1) * 2 {
        add(StyledText("  " + app.clean(followUp.answer)), indent: 2)
      }
      parts[.followUp] = start..<lines.count
    }
  }

  /// Text of the person's own, its lines kept.
  private mutating func addTyped(_ text: String) {
    add(StyledText(Sanitizer(app.glyphs).block(text), .input))
  }

  private mutating func setEntry(_ text: String) {
    add(StyledText("\(app.glyphs.bullet) \(app.clean(text))", .strong), indent: 2)
  }

  private mutating func setPair(_ first: String, _ second: String) {
    setEntry(first)
    add(StyledText("  " + app.clean(second)), indent: 2)
  }
}
