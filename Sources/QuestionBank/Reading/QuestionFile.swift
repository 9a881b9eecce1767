/// One question's file as far as it could be read: every field with its place, so that a rule can
/// judge what is there although something else is missing.
package struct QuestionFile: Sendable {
  package let path: String
  /// The file's name without `.md`; the id that it ought to hold.
  package let stem: String
  /// The name of the folder that it lies in; the level that it ought to be of.
  package let folder: String
  /// Nil when a field is missing or is not what it should be.
  package let question: Question?

  let fields: Fields
  /// The whole file, front matter and all.
  let lines: [String]
  let prompt: Section?
  let answer: Section?
  /// What the question says, for rules about wording.
  let passages: [Passage]

  /// The front matter.
  struct Fields: Sendable {
    var id: Located<QuestionID>?
    var revision: Located<Int>?
    var status: Located<QuestionStatus>?
    var level: Located<Level>?
    var topic: Located<Topic>?
    var kind: Located<QuestionKind>?
    var title: Located<String>?
    var target: Located<String>?
    var minutes: Located<Int>?
    var tags: Located<[Located<String>]>?
    var prerequisites: Located<[Located<QuestionID>]>?
    var isVersioned: Located<Bool>?
    var asOf: Located<YearMonth>?
    var form: Located<QuestionForm>?
    var asked: Located<Int>?
    var setting: Located<String>?
    var needsPaper: Located<Bool>?
    var language: Located<ProgrammingLanguage>?
    var keyPoints: Located<[KeyPointFields]>?
    var mistakes: Located<[MistakeFields]>?
    var followUps: Located<[FollowUpFields]>?
    var hints: Located<[Located<String>]>?
    var checks: Located<[CheckFields]>?
    var sources: Located<[SourceFields]>?
  }

  struct KeyPointFields: Sendable {
    var id: Located<KeyPointID>?
    var weight: Located<Int>?
    var isMust: Located<Bool>?
    /// Whether its author calls it judgement, which needs no source.
    var isJudgement: Located<Bool>?
    var text: Located<String>?
  }

  struct MistakeFields: Sendable {
    var claim: Located<String>?
    var fix: Located<String>?
  }

  struct FollowUpFields: Sendable {
    var question: Located<String>?
    var answer: Located<String>?
    var see: Located<QuestionID>?
  }

  struct CheckFields: Sendable {
    var id: Located<String>?
    var keyPoint: Located<KeyPointID>?
    var expression: Located<String>?
    var expected: Located<Double>?
    var tolerance: Located<Double>?
  }

  struct SourceFields: Sendable {
    var position: TextPosition
    var id: Located<String>?
    var kind: Located<SourceKind>?
    var title: Located<String>?
    var url: Located<String>?
    var supports: Located<[Located<KeyPointID>]>?
    var claim: Located<String>?
    var checked: Located<YearMonth>?
  }

  /// What stands under a heading of the body, without the blank lines around it.
  struct Section: Sendable {
    /// Where the heading is.
    let heading: TextPosition
    /// Where the first line of the text is.
    let start: TextPosition
    let lines: [String]
    /// Which of the lines are code.
    let isCode: [Bool]

    var text: String { lines.joined(separator: "\n") }
  }
}

extension QuestionFile.Fields {
  /// The place to point at for what the file lacks as a whole.
  var start: TextPosition { id?.position ?? .start }

  /// What a question without the field is.
  var formOrDefault: QuestionForm { form?.value ?? .scenario }

  /// The ids of the key points that have one.
  var keyPointIDs: [KeyPointID] { keyPoints?.value.compactMap { $0.id?.value } ?? [] }

  /// Every text of the front matter.
  var texts: [Located<String>] {
    let points = (keyPoints?.value ?? []).flatMap { [$0.id, $0.text] }
    let wrongs = (mistakes?.value ?? []).flatMap { [$0.claim, $0.fix] }
    let more = (followUps?.value ?? []).flatMap { [$0.question, $0.answer, $0.see] }
    let numbers = (checks?.value ?? []).flatMap { [$0.id, $0.keyPoint, $0.expression] }
    let evidence = (sources?.value ?? []).flatMap { [$0.id, $0.title, $0.url, $0.claim] }
    let singles = [id, title, setting, target] + points + wrongs + more + numbers + evidence
    return singles.compactMap(\.self) + (tags?.value ?? []) + (prerequisites?.value ?? [])
      + (hints?.value ?? []) + (sources?.value ?? []).flatMap { $0.supports?.value ?? [] }
  }

  /// The question that the fields and the body make; nil when one is missing.
  func question(prompt: QuestionFile.Section?, answer: QuestionFile.Section?) -> Question? {
    guard let id, let revision, let status, let level, let topic, let kind, let title, let target,
      let minutes, let tags, let prerequisites, let isVersioned, let keyPoints, let mistakes,
      let followUps, let hints, let checks, let sources, let prompt, let answer
    else { return nil }
    var volatility = Volatility.stable
    if isVersioned.value {
      guard let asOf else { return nil }
      volatility = .versioned(asOf: asOf.value)
    }
    let points = keyPoints.value.compactMap(\.keyPoint)
    let wrongs = mistakes.value.compactMap(\.mistake)
    let more = followUps.value.compactMap(\.followUp)
    let numbers = checks.value.compactMap(\.check)
    let evidence = sources.value.compactMap(\.source)
    guard points.count == keyPoints.value.count, wrongs.count == mistakes.value.count,
      more.count == followUps.value.count, numbers.count == checks.value.count,
      evidence.count == sources.value.count
    else { return nil }
    return Question(
      id: id.value, revision: revision.value, status: status.value, level: level.value,
      topic: topic.value, kind: kind.value, title: title.value, target: target.value,
      minutes: minutes.value, tags: tags.value.map(\.value),
      prerequisites: prerequisites.value.map(\.value), volatility: volatility, keyPoints: points,
      mistakes: wrongs, followUps: more, hints: hints.value.map(\.value), checks: numbers,
      sources: evidence, prompt: prompt.text, answer: answer.text, form: formOrDefault,
      asked: asked?.value ?? 1, setting: setting?.value, needsPaper: needsPaper?.value ?? false,
      language: language?.value)
  }
}

extension QuestionFile.KeyPointFields {
  fileprivate var keyPoint: KeyPoint? {
    guard let id, let weight, let isMust, let text else { return nil }
    return KeyPoint(id: id.value, weight: weight.value, isMust: isMust.value, text: text.value)
  }
}

extension QuestionFile.MistakeFields {
  fileprivate var mistake: Mistake? {
    guard let claim, let fix else { return nil }
    return Mistake(claim: claim.value, fix: fix.value)
  }
}

extension QuestionFile.FollowUpFields {
  fileprivate var followUp: FollowUp? {
    guard let question, let answer else { return nil }
    return FollowUp(question: question.value, answer: answer.value, see: see?.value)
  }
}

extension QuestionFile.CheckFields {
  fileprivate var check: NumericCheck? {
    guard let id, let keyPoint, let expression, let expected, let tolerance else { return nil }
    return NumericCheck(
      id: id.value, keyPoint: keyPoint.value, expression: expression.value,
      expected: expected.value, tolerance: tolerance.value)
  }
}

extension QuestionFile.SourceFields {
  fileprivate var source: Source? {
    guard let id, let kind, let title, let supports, let claim, let checked else { return nil }
    return Source(
      id: id.value, kind: kind.value, title: title.value, url: url?.value,
      supports: supports.value.map(\.value), claim: claim.value, checked: checked.value)
  }
}
