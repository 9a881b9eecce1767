import Practice
import QuestionBank
import TerminalUI

/// The text of a question as it is read: before the reveal title, prompt and hints; after it the
/// answer and what belongs to it.
struct PracticeText: Sendable {
  /// What the text depends on.
  struct Key: Hashable, Sendable {
    let isRevealed: Bool
    let width: Int
    let sideways: Int
    let hintsShown: Int
    let followUpsShown: Int
    /// The note, where it is shown.
    let note: String?
    let typedAnswer: String?
    let ownAnswer: OwnAnswer
  }

  /// How one's own answer stands with the reference.
  enum OwnAnswer: Hashable { case folded, above, beside }

  /// What a key brings into sight.
  enum Part: Hashable { case hint, note, followUp, mistakes, question }

  private(set) var lines: [StyledText] = []
  /// The typed answer where it stands beside the reference.
  private(set) var own: [StyledText] = []
  /// The lines of the latest of each.
  private(set) var parts: [Part: Range<Int>] = [:]
  /// How far it can move sideways.
  private(set) var mostSideways = 0

  init(_ question: Question, _ key: Key, _ scene: Scene) {
    var setter = QuestionSetter(scene, width: key.width, sideways: key.sideways)
    if key.isRevealed {
      setAnswer(of: question, key, with: &setter)
    } else {
      setPrompt(of: question, key, with: &setter)
    }
    lines = setter.lines
    mostSideways = setter.mostSideways
  }

  private mutating func setPrompt(
    of question: Question, _ key: Key, with setter: inout QuestionSetter
  ) {
    setter.addTitle(of: question)
    setter.addBlank()
    setter.addMarkdown(question.prompt)
    for (index, hint) in question.hints.prefix(key.hintsShown).enumerated() {
      setter.addBlank()
      let start = setter.lines.count
      let label = "Hint \(index + 1) of \(question.hints.count)  "
      setter.add(
        StyledText(label, .accent) + StyledText(setter.clean(hint)),
        indent: key.width >= 60 ? label.count : 2)
      parts[.hint] = start..<setter.lines.count
    }
    setNote(key, with: &setter)
  }

  /// One's own answer, the reference, the note, what is often said wrongly, what is asked next, the
  /// question again, the sources.
  private mutating func setAnswer(
    of question: Question, _ key: Key, with setter: inout QuestionSetter
  ) {
    if let typed = key.typedAnswer { setOwn(typed, key, with: &setter) }
    // Folded, it is no part of its own.
    if key.ownAnswer != .folded, !setter.lines.isEmpty { setter.addBlank() }
    setter.lines.append(
      (StyledText("Answer", .heading) + StyledText(setter.dot + setter.clean(question.title), .dim))
        .truncated(to: key.width, mark: setter.glyphs.ellipsis))
    setter.addMarkdown(question.answer)
    setNote(key, with: &setter)
    setPart(.mistakes, with: &setter) { $0.addMistakes(question.mistakes) }
    setFollowUps(question.followUps, key, with: &setter)
    setPart(.question, with: &setter) {
      $0.addHeading("The question")
      $0.addMarkdown(question.prompt)
    }
    setter.addSources(question.sources)
  }

  private mutating func setOwn(_ typed: String, _ key: Key, with setter: inout QuestionSetter) {
    let fold = StyledText("Yours   ", .heading)
    let line = StyledText(setter.clean(typed), .input)
    if key.ownAnswer == .folded {
      let isWhole = !typed.contains(where: \.isNewline) && (fold + line).width <= key.width
      let unfold = StyledText(" v", .key) + StyledText(" unfolds", .dim)
      setter.lines.append(
        isWhole
          ? fold + line
          : fold
            + line.padded(
              to: key.width - fold.width - unfold.width, mark: setter.glyphs.ellipsis) + unfold)
      return
    }
    setter.addHeading("Your answer")
    setter.addTyped(typed)
    guard key.ownAnswer == .beside else { return }
    own = setter.lines
    setter.lines = []
  }

  /// Sets a part under a heading of its own, and notes its lines from the heading on.
  private mutating func setPart(
    _ part: Part, with setter: inout QuestionSetter, _ set: (inout QuestionSetter) -> Void
  ) {
    let before = setter.lines.count
    set(&setter)
    guard setter.lines.count > before else { return }
    // Before the heading is a blank line, but for the first.
    parts[part] = (before == 0 ? 0 : before + 1)..<setter.lines.count
  }

  private mutating func setNote(_ key: Key, with setter: inout QuestionSetter) {
    guard let note = key.note else { return }
    setPart(.note, with: &setter) {
      $0.addHeading("Note")
      $0.addTyped(note)
    }
  }

  /// As many follow-ups as were asked for; of the last one the answer comes with the next key.
  private mutating func setFollowUps(
    _ followUps: [FollowUp], _ key: Key, with setter: inout QuestionSetter
  ) {
    guard key.followUpsShown > 0 else { return }
    setter.addHeading("Asked next")
    for (index, followUp) in followUps.prefix((key.followUpsShown + 1) / 2).enumerated() {
      let start = setter.lines.count
      setter.addFollowUp(followUp, showsAnswer: key.followUpsShown >= (index + 1) * 2)
      parts[.followUp] = start..<setter.lines.count
    }
  }
}

extension PracticeView {
  /// The text of the question, set anew only when it has changed.
  var text: PracticeText {
    let key = textKey
    return room.texts.value(for: key) { PracticeText(question, key, scene) }
  }

  /// What the text depends on, as it stands.
  var textKey: PracticeText.Key {
    let isRevealed = room.phase == .revealed
    return PracticeText.Key(
      isRevealed: isRevealed, width: readingWidth, sideways: room.sideways,
      hintsShown: isRevealed ? 0 : room.hintsShown, followUpsShown: room.followUpsShown,
      note: isRevealed || room.showsNote ? progress.notes[question.id] : nil,
      typedAnswer: isRevealed ? room.typedAnswer : nil,
      ownAnswer: comparesAnswers ? .beside : room.isUnfolded ? .above : .folded)
  }

  /// How far the text can move sideways.
  var mostSideways: Int { text.mostSideways }
}
