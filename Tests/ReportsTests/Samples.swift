import FSRS
import Practice
import QuestionBank
import Reports

/// A small bank and history that the golden files are made of.
enum Sample {
  /// Monday, 23 November 2026, 10:00 in a place an hour ahead of UTC.
  static let now = WallTime(
    instant: Instant(milliseconds: 1_795_424_400_000), offsetMinutes: 60)

  static let interview = CalendarDate(year: 2026, month: 12, day: 18)

  static let bank = Bank([
    question(
      "fund-edge-or-cloud", .junior, .fundamentals, .concept, 4, "Doorbell or data centre?"),
    question(
      "quant-affine-params", .mid, .quantization, .calculation, 6,
      "Scale and zero point from a range"),
    question(
      "perf-roofline-depthwise", .mid, .performance, .calculation, 9,
      "Fourteen times the MACs, the same time"),
    question(
      "perf-tail-latency", .senior, .performance, .debugging, 8, "Slow once a minute"),
    question("fuse-clock-drift", .senior, .fusion, .debugging, 10, "Two sensors, two clocks"),
    question("lead-worse-on-device", .staff, .leadership, .behavioural, 12, "It got worse"),
    question("ota-rollback", .staff, .otaFleet, .design, 15, "A fleet that cannot be recalled"),
    awkward,
  ])

  /// A question of a stranger's: markup, a formula, controls and wide characters.
  static let awkward = question(
    "own-awkward", .principal, .strategy, .tradeoff, 20,
    "=HYPERLINK(\"x\") <script>alert(1)</script> | *a_b* & 量子化\u{1B}[31m\u{202E}\u{9B}")

  static func question(
    _ id: QuestionID, _ level: Level, _ topic: Topic, _ kind: QuestionKind, _ minutes: Int,
    _ title: String
  ) -> Question {
    Question(
      id: id, revision: 2, status: .reviewed, level: level, topic: topic, kind: kind,
      title: title, target: "Decide what limits a layer.", minutes: minutes,
      tags: ["roofline", "latency"], prerequisites: ["fund-edge-or-cloud"],
      volatility: .versioned(asOf: YearMonth(year: 2026, month: 11)),
      keyPoints: [
        KeyPoint(id: "k1", weight: 40, isMust: true, text: "The ridge is 294 ops/byte."),
        KeyPoint(
          id: "k2", weight: 35, isMust: true,
          text: "Both layers move the same bytes, so both are bound by memory and take as long."),
        KeyPoint(id: "k3", weight: 25, isMust: false, text: "=Fusing a|b keeps the map on chip."),
      ],
      mistakes: [
        Mistake(
          claim: "Count one MAC as one op.", fix: "Peak TOPS count the multiply and the add."),
        Mistake(claim: "More MACs take longer.", fix: "Only where arithmetic is the limit."),
      ],
      followUps: [
        FollowUp(question: "What changes at batch 8?", answer: "Weights are read once for eight.")
      ],
      hints: ["What does each layer have to move?"], checks: [],
      sources: [
        Source(
          id: "s1", kind: .paper, title: "Roofline: an insightful visual performance model",
          url: "https://example.org/a/very/long/address/that/no/line/of/forty/columns/could/hold",
          supports: ["k1"], claim: "The ridge point is peak compute over bandwidth.",
          checked: YearMonth(year: 2026, month: 11))
      ],
      prompt: """
        A chip does 20 TOPS and reads
        68 GB/s. Say which of the two layers below is slower, and why “fourteen times the MACs” is
        no answer.

        | layer | MACs |
        |---|---|
        | depthwise | 3.6 M |

        - Find the ridge point, in operations for each byte that crosses the memory bus.
        - Find each layer's time.

        ```
        ridge = peak / bandwidth      # ops per byte
        ```
        """,
      answer: "The ridge is 20e12 / 68e9 = **294 ops/byte**. Both layers lie left of it.")
  }

  /// The attempts, in order of time.
  static let attempts: [Attempt] = [
    attempt("fund-edge-or-cloud", .good, daysAgo: 24, .fairly, ["k1", "k2", "k3"], 100),
    attempt("quant-affine-params", .again, daysAgo: 23, .certain, ["k1"], 40),
    attempt("quant-affine-params", .good, daysAgo: 22, .unsure, ["k1", "k2"], 75),
    attempt("perf-roofline-depthwise", .good, daysAgo: 20, .certain, ["k1", "k2", "k3"], 100),
    attempt("fund-edge-or-cloud", .easy, daysAgo: 20, .certain, ["k1", "k2", "k3"], 100),
    attempt("perf-roofline-depthwise", .again, daysAgo: 12, .certain, ["k3"], 25),
    attempt("perf-tail-latency", .again, daysAgo: 11, .guess, [], 0),
    attempt("perf-tail-latency", .hard, daysAgo: 10, nil, [], nil),
    attempt("own-awkward", .again, daysAgo: 3, .fairly, ["k1", "k2"], 60),
    attempt("quant-affine-params", .good, daysAgo: 2, .fairly, ["k1", "k2", "k3"], 100),
  ]

  private static func attempt(
    _ question: QuestionID, _ grade: Grade, daysAgo: Int, _ confidence: Confidence?,
    _ points: [KeyPointID], _ score: Int?
  ) -> Attempt {
    Attempt(
      id: "\(question)-\(daysAgo)", question: question, revision: 2,
      at: now.instant.adding(milliseconds: Int64(daysAgo) * -86_400_000), offsetMinutes: 60,
      grade: grade, kind: .study, confidence: confidence, points: points, score: score)
  }

  static var progress: Progress { Progress(cards: Card.fold(attempts, model: FSRS())) }

  static func report(
    attempts: [Attempt] = attempts, interview: CalendarDate? = interview,
    scope: ReportScope = ReportScope(), bank: Bank = bank
  ) -> WeakTopicReport {
    var preferences = Preferences()
    preferences.interviewDate = interview
    let tallies = Tallies(attempts, model: FSRS())
    let progress = Progress(cards: Card.fold(attempts, model: FSRS()))
    let weak = WeakTopics(
      bank: bank, tallies: tallies, progress: progress, preferences: preferences, scope: scope,
      on: now.today)
    let figures = ReportFigures(
      bank: bank, tallies: tallies, answers: DailyAnswers(attempts), progress: progress,
      preferences: preferences, scope: scope, on: now.today)
    return WeakTopicReport(
      weak, figures, bank: bank, generatedAt: now, interviewDate: interview, scope: scope)
  }

  static var ranges: RecallRanges {
    RecallRanges(tallies: Tallies(attempts, model: FSRS()), model: FSRS())
  }

  static var list: QuestionList {
    var progress = progress
    progress.marks.apply(
      Mark(question: "ota-rollback", kind: .suspended, isSet: true, at: now.instant))
    return QuestionList(
      bank.questions, progress: progress, schedule: Schedule(), ranges: ranges, on: now.today)
  }
}
