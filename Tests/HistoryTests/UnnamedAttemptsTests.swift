import FSRS
import Foundation
import Practice
import SeededRandom
import Testing

@testable import History

/// Lines without an id: which attempts they are, and in which order.
@Suite struct UnnamedAttemptsTests {
  private let directory: TemporaryDirectory
  private let history: HistoryFile

  init() throws {
    directory = try TemporaryDirectory()
    history = try HistoryFile.open(path: directory.path())
  }

  private static func line(
    _ question: String, _ grade: Grade, milliseconds: Int64 = 0, answer: String? = nil
  ) -> String {
    let at = morning.adding(milliseconds: milliseconds).iso8601
    let typed = answer.map { ",\"answer\":\"\($0)\"" } ?? ""
    return "{\"question\":\"\(question)\",\"at\":\"\(at)\",\"grade\":\"\(grade.word)\"\(typed)}"
  }

  @discardableResult
  private func importing(_ lines: [String], into history: HistoryFile) throws -> HistoryChanges {
    let path = try directory.write(lines.joined(separator: "\n"), to: "in.jsonl")
    return try history.importLines(from: path).changes
  }

  /// A new history with what another one exports.
  private func exported(_ history: HistoryFile) throws -> HistoryFile {
    let copy = try HistoryFile.inMemory()
    try importing(history.lines(), into: copy)
    return copy
  }

  /// Ids and places as the version of 30 November 2026 gave them, which took equal lines for one
  /// and put those of one instant in the order of their ids.
  private static let earlier = [
    ("q-1", Grade.good, "01a207a2-3280-84ef-9ebb-f22b38e569fe"),
    ("q-1", .again, "01a207a2-3280-80ba-b06c-ba9e0fa3e023"),
    ("q-1", .hard, "01a207a2-3280-86dc-907b-cf5d2d1364fc"),
    ("q-2", .easy, "01a207a2-3280-8e7d-9052-15448f68a2c3"),
  ]

  private static let earlierLines = earlier.map { line($0.0, $0.1) }

  private func earlierHistory() throws -> HistoryFile {
    let history = try HistoryFile.inMemory()
    try history.append(
      Self.earlier.map { question, grade, id in
        Attempt(
          id: id, question: question, revision: 1, at: morning, offsetMinutes: 0, grade: grade,
          kind: .manual)
      })
    return history
  }

  @Test func equalLinesAreAsManyAttempts() throws {
    let lines = Array(repeating: Self.line("q-1", .good), count: 3)
    #expect(try importing(lines, into: history).attempts == 3)
    #expect(try history.attempts().map(\.grade) == [.good, .good, .good])
    #expect(try importing(lines, into: history).attemptsKnown == 3)
    // What a longer file has more of is new.
    let more = try importing(lines + [lines[0]], into: history)
    #expect(more.attempts == 1 && more.attemptsKnown == 3)
    #expect(try history.check().isEmpty)
  }

  @Test func linesThatDifferInWhatWasTypedAreAttemptsToo() throws {
    let lines = ["one", "two", "one"].map { Self.line("q-1", .good, answer: $0) }
    #expect(try importing(lines, into: history).attempts == 3)
    #expect(try history.attempts().map(\.answer) == ["one", "two", "one"])
    #expect(try importing(lines, into: history).attemptsKnown == 3)
  }

  @Test func linesOfOneInstantStayInOrderAndAMillisecondApart() throws {
    let grades: [Grade] = [.good, .again, .hard, .easy, .again, .good]
    try importing(grades.map { Self.line("q-1", $0) }, into: history)
    let attempts = try history.attempts()
    #expect(attempts.map(\.grade) == grades)
    #expect(attempts.map(\.at) == (0..<6).map { morning.adding(milliseconds: $0) })
    #expect(try exported(history).attempts() == attempts)
  }

  @Test func aLaterInstantStaysLater() throws {
    let lines = [
      Self.line("q-1", .good), Self.line("q-1", .again), Self.line("q-1", .hard, milliseconds: 1),
      Self.line("q-1", .easy, milliseconds: 2), Self.line("q-1", .easy, milliseconds: 1000),
    ]
    try importing(lines, into: history)
    let attempts = try history.attempts()
    #expect(attempts.map(\.grade) == [.good, .again, .hard, .easy, .easy])
    #expect(attempts.map { $0.at.milliseconds - morning.milliseconds } == [0, 1, 2, 3, 1000])
  }

  /// The study day is that of the line, also where the millisecond is past its end.
  @Test func aMillisecondDoesNotChangeTheDay() throws {
    let line = #"{"question":"q-1","at":"2026-11-23T03:59:59.999Z","grade":"good"}"#
    try importing([line, line], into: history)
    #expect(try history.attempts().map(\.day.date.description) == ["2026-11-22", "2026-11-22"])
    #expect(try exported(history).attempts() == history.attempts())
  }

  @Test func theLastInstantThereIsCanBeOfSeveral() throws {
    let line = #"{"question":"q-1","at":"9999-12-31T23:59:59.999Z","grade":"good"}"#
    #expect(try importing([line, line], into: history).attempts == 2)
    #expect(try importing([line, line], into: history).attemptsKnown == 2)
  }

