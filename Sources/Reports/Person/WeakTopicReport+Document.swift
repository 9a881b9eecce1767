import Practice
import QuestionBank
internal import Typography

extension WeakTopicReport {
  /// How many questions a list for people names.
  private static let listLength = 10

  /// The report for people.
  package var document: ReportDocument {
    var blocks: [ReportDocument.Block] = [.lead(headline)]
    blocks += studyNext
    if attempts > 0 {
      blocks += standings(
        weak.levels, heading: "Levels", caption: howToRead, name: \.title)
      blocks += standings(
        weak.topics, heading: "Topics", caption: "Weakest first.", name: \.rawValue)
      blocks += calibration + confidentAndWrong + weakestQuestions
    }
    return ReportDocument(title: "Where to practise next", facts: facts, blocks: blocks)
  }

  private var facts: [String] {
    var facts = [
      isInApp ? Phrases.date(generatedAt.today.date) : Phrases.time(generatedAt)
    ]
    if let interviewDate {
      let days = StudyDay(interviewDate).days(since: generatedAt.today)
      facts.append(
        "interview \(Phrases.date(interviewDate)), \(Phrases.distance(days: days))")
    }
    facts.append(filter.summary)
    if let since { facts.append("attempts since \(Phrases.date(since))") }
    facts.append(Phrases.count(attempts, "attempt"))
    return facts
  }

  /// The interview where it is still to come.
  private var interviewAhead: CalendarDate? {
    interviewDate.flatMap { StudyDay($0) > generatedAt.today ? $0 : nil }
  }

  /// The day that gains are judged for, in words.
  private var targetDay: String {
    if let interviewAhead { return "on \(Phrases.shortDate(interviewAhead))" }
    return interviewDate == nil ? "in \(WeakTopics.horizonWithoutInterview) days" : "tomorrow"
  }

  // MARK: What to do next

  private var headline: [ReportDocument.Span] {
    guard attempts > 0 else { return nothingTried }
    let top = weak.studyNext.prefix(3)
    guard !top.isEmpty else {
      return [.text("All of these questions were asked today: more practice gains nothing now.")]
    }
    var spans: [ReportDocument.Span] = [
      .text("Study next, \(Phrases.minutes(top.reduce(0) { $0 + $1.minutes })): ")
    ]
    for (index, suggestion) in top.enumerated() {
      if index > 0 { spans.append(.text(index == top.count - 1 ? " and " : ", ")) }
      spans += [
        .strong(title(suggestion.question)), .text(" (\(Phrases.minutes(suggestion.minutes)))"),
      ]
    }
    if weak.topics.count > 1 {
      guard let topic = weak.weakestTopic else {
        return spans + [.text(". Which topic is the weakest, it is too early to say.")]
      }
      spans += [
        .text(". Weakest topic so far: "), .strong(topic.group.rawValue),
        .text(", where \(Phrases.range(topic.interval)) of answers pass"),
      ]
    }
    return spans + [.text(".")]
  }

  private var nothingTriedInApp: [ReportDocument.Span] {
    if weak.levels.isEmpty {
      return [
        .text("No question matches \(filter.summary). Choose others with "), .strong("l"),
        .text(" and "), .strong("t"), .text(" on Today."),
      ]
    }
    let what =
      filter.isEmpty ? "Nothing has been tried yet" : "None of these questions has been tried"
    return [
      .text("\(what), so nothing is known to be weak. Start on Today, with "),
      .strong("Enter"), .text("."),
    ]
  }

  private var nothingTried: [ReportDocument.Span] {
    if isInApp { return nothingTriedInApp }
    if weak.levels.isEmpty {
      return [.text("No question matches \(filter.summary). Ask for other levels or topics.")]
    }
    if since != nil || !filter.isEmpty {
      return [
        .text("No attempt matches, so nothing is known to be weak. Run "),
        .command((["edgewise study"] + filterOptions).joined(separator: " ")),
        .text(
          " to practise these questions, or ask for an earlier date or more levels and topics."),
      ]
    }
    return [
      .text("Nothing has been tried yet, so nothing is known to be weak. Run "),
      .command("edgewise"), .text(" for today's questions, or "),
      .command("edgewise study --level junior"), .text(" for a first picture of one level."),
    ]
  }

  private var filterOptions: [String] {
    filter.levels.members.map { "--level \($0.rawValue)" }
      + filter.topics.members.map { "--topic \($0.rawValue)" }
  }

