import Practice
import QuestionBank
import TerminalUI
import Typography

/// Sets the parts of a question as lines of a width, for whichever room shows them.
struct QuestionSetter: Staged {
  let scene: Scene
  let width: Int
  /// Columns by which code and tables that are too wide are moved to the left.
  let sideways: Int
  var lines: [StyledText] = []
  /// The width at which nothing would have to move sideways.
  private(set) var neededWidth = 0

  init(_ scene: Scene, width: Int, sideways: Int) {
    self.scene = scene
    self.width = width
    self.sideways = sideways
  }

  /// How far the text can move sideways.
  var mostSideways: Int { max(0, neededWidth - width) }

  mutating func add(_ text: StyledText, indent: Int = 0) {
    lines += text.wrapped(to: width, indent: indent)
  }

  mutating func addBlank() { lines.append(StyledText()) }

  mutating func addHeading(_ text: String) {
    if !lines.isEmpty { addBlank() }
    lines.append(StyledText(text, .heading))
  }

  mutating func addMarkdown(_ source: String) {
    let layout = Markdown(source).layout(
      width: width, glyphs: glyphs, horizontalOffset: sideways)
    lines += layout.lines
    neededWidth = max(neededWidth, layout.neededWidth)
  }

  /// Text of the person's own, its lines kept.
  mutating func addTyped(_ text: String) {
    add(StyledText(Sanitizer(glyphs).block(text), .input))
  }

  mutating func addEntry(_ text: String) {
    add(StyledText("\(glyphs.bullet) \(clean(text))", .strong), indent: 2)
  }

  /// What belongs to the entry above.
  mutating func addBelow(_ text: String) {
    add(StyledText("  " + clean(text)), indent: 2)
  }

  /// The title, and the setting below it where there is one.
  mutating func addTitle(of question: Question) {
    add(StyledText(clean(question.title), .title))
    if let setting = question.setting { add(StyledText(clean(setting), .dim)) }
  }

  mutating func addFollowUp(_ followUp: FollowUp, showsAnswer: Bool = true) {
    addEntry(followUp.question)
    guard showsAnswer else { return }
    addBelow(followUp.answer)
    if let next = followUp.see {
      add(StyledText("  Leads to: \(clean(title(of: next)))", .dim), indent: 2)
    }
  }

  mutating func addMistakes(_ mistakes: [Mistake]) {
    guard !mistakes.isEmpty else { return }
    addHeading("Often said, but wrong")
    for mistake in mistakes {
      addEntry(mistake.claim)
      addBelow(mistake.fix)
    }
  }

  /// An address in full. Set without its indent: it is one word, longer than many a line.
  mutating func addAddress(_ address: String) {
    lines += StyledText(clean(address), .link, link: address).wrapped(to: max(1, width - 2))
      .map { StyledText("  ") + $0 }
  }

  mutating func addSources(_ sources: [Source]) {
    guard !sources.isEmpty else { return }
    addHeading("Sources")
    for source in sources {
      addEntry("\(source.title) (\(source.kind.rawValue), checked \(source.checked))")
      guard let url = source.url else {
        addBelow(source.claim)
        continue
      }
      addAddress(url)
    }
  }
}
