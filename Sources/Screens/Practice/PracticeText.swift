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
    /// Whether the typed answer stands beside the reference.
    let comparesAnswers: Bool
  }

  /// What a key brings into sight.
  enum Part: Hashable { case hint, note, followUp }

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
    if let typed = key.typedAnswer {
      setter.addHeading("Your answer")
      setter.addTyped(typed)
      if key.comparesAnswers {
        own = setter.lines
        setter.lines = []
      }
    }
    setter.addHeading("Answer")
    setter.addMarkdown(question.answer)
    setNote(key, with: &setter)
    setter.addMistakes(question.mistakes)
    setFollowUps(question.followUps, key, with: &setter)
    setter.addHeading("The question")
    setter.addMarkdown(question.prompt)
    setter.addSources(question.sources)
  }

  private mutating func setNote(_ key: Key, with setter: inout QuestionSetter) {
    guard let note = key.note else { return }
    let start = setter.lines.isEmpty ? 0 : setter.lines.count + 1
    setter.addHeading("Note")
    setter.addTyped(note)
    parts[.note] = start..<setter.lines.count
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
      typedAnswer: isRevealed ? room.typedAnswer : nil, comparesAnswers: comparesAnswers)
  }

  /// How far the text can move sideways.
  var mostSideways: Int { text.mostSideways }
}