  /// A thousand instants whose lines run into one another's.
  @Test func manyLinesOfTheSameInstantsTakeNoLonger() {
    var unnamed = UnnamedAttempts()
    var seen: Set<Instant> = []
    let start = ContinuousClock.now
    for index in 0..<100_000 as Range<Int64> {
      var line = attempt("a")
      line.at = morning.adding(milliseconds: index % 1000)
      seen.insert(unnamed.place(line).at)
    }
    #expect(seen.count == 100_000)
    #expect(seen.max() == morning.adding(milliseconds: 99_999))
    #expect(ContinuousClock.now - start < .seconds(20))
  }

  @Test func aFileThatAnEarlierVersionTookIsKnown() throws {
    let history = try earlierHistory()
    let before = try history.lines()
    #expect(try importing(Self.earlierLines, into: history).attemptsKnown == 4)
    #expect(try history.lines() == before)
    // The line that the earlier version left out is added.
    let changes = try importing([Self.earlierLines[0]] + Self.earlierLines, into: history)
    #expect(changes.attempts == 1 && changes.attemptsKnown == 4)
  }

  /// Two machines, of which one has the file from an earlier version: each keeps its milliseconds.
  @Test func aMergeKnowsTheAttemptsOfOtherVersionsAndFiles() throws {
    let earlier = try HistoryFile.open(path: directory.path("earlier.db"))
    try importing(earlierHistory().lines(), into: earlier)
    try importing(Self.earlierLines, into: history)
    #expect(try history.attempts() != earlier.attempts())
    for (one, other) in [(history, "earlier.db"), (earlier, "history.db")] {
      let before = try one.lines()
      #expect(try one.merge(from: directory.path(other)).attemptsKnown == 4)
      #expect(try one.lines() == before)
      #expect(try one.check().isEmpty)
    }
    // The lines of one in the export of the other.
    #expect(try importing(earlier.lines(), into: history).attemptsKnown == 4)
    let reversed = try importing(Self.earlierLines.reversed(), into: history)
    #expect(reversed.attempts == 0 && reversed.attemptsKnown == 4)
  }

  @Test func anotherTimeOfAnIDIsStillOtherContent() throws {
    try importing(Self.earlierLines, into: history)
    let moved = try history.lines().map { $0.replacing("2026-11-23T09", with: "2026-11-23T08") }
    let other = try history.lines().map {
      $0.replacing("\"kind\":\"manual\"", with: "\"kind\":\"mock\"")
    }
    for lines in [moved, other] {
      let error = historyError { try importing(lines, into: history) }
      #expect(error?.message.contains("is there already with other content") == true)
    }
  }

  /// Random files: few questions, instants and grades, in any order, some lines with what was typed.
  @Test(arguments: 0..<40 as Range<UInt64>)
  func aFileIsTakenOnceInItsOrderAndIsTheSameElsewhere(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    var lines: [(instant: Int64, question: String, grade: Grade, text: String)] = []
    for _ in 0..<60 {
      let instant = Int64([0, 0, 0, 1, 2, 1000, 60_000][random.below(7)])
      let question = "q-\(random.below(3))"
      let grade = Grade.allCases[random.below(4)]
      lines.append((instant, question, grade, Self.line(question, grade, milliseconds: instant)))
    }
    let text = lines.map(\.text)
    let history = try HistoryFile.open(path: directory.path("random.db"))
    #expect(try importing(text, into: history).attempts == lines.count)
    let held = try history.lines()
    let cards = try history.cards(model: FSRS())
    let attempts = try history.attempts()
    #expect(try history.check().isEmpty)

    // Whole seconds are far enough apart that no line passes another one's instant.
    for instant in [1000, 60_000] as [Int64] {
      let wanted = lines.filter { $0.instant == instant }
      let from = morning.adding(milliseconds: instant)
      let range = from...from.adding(milliseconds: 999)
      let found = attempts.filter { range.contains($0.at) }
      #expect(found.map(\.question) == wanted.map(\.question), "seed \(seed)")
      #expect(found.map(\.grade) == wanted.map(\.grade), "seed \(seed)")
    }

    let again = try importing(text, into: history)
    #expect(again.attempts == 0 && again.attemptsKnown == lines.count)
    #expect(try history.lines() == held)

    let copy = try exported(history)
    #expect(try copy.lines() == held)
    #expect(try copy.cards(model: FSRS()) == cards)
    let merged = try HistoryFile.inMemory()
    #expect(try merged.merge(from: directory.path("random.db")).attempts == lines.count)
    #expect(try merged.lines() == held)
    #expect(try merged.cards(model: FSRS()) == cards)

    // What an earlier version took of it: the first of each kind, at its line's instant.
    let earlier = try HistoryFile.inMemory()
    var kinds: Set<String> = []
    for line in lines where kinds.insert(line.text).inserted {
      let at = morning.adding(milliseconds: line.instant)
      try earlier.append(
        Attempt(
          id: AttemptIDs.derived(question: line.question, at: at, grade: line.grade),
          question: line.question, revision: 1, at: at, offsetMinutes: 0, grade: line.grade,
          kind: .manual))
    }
    let added = try importing(text, into: earlier)
    #expect(added.attemptsKnown == kinds.count)
    #expect(added.attempts == lines.count - kinds.count)
    #expect(try earlier.merge(from: directory.path("random.db")).attempts == 0)
    #expect(try earlier.check().isEmpty)
  }
}
