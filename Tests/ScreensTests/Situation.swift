import FSRS
import Practice
import QuestionBank
import Screens
import TerminalUI

/// A screen in a state worth looking at: what the golden files show and what the keymap is tried on.
struct Situation: Sendable {
  /// Also the name of its golden file.
  let name: String
  /// Whose keys are in force there.
  let context: Context
  private let arrive: @Sendable (Glyphs) -> Driver

  /// A person there, on a terminal that draws some glyphs; each with a history of their own, since tests that
  /// run beside each other write to it.
  func driver(_ glyphs: Glyphs = .unicode) -> Driver { arrive(glyphs) }

  /// What keys, and then other things, lead to.
  private init(
    _ name: String, _ keys: String = "", bank: Bank = .sample,
    history: @escaping @autoclosure @Sendable () -> TestHistory = .ahead,
    then change: @escaping @Sendable (inout Driver) -> Void = { _ in }
  ) {
    let arrive = { @Sendable (glyphs: Glyphs) -> Driver in
      var driver = Driver(bank: bank, history: history(), glyphs: glyphs)
      driver.press(keys)
      change(&driver)
      return driver
    }
    self.name = name
    self.arrive = arrive
    context = arrive(.unicode).app.context
  }

  /// What windows of some sizes show, in UTF-8 and then in ASCII.
  func views(_ sizes: [Size]) -> [[Frame]] {
    let drivers = [Glyphs.unicode, .ascii].map { driver($0) }
    return sizes.map { size in
      drivers.map { driver in
        var driver = driver
        driver.resize(size.columns, size.rows)
        return driver.app.view()
      }
    }
  }

  static let all: [Situation] = [
    Situation("today"),
    Situation("today-left", "<enter>4 a g<esc>lx<esc>u"),
    Situation("today-done", "<enter> g g g g g<enter>"),
    Situation("today-empty-bank", bank: Bank([]), history: TestHistory()),
    Situation("plan-none", "D"),
    Situation("plan", "Dj") { $0.plan() },
    Situation("plan-changed", "D-"),
    Situation("goal", "Dl<down>"),
    Situation("goal-first", "<down><enter><down>", history: .untouched()),
    Situation("goal-date", "<down><enter>s+3w", history: .untouched()),
    Situation("levels", "ljx"),
    Situation("topics", "tjjxj"),
    Situation("suspended", "<enter>!!!<esc>jj<enter>jx"),
    Situation("asking", "<enter>") { $0.wait(seconds: 47) },
    Situation("asking-hints", "<enter> gu<esc><enter>i3*wridge is 294 ops/B<esc>") {
      $0.wait(seconds: 192)
    },
    Situation("asking-paused", "<enter>") {
      $0.wait(seconds: 47)
      $0.press("z")
      $0.wait(seconds: 600)
    },
    Situation("asking-wide", "<enter><right>j", bank: .long),
    Situation("writing", "<enter>3wBoth layers read and write<enter>the same map"),
    Situation(
      "writing-recalled",
      "<enter>wthe scale<esc> a gwthe range over 255<esc> awbegun<up><up><down><left><left>",
      bank: .long),
    Situation("noting", "<enter>nsee chapter 3<enter>two words<left><left><up>"),
    Situation("noting-long", "<enter>nmine<pgdn>", bank: .long),
    Situation("asking-note", "<enter>nsee chapter 3<esc>N"),
    Situation("revealed-note", "<enter>nsee chapter 3<esc>wmy own<esc> fff"),
    Situation("revealed-follow-ups", "<enter> ff<tab>"),
    Situation("settings", "Sj"),
    Situation("settings-typing", "Sjj<enter><c-u>2026-12 17<left><left><left>"),
    Situation("settings-refused", "Sjj<enter><c-u>2026-02-30<enter>"),
    Situation("settings-changed", "Sjl<down><down>l<down><down><down><down>hlu"),
    Situation("settings-fitting", "Sf") { $0.send(.job(.fit, .running(0.42))) },
    Situation("fit-refused", "Sf") { $0.send(.job(.fit, .fitted(.notBetter))) },
    Situation("waiting") {
      _ = $0.app.wait(for: .today, filter: nil, seed: 1)
      $0.send(.job(.cards, .running(0.3)))
    },
    Situation("revealed", "<enter>3wBoth layers read and write<esc> jx"),
    Situation("revealed-answer", "<enter> x<tab><right>jjj", bank: .long),
    Situation("revealed-failure", "<enter> jx") {
      $0.history.failure =
        "The history /home/somebody/.local/share/edgewise/history.db could not be written: "
        + "the disk is full. Make room and press the key again."
      $0.press("g")
    },
    Situation("revealed-at-last", "<enter> 12", history: .missedTwice),
    Situation("missed", "<enter>3 1a", history: .missedTwice),
    Situation("question-written", "B/here<enter><enter>", history: .missedTwice),
    Situation("saved", "<enter> gs g"),
    Situation("undone", "<enter> g2 xjxhu"),
    Situation("summary", "<enter>4 jx<enter>3 g g b h a g"),
    Situation("summary-undoable", "<enter> g gbbbuU"),
    Situation("report", "<enter>4 a g g<esc>R"),
    Situation("report-scrolled", "<enter>4 a g g<esc>RG"),
    Situation("progress", "<enter>4 a g g<esc>P"),
    Situation("roadmap", "<enter>4 a g g<esc>O"),
    Situation("help", "<enter> ?"),
    Situation("help-found", "<enter>?page<down>"),
    Situation("browse", "Bj*jj", history: .practised),
    Situation("browse-finding", "B/sca", history: .practised),
    Situation("browse-narrowed", "Blx<esc>yys", history: .practised),
    Situation("browse-undone", "Bj!jbu", history: .practised),
    Situation("browse-levels", "Btjjx<esc>ljx", history: .practised),
    Situation("browse-long", "B/layer<enter>", bank: .long),
    Situation("question", "Bjjj<enter>", history: .practised),
    Situation("question-new", "B<enter>!bu*", history: .practised),
    Situation("question-answer", "B<enter> <right>jj", bank: .long),
    Situation("sources", "B<enter>oj", bank: .long),
  ]
}

