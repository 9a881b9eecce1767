import Practice
import QuestionBank
internal import Typography

/// What single answers and questions tell.
extension WeakTopicReport {
  /// How many answers of one confidence make a sentence.
  private static let fewestOfConfidence = 3

  var calibration: [ReportDocument.Block] {
    let known = weak.calibration.filter { $0.attempts > 0 }
    guard !known.isEmpty else { return [] }
    let points = known.map { calibration in
      ReportDocument.Curve.Point(
        .init(
          name: calibration.confidence.word,
          note: "right \(calibration.passes) of \(calibration.attempts)",
          range: calibration.interval.low...calibration.interval.high,
          words: Phrases.range(calibration.interval)),
        share: Double(calibration.passes) / Double(calibration.attempts))
    }
    return [
      .heading("How sure you were, and how often right"), .paragraph([.text(calibrationInWords)]),
      .curve(
        .init(
          caption:
            "The share of answers that passed, by what you said before the reveal, as the range that "
            + "holds it four times in five.",
          titles: ["Confidence", "Answers", "Passed"], points: points)),
    ]
  }

  /// "When certain, you are right nine times in ten; your guess is right one time in three."
  private var calibrationInWords: String {
    let parts = weak.calibration.reversed().compactMap { calibration -> String? in
      guard calibration.attempts >= Self.fewestOfConfidence else { return nil }
      let share = Double(calibration.passes) / Double(calibration.attempts)
      return "\(Self.subject(of: calibration.confidence)) right \(Phrases.timesIn(share))"
    }
    guard let first = parts.first else {
      return "Too few answers so far to say how often you are right when you feel sure."
    }
    return ([first.prefix(1).uppercased() + first.dropFirst()] + parts.dropFirst())
      .joined(separator: "; ") + "."
  }

  private static func subject(of confidence: Confidence) -> String {
    switch confidence {
    case .guess: "your guess is"
    case .unsure: "when unsure, you are"
    case .fairly: "when fairly sure, you are"
    case .certain: "when certain, you are"
    }
  }

  var missedMusts: [ReportDocument.Block] {
    let missed = weak.questions.filter { $0.missedPoints.contains(where: \.isMust) }
    guard !missed.isEmpty else { return [] }
    let items = missed.prefix(Self.listLength).map { weakness in
      ReportDocument.Item(
        [.strong(title(weakness.question))],
        points: weakness.missedPoints.filter(\.isMust).map(\.text),
        subject: .question(weakness.question))
    }
    var blocks: [ReportDocument.Block] = [
      .heading("Must-haves that you missed"), .list(items, isNumbered: false),
    ]
    if missed.count > items.count {
      blocks.append(
        .paragraph([
          .text("Those of the weakest \(items.count) questions of \(missed.count).")
        ]))
    }
    return blocks
  }

  var confidentAndWrong: [ReportDocument.Block] {
    let wrong = weak.questions.filter(\.wasConfidentAndWrong)
    guard !wrong.isEmpty else { return [] }
    let items = wrong.map { weakness in
      ReportDocument.Item(name(of: weakness.question), subject: .question(weakness.question))
    }
    return [.heading("Confident and wrong, when last asked"), .list(items, isNumbered: false)]
  }

  var weakestQuestions: [ReportDocument.Block] {
    let shown = weak.questions.prefix(Self.listLength)
    guard !shown.isEmpty else { return [] }
    let items = shown.map { weakness in
      ReportDocument.Item(
        name(of: weakness.question),
        note: [.text(note(on: weakness))],
        points: weakness.missedPoints.map {
          ($0.isMust ? "missed, a must: " : "missed: ") + $0.text
        }, fold: fold(of: weakness.question, isRepeated: isInStudyNext(weakness.question)),
        subject: .question(weakness.question))
    }
    var blocks: [ReportDocument.Block] = [
      .heading("Weakest questions"), .list(items, isNumbered: true),
    ]
    if weak.questions.count > shown.count {
      blocks.append(
        .paragraph([
          .text("The weakest \(shown.count) of \(weak.questions.count) tried. All of them: "),
          .command("edgewise report --format json"), .text("."),
        ]))
    }
    return blocks
  }

  private func note(on weakness: WeakTopics.Weakness) -> String {
    var parts = [Phrases.count(weakness.attempts, "attempt")]
    if weakness.lapses > 0 { parts.append(Phrases.count(weakness.lapses, "lapse")) }
    parts += [
      "last \(weakness.lastGrade.word)",
      "recalled now \(Phrases.recall(weakness.recall))",
    ]
    if let question = bank[weakness.question] {
      parts = ["\(question.level.title)", question.topic.name] + parts
    }
    return Phrases.parts(parts)
  }

  /// The title, with the id for those who have commands to type.
  private func name(of id: QuestionID) -> [ReportDocument.Span] {
    [.strong(title(id))] + (isInApp ? [] : [.text(" "), .id(id)])
  }

  func title(_ id: QuestionID) -> String { bank[id]?.title ?? id }

  // MARK: What unfolds

  private func isInStudyNext(_ id: QuestionID) -> Bool {
    weak.studyNext.prefix(Self.listLength).contains { $0.question == id }
  }

  /// A question's prompt, answer, key points and sources.
  func fold(of id: QuestionID, isRepeated: Bool = false) -> ReportDocument.Fold {
    let anchor = "q-\(id)"
    guard !isRepeated, let question = bank[id] else { return .elsewhere(anchor: anchor) }
    var parts: [ReportDocument.Fold.Part] = [
      .markdown(name: "Question", question.prompt), .markdown(name: "Answer", question.answer),
      .points(
        name: "Key points", question.keyPoints.map { ($0.isMust ? "A must: " : "") + $0.text }),
    ]
    if !question.sources.isEmpty {
      parts.append(
        .sources(
          name: "Sources",
          question.sources.map {
            .init(
              title: $0.title, note: "\($0.claim) (checked \($0.checked))", address: $0.url)
          }))
    }
    return .parts(parts, anchor: anchor)
  }

  /// In the app the question's own screen shows it all.
  var whereAnswersAre: [ReportDocument.Block] {
    isInApp
      ? []
      : [
        .whereUnfolded([
          .text("A question with its answer and sources: "), .command("edgewise show ID --answer"),
          .text("."),
        ])
      ]
  }
}
