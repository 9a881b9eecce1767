import Practice
import QuestionBank
internal import Typography

extension WeakTopicReport {
  /// How many questions a list for people names.
  static let listLength = 10

  /// The report for people.
  package var document: ReportDocument {
    var blocks: [ReportDocument.Block] = [.lead(headline)]
    blocks += studyNext
    if attempts > 0 {
      blocks += readiness + trend + dueAhead + daysPractised
      blocks += standings(
        weak.levels, heading: "Levels", caption: howToRead, name: \.title, subject: { .level($0) })
      blocks += standings(
        weak.topics, heading: "Topics", caption: "Weakest first.", name: \.name,
        subject: { .topic($0) })
      blocks += calibration + missedMusts + confidentAndWrong + weakestQuestions
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
    facts.append(scope.summary)
    if let time { facts.append("attempts \(time)") }
    facts.append(Phrases.count(attempts, "attempt"))
    return facts
  }

  /// "since Sun 1 Nov 2026", "until Sun 8 Nov 2026", "Sun 1 Nov 2026 to Sun 8 Nov 2026"; nil for all.
  private var time: String? {
    let days = [scope.since, scope.until].map { $0.map { Phrases.date($0.date) } }
    switch (days[0], days[1]) {
    case (nil, nil): return nil
    case (let since?, nil): return "since \(since)"
    case (nil, let until?): return "until \(until)"
    case (let since?, let until?): return since == until ? "on \(since)" : "\(since) to \(until)"
    }
  }

  /// The interview where it is still to come.
  var interviewAhead: CalendarDate? {
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
        .text(". Weakest topic so far: "), .strong(topic.group.name),
        .text(", where \(Phrases.range(topic.interval)) of answers pass"),
      ]
    }
    return spans + [.text(".")]
  }

  private var nothingTriedInApp: [ReportDocument.Span] {
    if weak.levels.isEmpty {
      return [
        .text("No question matches \(scope.summary). Choose others with "), .strong("l"),
        .text(" and "), .strong("t"), .text(" on Today."),
      ]
    }
    let what =
      scope.isOfAllQuestions
      ? "Nothing has been tried yet" : "None of these questions has been tried"
    return [
      .text("\(what), so nothing is known to be weak. Start on Today, with "),
      .strong("Enter"), .text("."),
    ]
  }

  private var nothingTried: [ReportDocument.Span] {
    if isInApp { return nothingTriedInApp }
    if weak.levels.isEmpty {
      return [.text("No question matches \(scope.summary). Ask for other levels or topics.")]
    }
    if !scope.isOfAllDays || !scope.isOfAllQuestions {
      return [
        .text("No attempt matches, so nothing is known to be weak. Run "),
        .command((["edgewise study"] + filterOptions).joined(separator: " ")),
        .text(
          " to practise these questions, or ask for other dates or more levels and topics."),
      ]
    }
    return [
      .text("Nothing has been tried yet, so nothing is known to be weak. Run "),
      .command("edgewise"), .text(" for today's questions, or "),
      .command("edgewise study --level junior"), .text(" for a first picture of one level."),
    ]
  }

  private var filterOptions: [String] {
    scope.part.levels.members.map { "--level \($0.rawValue)" }
      + scope.part.topics.members.map { "--topic \($0.rawValue)" }
      + scope.part.forms.members.map { "--form \($0.rawValue)" }
  }

  private var studyNext: [ReportDocument.Block] {
    let top = weak.studyNext.prefix(Self.listLength)
    guard !top.isEmpty else { return [] }
    let rows = top.map { suggestion in
      (isInApp ? [] : [suggestion.question]) + [
        title(suggestion.question),
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
          columns: (isInApp ? [] : [.init("Question")]) + [
            .init("Title", .cuttable), .init("Level", spare: 1), .init("Time", .number),
            .init("Gain", .number),
          ], rows: rows, folds: top.map { fold(of: $0.question) },
          subjects: top.map { .question($0.question) })),
    ] + whereAnswersAre
  }

  // MARK: Levels and topics

  /// A table of what has been tried, and a line of what has not.
  private func standings<Group>(
    _ standings: [WeakTopics.Standing<Group>], heading: String, caption: String,
    name: (Group) -> String, subject: (Group) -> Subject
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
    let known = standings.filter(isKnown)
    let rows = known.map { standing in
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
      .heading(heading),
      .table(
        .init(
          caption: caption, columns: columns, rows: rows,
          subjects: known.map { subject($0.group) })),
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
}