  private var studyNext: [ReportDocument.Block] {
    let top = weak.studyNext.prefix(Self.listLength)
    guard !top.isEmpty else { return [] }
    let rows = top.map { suggestion in
      [
        suggestion.question, title(suggestion.question),
        bank[suggestion.question]?.level.title ?? "", Phrases.minutes(suggestion.minutes),
        Phrases.points(suggestion.expectedGain),
      ]
    }
    return [
      .heading("Study next"),
      .table(
        .init(
          caption:
            "Most gain a minute first. Gain: in how many more cases of 100 you recall the answer "
            + "\(targetDay) if you practise it once today.",
          columns: [
            .init("Question"), .init("Title", .cuttable), .init("Level", spare: 1),
            .init("Time", .number),
            .init("Gain", .number),
          ], rows: rows)),
    ]
  }

  // MARK: Levels and topics

  /// A table of what has been tried, and a line of what has not.
  private func standings<Group>(
    _ standings: [WeakTopics.Standing<Group>], heading: String, caption: String,
    name: (Group) -> String
  ) -> [ReportDocument.Block] {
    let isKnown = { (standing: WeakTopics.Standing<Group>) in
      standing.seen > 0 || standing.attempts > 0
    }
    var columns: [ReportDocument.Column] = [
      .init(String(heading.dropLast()), .cuttable), .init("Attempts", .number, spare: 2),
      .init("Passed", .number), .init("Seen", .number, spare: 1), .init("Recall", .number),
    ]
    if let interviewAhead {
      columns.append(.init("On \(Phrases.shortDate(interviewAhead))", .number, spare: 0))
    }
    let rows = standings.filter(isKnown).map { standing in
      [
        name(standing.group), "\(standing.attempts)",
        standing.attempts > 0 ? Phrases.range(standing.interval) : Phrases.unknown,
        "\(standing.seen) of \(standing.total)",
        expected(standing.recallNow, standing.rangeNow, of: standing.seen),
      ]
        + (interviewAhead == nil
          ? []
          : [expected(standing.recallAtInterview, standing.rangeAtInterview, of: standing.seen)])
    }
    let unknown = standings.filter { !isKnown($0) }.map { name($0.group) }
    return [
      .heading(heading), .table(.init(caption: caption, columns: columns, rows: rows)),
    ]
      + (unknown.isEmpty
        ? [] : [.paragraph([.text("Not tried yet: \(unknown.joined(separator: ", "))")])])
  }

  private var howToRead: String {
    let recall = "Recall: how many of the seen questions to expect right now, as a range too"
    return
      "Weakest first. Passed: the share graded hard or better, as the range that holds it four "
      + "times in five. "
      + (interviewAhead == nil
        ? "\(recall)."
        : "\(recall) and, without more practice, on the day of the interview.")
  }

  private func expected(_ recall: Double?, _ range: RecallRange?, of seen: Int) -> String {
    if let range { return Phrases.expected(range.low, range.high, of: seen) }
    return recall.map { Phrases.expected($0, of: seen) } ?? Phrases.unknown
  }

  // MARK: Answers

  private var calibration: [ReportDocument.Block] {
    let known = weak.calibration.filter { $0.attempts > 0 }
    guard !known.isEmpty else { return [] }
    let items = known.reversed().map { calibration in
      ReportDocument.Item([
        .strong(calibration.confidence.word),
        .text(
          ": right \(calibration.passes) of \(calibration.attempts)"
            + " (\(Phrases.range(calibration.interval)))"),
      ])
    }
    return [.heading("How sure you were, and how often right"), .list(items, isNumbered: false)]
  }

  private var confidentAndWrong: [ReportDocument.Block] {
    let wrong = weak.questions.filter(\.wasConfidentAndWrong)
    guard !wrong.isEmpty else { return [] }
    let items = wrong.map { weakness in
      ReportDocument.Item([
        .strong(title(weakness.question)), .text(" "), .id(weakness.question),
      ])
    }
    return [.heading("Confident and wrong, when last asked"), .list(items, isNumbered: false)]
  }

  private var weakestQuestions: [ReportDocument.Block] {
    let shown = weak.questions.prefix(Self.listLength)
    guard !shown.isEmpty else { return [] }
    let items = shown.map { weakness in
      ReportDocument.Item(
        [.strong(title(weakness.question)), .text(" "), .id(weakness.question)],
        note: [.text(note(on: weakness))],
        points: weakness.missedPoints.map {
          ($0.isMust ? "missed, a must: " : "missed: ") + $0.text
        })
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
      parts = ["\(question.level.title)", question.topic.rawValue] + parts
    }
    return Phrases.parts(parts)
  }

  private func title(_ id: QuestionID) -> String { bank[id]?.title ?? id }
}