extension TestHistory {
  /// An interview in 25 days.
  static var ahead: TestHistory {
    let history = TestHistory()
    history.preferences.interviewDate = CalendarDate(year: 2026, month: 12, day: 18)
    return history
  }
}

extension ParameterProposal {
  /// A fit after which nothing came that it could be judged by.
  static let notBetter: ParameterProposal = {
    var known = ParameterHistory()
    known.add(.init(at: Driver.morning.instant, old: .default, new: .default), attempts: 40)
    let grades = (0..<24).map { index in
      (day: index - 60, question: index % 8, grade: index % 5 == 3 ? Grade.again : .good)
    }
    return fit(to: grades, known: known)
  }()

  /// A fit to somebody who nearly always knows what comes back after 10, 30 and 90 days.
  static let better = fit(
    to: [0, 10, 40, 130].enumerated().flatMap { number, day in
      (0..<20).map { question in
        let knows: Grade = question % 3 == 0 ? .easy : .good
        return (
          day: day + question - 200, question: question,
          grade: (question + number) % 12 == 0 ? .again : knows
        )
      }
    })

  private static func fit(
    to grades: [(day: Int, question: Int, grade: Grade)], known: ParameterHistory = .init()
  ) -> ParameterProposal {
    let attempts = grades.enumerated().map { index, graded in
      Attempt(
        id: "a\(index)", question: "q\(graded.question)", revision: 1,
        at: Driver.morning.instant.adding(milliseconds: Int64(graded.day) * Driver.day),
        offsetMinutes: 0, grade: graded.grade, kind: .study)
    }
    do {
      return try ParameterProposal(
        attempts: attempts, preferences: Preferences(), history: known,
        progress: { _ in true })
    } catch {
      fatalError("\(error)")
    }
  }
}

