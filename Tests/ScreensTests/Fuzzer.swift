import FSRS
import Practice
import QuestionBank
import SeededRandom
import TerminalUI
import Testing

@testable import Screens

/// A person who does anything at all, and what must hold nevertheless.
struct Fuzzer {
  private var random: SplitMix64
  private(set) var person: Driver
  private(set) var steps = 0
  private(set) var grades = 0
  private(set) var undos = 0
  /// How often a look at Browse was taken.
  private(set) var browsed = 0
  /// What was done last, for the report of a failure.
  private var last: [String] = []

  init(seed: UInt64) {
    random = SplitMix64(seed: seed)
    let history = TestHistory()
    history.preferences.newPerDay = 3 + Int(seed % 7)
    person = Driver(bank: Self.bank, history: history)
  }

  mutating func step() {
    steps += 1
    if person.isHistorySlow, random.below(4) == 0 { person.answer() }
    if !person.app.window.isLargeEnough, random.below(4) == 0 { person.resize(80, 24) }
    person.effects = []
    let before = person
    let event = act()
    last = last.suffix(7) + [event]
    if person.hasQuit { restart() }
    checkRecords(since: before)
    checkSitting(since: before)
    if steps % 11 == 0 { checkFrame() }
    if steps % 97 == 0 { checkKept() }
    if steps % 20 == 0 { checkCards() }
    if steps % 40 == 0 { checkPage() }
    if steps % 7 == 0 { checkUndo() }
    if steps % 3 == 0 { checkBrowse() }
  }

  private static let bank = Bank(
    (0..<40).map { index in
      .sample(
        "q\(index)", level: Level.allCases[index % 5], topic: Topic.allCases[index * 7 % 16],
        prerequisites: index % 4 == 3 ? ["q\(index - 3)"] : [])
    } + Bank.long.questions)

  // MARK: What is done

  private static let keys = Array(Set(Keymap.bindings.flatMap(\.keys)))
    .sorted { $0.name() < $1.name() }
  /// Keys that lead somewhere, so that most steps are not spent on Today.
  private static let frequent: [Key] = [
    .character(" "), .character(" "), .character("g"), .character("a"), .character("x"),
    .character("j"), .character("u"), .character("u"), .character("U"), .enter, .enter,
    .character("s"), .character("b"), .character("w"), .character("3"), .tab, .character("n"),
    .character("f"), .character("h"), .character("e"), .character("B"), .character("/"),
    .character("p"), .escape, .escape,
  ]
  private static let texts = [
    "words", "q", "\u{1B}[2J\u{7}", "量子化 ±1 ≈ 3", "a\r\nb\tc", "👍🏽 ❤️ e\u{301}\u{202E}", "",
    String(repeating: "long ", count: 60),
  ]
  private static let sizes = [
    (80, 24), (80, 24), (40, 12), (120, 40), (60, 18), (20, 5), (39, 40), (0, 0), (200, 13),
  ]

  private mutating func act() -> String {
    switch random.below(1000) {
    case ..<450: return press(pick(Self.frequent))
    case ..<700: return press(pick(Self.keys))
    case ..<760: return press(pick([.backspace, .delete, .character("é"), .character("化")]))
    case ..<790:
      let text = pick(Self.texts)
      person.paste(text)
      return "paste \(text.debugDescription)"
    case ..<830:
      let (columns, rows) =
        random.below(3) > 0 ? pick(Self.sizes) : (random.below(130), random.below(40))
      person.resize(columns, rows)
      return "resize \(columns) \(rows)"
    case ..<890:
      let action = pick([MouseEvent.Action.left, .left, .left, .wheelUp, .wheelDown, .right])
      let size = person.app.window.size
      let (column, row) = (random.below(size.columns + 1), random.below(size.rows + 1))
      let clicks = 1 + random.below(2)
      person.mouse(action, column, row, clicks: clicks)
      return "\(action) \(column) \(row) \(clicks)"
    default: return actRarely()
    }
  }

  private mutating func actRarely() -> String {
    switch random.below(110) {
    case ..<60:
      let seconds = pick([1, 1, 5, 90, 3600, 6 * 3600, 26 * 3600, 9 * 86400])
      person.wait(seconds: Int64(seconds))
      return "wait \(seconds)"
    case ..<70:
      person.history.failure = "the disk is full"
      return "fail"
    case ..<75:
      let question = pick(person.desk.bank.questions).id
      person.now = person.now.adding(milliseconds: 1)
      person.history.gradeElsewhere(question, pick(Grade.allCases), at: person.now)
      return "elsewhere \(question)"
    case ..<80:
      restart()
      return "restart"
    case ..<90:
      person.send(.terminal(.resumed))
      return "resumed"
    case ..<95:
      person.isHistorySlow = true
      return "slow"
    default:
      let action = pick(Keymap.bindings).action
      person.send(.action(action))
      return "action \(action)"
    }
  }

  /// What has been asked of the history is done before the process ends, or never.
  private mutating func restart() {
    if random.below(2) == 0 { person.answer() }
    person.isHistorySlow = false
    person.waiting = []
    person.restart(after: 1)
  }

  private mutating func press(_ key: Key) -> String {
    person.now = person.now.adding(milliseconds: 200)
    person.press(key)
    return key.name()
  }

