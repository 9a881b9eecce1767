/// One interview question, whole.
///
/// What lists show is stored; what only a question's own screen and its grading need, its *content*,
/// is made when first asked for. A program that carries hundreds of questions starts without making
/// the content of any.
package struct Question: Sendable, Identifiable {
  package let id: QuestionID
  /// Raised with any change to prompt, answer or key points.
  package let revision: Int
  package let status: QuestionStatus
  package let level: Level
  package let topic: Topic
  package let kind: QuestionKind
  package let title: String
  /// The single thing that the question makes one retrieve.
  package let target: String
  /// Budget for an answer said aloud.
  package let minutes: Int
  package let tags: [String]
  package let prerequisites: [QuestionID]
  package let volatility: Volatility
  package let form: QuestionForm
  /// How often it is asked in public: 1 seldom … ``mostAsked`` everywhere.
  package let asked: Int
  package static let mostAsked = 3
  /// A short line that says where the question plays, for below the title.
  package let setting: String?
  /// Whether it takes pencil and paper, so that it is no question to answer aloud.
  package let needsPaper: Bool
  /// What a code question's answer is written in; nil for other forms.
  package let language: ProgrammingLanguage?
  private let content: @Sendable () -> QuestionContent

  package var keyPoints: [KeyPoint] { content().keyPoints }
  package var mistakes: [Mistake] { content().mistakes }
  package var followUps: [FollowUp] { content().followUps }
  package var hints: [String] { content().hints }
  package var checks: [NumericCheck] { content().checks }
  package var sources: [Source] { content().sources }
  /// Markdown.
  package var prompt: String { content().prompt }
  /// Markdown.
  package var answer: String { content().answer }

  package init(
    id: QuestionID, revision: Int, status: QuestionStatus, level: Level, topic: Topic,
    kind: QuestionKind, title: String, target: String, minutes: Int, tags: [String],
    prerequisites: [QuestionID], volatility: Volatility, keyPoints: [KeyPoint],
    mistakes: [Mistake], followUps: [FollowUp], hints: [String], checks: [NumericCheck],
    sources: [Source], prompt: String, answer: String, form: QuestionForm = .scenario,
    asked: Int = 1, setting: String? = nil, needsPaper: Bool = false,
    language: ProgrammingLanguage? = nil
  ) {
    let content = QuestionContent(
      keyPoints: keyPoints, mistakes: mistakes, followUps: followUps, hints: hints, checks: checks,
      sources: sources, prompt: prompt, answer: answer)
    self.init(
      id: id, revision: revision, status: status, level: level, topic: topic, kind: kind,
      title: title, target: target, minutes: minutes, tags: tags, prerequisites: prerequisites,
      volatility: volatility, form: form, asked: asked, setting: setting, needsPaper: needsPaper,
      language: language, content: { content })
  }

  /// A question whose content is asked for each time that it is needed; it is to be the same each
  /// time, and is best kept after the first.
  package init(
    id: QuestionID, revision: Int, status: QuestionStatus, level: Level, topic: Topic,
    kind: QuestionKind, title: String, target: String, minutes: Int, tags: [String],
    prerequisites: [QuestionID], volatility: Volatility, form: QuestionForm = .scenario,
    asked: Int = 1, setting: String? = nil, needsPaper: Bool = false,
    language: ProgrammingLanguage? = nil,
    content: @escaping @Sendable () -> QuestionContent
  ) {
    self.id = id
    self.revision = revision
    self.status = status
    self.level = level
    self.topic = topic
    self.kind = kind
    self.title = title
    self.target = target
    self.minutes = minutes
    self.tags = tags
    self.prerequisites = prerequisites
    self.volatility = volatility
    self.form = form
    self.asked = asked
    self.setting = setting
    self.needsPaper = needsPaper
    self.language = language
    self.content = content
  }
}

extension Question: Hashable {
  package static func == (left: Question, right: Question) -> Bool {
    left.id == right.id && left.revision == right.revision && left.status == right.status
      && left.level == right.level && left.topic == right.topic && left.kind == right.kind
      && left.title == right.title && left.target == right.target
      && left.minutes == right.minutes && left.tags == right.tags
      && left.prerequisites == right.prerequisites && left.volatility == right.volatility
      && left.form == right.form && left.asked == right.asked && left.setting == right.setting
      && left.needsPaper == right.needsPaper && left.language == right.language
      && left.content() == right.content()
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(id)
    hasher.combine(revision)
  }
}

/// The long part of a question. An object, so that a question is cheap to copy.
package final class QuestionContent: Sendable {
  let keyPoints: [KeyPoint]
  let mistakes: [Mistake]
  let followUps: [FollowUp]
  let hints: [String]
  let checks: [NumericCheck]
  let sources: [Source]
  let prompt: String
  let answer: String

  package init(
    keyPoints: [KeyPoint], mistakes: [Mistake], followUps: [FollowUp], hints: [String],
    checks: [NumericCheck], sources: [Source], prompt: String, answer: String
  ) {
    self.keyPoints = keyPoints
    self.mistakes = mistakes
    self.followUps = followUps
    self.hints = hints
    self.checks = checks
    self.sources = sources
    self.prompt = prompt
    self.answer = answer
  }
}

extension QuestionContent: Equatable {
  package static func == (left: QuestionContent, right: QuestionContent) -> Bool {
    left === right
      || left.keyPoints == right.keyPoints && left.mistakes == right.mistakes
        && left.followUps == right.followUps && left.hints == right.hints
        && left.checks == right.checks && left.sources == right.sources
        && left.prompt == right.prompt && left.answer == right.answer
  }
}