extension Roadmap {
  /// Two phases with questions of the sample bank.
  static let sample = Roadmap(phases: [
    RoadmapPhase(
      id: "foundations", title: "How networks learn, and how small machines work", weeks: 6,
      goals: [
        RoadmapGoal(
          text: "Say what decides where inference runs, and what it costs on either side.",
          topics: [.fundamentals], questions: Bank.sample.questions.prefix(3).map(\.id))
      ],
      resources: [
        RoadmapResource(title: "A book", by: "Somebody", note: "Take the second edition."),
        RoadmapResource(title: "A board with a debugger"),
      ],
      milestone: RoadmapGoal(
        text: "An LED blinks.", topics: [.firmware],
        questions: Bank.sample.questions.suffix(1).map(\.id))),
    RoadmapPhase(
      id: "optimization", title: "Smaller models", weeks: 4,
      goals: [RoadmapGoal(text: "Quantize.", topics: [.quantization], questions: [])],
      resources: [], milestone: RoadmapGoal(text: "It fits.", topics: [], questions: [])),
  ])
}

extension TestHistory {
  /// Three weeks with one question, and a day with another; an interview is ahead.
  static var practised: TestHistory {
    let history = TestHistory.ahead
    func add(
      _ question: QuestionID, _ days: Int64, _ grade: Grade, _ confidence: Confidence?, score: Int?
    ) {
      history.add(
        Attempt(
          id: "earlier-\(days)-\(question)", question: question, revision: 1,
          at: Driver.morning.instant.adding(milliseconds: -days * Driver.day), offsetMinutes: 0,
          grade: grade, kind: score == nil ? .manual : .study,
          thinkMilliseconds: score == nil ? 0 : 47_000 + Int(days) * 12_000,
          totalMilliseconds: 400_000, confidence: confidence, score: score))
    }
    add("perf-roofline", 21, .again, .certain, score: 40)
    add("perf-roofline", 20, .good, .unsure, score: 85)
    add("perf-roofline", 14, .hard, .fairly, score: 70)
    add("perf-roofline", 5, .hard, nil, score: nil)
    add("ota-rollback", 9, .hard, .guess, score: 62)
    add("quant-scale", 1, .easy, .certain, score: 100)
    return history
  }
}

extension TestHistory {
  /// A question that was missed twice, each time with the same points.
  static var missedTwice: TestHistory {
    let history = TestHistory.ahead
    for (number, answer) in ["nearer is better", "latency\nand privacy"].enumerated() {
      history.add(
        Attempt(
          id: "missed-\(number)", question: "fund-edge", revision: 1,
          at: Driver.morning.instant.adding(milliseconds: Int64(number * 4 - 9) * Driver.day),
          offsetMinutes: 0, grade: .again, kind: .study, thinkMilliseconds: 47_000,
          totalMilliseconds: 90_000, confidence: .fairly, points: ["k1"], score: 40,
          answer: answer))
    }
    return history
  }
}

extension Bank {
  /// Two questions whose text needs scrolling, down and sideways, and is beyond ASCII.
  static let long = Bank([
    .sample(
      "perf-long", level: .senior, topic: .performance,
      title: "A model → 3 × slower: which of the many layers is to blame, and what now?",
      prompt: wide, answer: wide, sources: 12),
    .sample("perf-other", level: .staff, topic: .performance, title: "Another one"),
  ]).adding([], files: ["perf-long": "own/senior/perf-long.md"])

  private static let wide = """
    A 量子化 model runs at 12 ms ± 1 ms, ≈ 3 × slower than it should. The profile says:

        layer            type                 input               output         us     share   note
        conv_0           3x3 convolution      224x224x3           112x112x32    1830    15.2%   int8
        depthwise_1      3x3 depthwise        112x112x32          112x112x32    4020    33.4%   fp32
        pointwise_1      1x1 convolution      112x112x32          112x112x64    2210    18.4%   int8

    1. Which layer would you look at first?
    2. What do you *expect* to find, and how would you **prove** it with `perf`?

    > The vendor says that every operator is supported.

    | layer | expected by the roofline | measured on the device | ratio |
    |---|---:|---:|---:|
    | conv_0 | 610 us | 1830 us | 3.0 |
    | depthwise_1 | 450 us | 4020 us | 8.9 |
    """
}