  private mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[random.below(elements.count)]
  }

  // MARK: What must hold

  /// A grade is recorded only for a question that was revealed, or again after it was undone.
  private mutating func checkRecords(since before: Driver) {
    for case .keep(let entry) in person.effects {
      if case .retraction = entry { undos += 1 }
      guard case .attempt(let attempt) = entry else { continue }
      grades += 1
      let wasRevealed =
        before.practice?.phase == .revealed && before.question == attempt.question
      let wasUndone = person.history.retracted.contains {
        $0.question == attempt.question && $0.at == attempt.at && $0.grade == attempt.grade
      }
      expect(wasRevealed || wasUndone, "\(attempt.question) was graded before its reveal")
      expect(attempt.totalMilliseconds >= attempt.thinkMilliseconds, "time ran backwards")
    }
  }

  /// A question leaves a sitting only when it is graded, set aside or, elsewhere, answered.
  private func checkSitting(since before: Driver) {
    // What was begun aside gives way to the sitting that it interrupted, and so it is that one that counts.
    guard let old = before.desk.sitting?.left, old.aside == nil,
      before.now.today == person.now.today
    else { return }
    let sitting = person.desk.sitting?.left
    if let new = sitting, new.id != old.id || new.day != old.day { return }
    let kept = Set(sitting.map { $0.upcoming + $0.answered } ?? [])
    for question in old.upcoming where !kept.contains(question) {
      let isDone =
        person.desk.progress.marks.isHidden(question, on: person.now.today)
        || person.desk.progress.cards[question].map { $0.lastDay >= old.day } ?? false
        || old.answered.contains(question)
      expect(isDone, "\(question) was lost from the sitting")
    }
    // A redone attempt takes the draft that its undo had made of its answer.
    let recorded = person.effects.compactMap { effect -> QuestionID? in
      if case .keep(.attempt(let attempt)) = effect { attempt.question } else { nil }
    }
    for (question, draft) in old.drafts
    where question != old.current && !recorded.contains(question) {
      guard let new = person.desk.sitting, new.upcoming.contains(question) else { continue }
      expect(new.drafts[question] == draft || question == new.current, "a draft was lost")
    }
  }

  /// What rooms keep from one frame to the next only saves time.
  private func checkKept() {
    var anew = person.app
    let filter = anew.desk.filter
    // Another filter, and then the same one again: all is worked out anew.
    anew.desk.filter.levels.formSymmetricDifference([.junior])
    anew.desk.filter = filter
    anew.prepare()
    expect(anew.view() == person.app.view(), "what was kept is out of date")
  }

  private func checkFrame() {
    let frame = person.app.view()
    let size = person.app.window.size
    expect(frame.size == size, "the frame is not as large as the window")
    var (width, isClean) = (0, true)
    let cells = frame.cells
    for index in cells.indices {
      let cell = cells[index]
      width += Int(cell.span)
      if cell.span > 0, cell.base < 0x20 || cell.base >= 0x7F && cell.base < 0xA0 {
        isClean = false
      }
      guard (index + 1) % size.columns == 0 else { continue }
      expect(width == size.columns, "row \(index / size.columns) is not as wide as the window")
      width = 0
    }
    expect(isClean, "the frame has a control character")
    if let cursor = frame.cursor { expect(frame.contains(cursor), "the cursor is outside") }
  }

  private func checkPage() {
    expect(!person.app.plainPage(width: 60).choices.isEmpty, "a page without choices")
  }

  /// Browse lists each question once, and the cursor is on one of them; a page shows the attempts
  /// of its question that count.
  private mutating func checkBrowse() {
    guard let question = person.app.room as? QuestionRoom else {
      guard let browse = person.app.room as? BrowseRoom else { return }
      browsed += 1
      let cursor = browse.cursor
      expect(cursor.count <= person.desk.bank.questions.count, "more questions than there are")
      expect(
        cursor.count == 0 || cursor.visible.contains(cursor.selected)
          || !person.app.window.isLargeEnough, "the selected question is out of sight")
      expect(!person.app.plainPage(width: 60).choices.isEmpty, "a list without choices")
      return
    }
    browsed += 1
    guard let attempts = question.attempts, isSettled else { return }
    expect(
      attempts == person.history.counted.filter { $0.question == question.question.id },
      "the page's attempts are not the log's")
  }

  /// Whether the app knows all that is in the history.
  private var isSettled: Bool {
    person.waiting.isEmpty && !person.isHistorySlow && !person.desk.isSaving
      && !person.history.hasChangesFromElsewhere
  }

  /// What the app knows is what the log adds up to.
  private func checkCards() {
    guard isSettled else { return }
    expect(person.desk.progress.cards == person.history.cards, "the cards are not the log's")
    expect(person.desk.progress.notes == person.history.notes, "the notes are not those kept")
    expect(person.desk.preferences == person.history.preferences, "the settings are not those kept")
  }

  /// Undo after a grade leaves nothing of it.
  private mutating func checkUndo() {
    guard person.app.context == .revealed, isSettled, person.app.window.isLargeEnough,
      person.history.failure == nil
    else { return }
    let counted = person.history.counted
    var other = person
    other.press("h")
    expect(other.recorded.count == person.recorded.count + 1, "h did not grade")
    other.press("u")
    defer { person = other }
    expect(other.desk.progress.cards == person.desk.progress.cards, "undo left a card")
    expect(other.history.counted == counted, "undo left an attempt")
    expect(other.desk.sitting?.upcoming == person.desk.sitting?.upcoming, "another order")
    expect(other.desk.sitting?.relearning == person.desk.sitting?.relearning, "relearning")
    expect(other.practice?.rubric == person.practice?.rubric, "undo lost ticks")
    expect(other.practice?.typedAnswer == person.practice?.typedAnswer, "undo lost the answer")
    expect(other.practice?.confidence == person.practice?.confidence, "undo lost how sure")
  }

  private func expect(_ holds: Bool, _ what: @autoclosure () -> String) {
    guard !holds else { return }
    Issue.record("step \(steps), \(what()), after \(last.joined(separator: ", "))")
  }
}
