import FSRS
import Foundation
import GRDB
import Practice
import QuestionBank
import SeededRandom
import Testing

@testable import History

@Suite struct CardCacheTests {
  let directory: TemporaryDirectory
  let history: HistoryFile
  let model = FSRS()

  init() throws {
    directory = try TemporaryDirectory()
    history = try HistoryFile.open(path: directory.path())
  }

  /// The cards by the definition: those of the kept attempts in order of time.
  private func folded(_ model: FSRS) throws -> [QuestionID: Card] {
    Card.fold(try history.attempts(), model: model)
  }

  /// What is stored, if it counts.
  private func stored(_ model: FSRS) throws -> [QuestionID: Card]? {
    try history.read { try CardCache.cards($0, model: CardCache.description(of: model)) }
  }

  /// The tallies that are stored, if they count, against those of the kept attempts.
  private func expectTallies(_ model: FSRS, step: Int? = nil) throws {
    let expected = Tallies(try history.attempts(), model: model)
    let stored = try #require(
      try history.read { try CardCache.tallies($0, model: CardCache.description(of: model)) })
    #expect(stored.questions == expected.questions, "step \(step ?? 0)")
    #expect(stored.days == expected.days, "step \(step ?? 0)")
    // What is taken back leaves its rounding.
    for (one, other) in zip(stored.information.values, expected.information.values) {
      #expect(abs(one - other) <= 1e-9 * (1 + abs(other)), "step \(step ?? 0)")
    }
  }

  private func otherModel() throws -> FSRS {
    var values = Parameters.default.values
    values[0] = values[0].nextUp
    return FSRS(parameters: try Parameters(values))
  }

  @Test(arguments: 0..<6 as Range<UInt64>)
  func storedCardsAreAlwaysWhatTheLogAddsUpTo(seed: UInt64) throws {
    var numbers = SplitMix64(seed: seed)
    var ids: [AttemptID] = []
    let other = try HistoryFile.open(path: directory.path())
    _ = try history.cards(model: model)
    for step in 0..<80 {
      let file = Bool.random(using: &numbers) ? history : other
      switch Int.random(in: 0..<10, using: &numbers) {
      case 0..<5:
        // Mostly the next in time, as in use, and sometimes not.
        var next = randomAttempts(1, questions: 5, prefix: "s\(step)", using: &numbers)[0]
        if Int.random(in: 0..<4, using: &numbers) > 0 {
          next.at = morning.adding(milliseconds: Int64(60_000 * 60_000 + step * 7_000_000))
          next.day = StudyDay(of: next.at, offsetMinutes: next.offsetMinutes)
        }
        try file.append(next)
        ids.append(next.id)
      case 5..<7:
        let batch = randomAttempts(
          Int.random(in: 0..<8, using: &numbers), questions: 5, prefix: "s\(step)",
          using: &numbers)
        try file.append(batch)
        ids += batch.map(\.id)
      default:
        if let id = ids.randomElement(using: &numbers) { try file.retract(id, at: morning) }
      }
      #expect(try stored(model) == folded(model), "step \(step)")
      try expectTallies(model, step: step)
    }
    #expect(try history.check() == [])
    #expect(try history.cards(model: model) == folded(model))
  }

  @Test func otherParametersRebuildTheCards() throws {
    var numbers = SplitMix64(seed: 3)
    try history.append(randomAttempts(100, using: &numbers))
    let other = try otherModel()
    #expect(try history.cards(model: model) == folded(model))
    #expect(try stored(other) == nil)
    #expect(try history.cards(model: other) == folded(other))
    #expect(try stored(model) == nil)
    // A later attempt is taken in with the parameters that the cards were made with.
    try history.append(attempt("z", "q-1", minutes: 100_000))
    #expect(try stored(other) == folded(other))
    try expectTallies(other)
  }

  @Test func cardsThatDoNotCountAreNeitherUsedNorUpdated() throws {
    try history.append(attempt("a", "q-1"))
    _ = try history.cards(model: model)
    // As another version's arithmetic would leave them.
    try history.queue.write { db in
      try db.execute(sql: "UPDATE card SET stability = 1")
      try db.execute(sql: "UPDATE card_source SET model = model || '0'")
    }
    try history.append(attempt("b", "q-2", minutes: 1))
    #expect(try stored(model) == nil)
    #expect(try history.cards(model: model) == folded(model))
    #expect(try stored(model) == folded(model))
  }

  @Test func anAttemptWrittenPastThisProgramRebuildsTheCards() throws {
    try history.append(attempt("a", "q-1"))
    _ = try history.cards(model: model)
    try history.queue.write { db in
      try db.execute(
        sql: """
          INSERT INTO attempt (id, question, revision, at, offset_minutes, day, grade, kind,
            think_ms, total_ms, points)
          VALUES ('x', 'q-1', 1, ?, 0, ?, 1, 'manual', 0, 0, '')
          """, arguments: [morning.milliseconds, attempt("a").day.ordinal])
    }
    #expect(try stored(model) == nil)
    #expect(try history.cards(model: model) == folded(model))
  }

  @Test func retractingTheOnlyAttemptRemovesTheCard() throws {
    try history.append(attempt("a", "q-1"))
    #expect(try history.cards(model: model).count == 1)
    try history.retract("a", at: morning)
    #expect(try history.cards(model: model).isEmpty)
    #expect(try stored(model) == [:])
    #expect(try history.tallies(model: model).days.isEmpty)
    #expect(try history.tallies(model: model).questions.isEmpty)
  }

  @Test func cardsAreGivenWhereTheyCannotBeStored() throws {
    var numbers = SplitMix64(seed: 4)
    try history.append(randomAttempts(50, using: &numbers))
    let other = try HistoryFile.open(path: directory.path(), busyTimeout: 0.01)
    let expected = try folded(model)
    let tallies = Tallies(try history.attempts(), model: model)
    try history.write { _ throws in
      #expect(try other.cards(model: model) == expected)
      #expect(try other.tallies(model: model) == tallies)
    }
    #expect(try stored(model) == nil)
  }

  @Test func aWrongCardIsFoundAndDropped() throws {
    try history.append([attempt("a", "q-1"), attempt("b", "q-2")])
    _ = try history.cards(model: model)
    try history.queue.write {
      try $0.execute(sql: "UPDATE card SET lapses = 7 WHERE question = 'q-2'")
    }
    #expect(try history.check() == [.wrongCard("q-2")])
    #expect(try HistoryFile.check(path: history.path) == [.wrongCard("q-2")])
    #expect(try history.check() == [])
    #expect(try history.cards(model: model) == folded(model))
  }

  @Test(arguments: [
    "UPDATE practice_day SET attempts = attempts + 1", "DELETE FROM practice_day",
    "DELETE FROM information",
  ])
  func wrongTotalsAreFoundAndDropped(damage: String) throws {
    try history.append([
      attempt("a", "q-1"), attempt("b", "q-1", minutes: 5000), attempt("c", "q-2"),
    ])
    _ = try history.cards(model: model)
    try history.queue.write { try $0.execute(sql: damage) }
    #expect(try history.check() == [.wrongTotals])
    #expect(try HistoryFile.check(path: history.path) == [.wrongTotals])
    #expect(try history.check() == [])
    _ = try history.tallies(model: model)
    try expectTallies(model)
  }

  @Test func aWrongTallyIsAWrongCard() throws {
    try history.append([attempt("a", "q-1"), attempt("b", "q-2")])
    _ = try history.cards(model: model)
    try history.queue.write {
      try $0.execute(sql: "UPDATE tally SET last_ticked = 'k9' WHERE question = 'q-1'")
    }
    #expect(try history.check() == [.wrongCard("q-1")])
  }

  @Test func aFileOfTheFirstVersionKeepsEverythingAndCountsAnew() throws {
    let path = directory.path("first.db")
    var numbers = SplitMix64(seed: 5)
    let attempts = randomAttempts(60, using: &numbers).sorted { ($0.at, $0.id) < ($1.at, $1.id) }
    do {
      let queue = try DatabaseQueue(path: path)
      try queue.inDatabase {
        try $0.execute(sql: "PRAGMA application_id = \(Schema.applicationID)")
      }
      try Schema.migrator.migrate(queue, upTo: "1")
      try queue.write { db in
        for attempt in attempts {
          try db.execute(
            sql: """
              INSERT INTO attempt (\(AttemptRow.columns))
              VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
              """, arguments: AttemptRow.arguments(attempt))
        }
        // What that version had stored, which says nothing of tallies.
        try db.execute(
          sql: "INSERT INTO card_source VALUES (1, '\(attempts.count) 0', '0.2 1.3;5.0 4.1')")
      }
    }
    // To be read as it is, by those who may not write to it.
    let old = try HistoryFile.openReadOnly(path: path)
    #expect(try old.cards(model: model) == Card.fold(attempts, model: model))
    #expect(try old.tallies(model: model) == Tallies(attempts, model: model))
    #expect(try old.check() == [])
    #expect(try history.merge(from: path).attempts == attempts.count)
    try old.close()
    let opened = try HistoryFile.open(path: path)
    #expect(try opened.attempts() == attempts)
    #expect(try opened.cards(model: model) == Card.fold(attempts, model: model))
    #expect(try opened.tallies(model: model) == Tallies(attempts, model: model))
    #expect(try opened.check() == [])
  }

  /// A process of the first version may still have the file open: it knows no tallies, but moves the
  /// cards on where it finds them to be its own.
  @Test func thatVersionDoesNotTakeTheCardsForItsOwn() throws {
    try history.append(attempt("a", "q-1"))
    _ = try history.cards(model: model)
    let stored = try #require(
      try history.read { try String.fetchOne($0, sql: "SELECT model FROM card_source") })
    let probe = [
      (Grade.good, 0), (.hard, 0), (.easy, 4), (.again, 30), (.good, 30), (.again, 31), (.hard, 45),
      (.good, 90),
    ].map { grade, day in
      Attempt(
        id: "probe", question: "probe", revision: 1, at: Instant(milliseconds: 0),
        offsetMinutes: 0, day: StudyDay(ordinal: day), grade: grade, kind: .study)
    }
    let card = try #require(Card.fold(probe, model: model)["probe"])
    let before = try #require(card.memoryBefore)
    let first =
      model.parameters.values.map { "\($0)" }.joined(separator: " ") + ";"
      + "\(card.memory.stability) \(card.memory.difficulty) "
      + "\(before.stability) \(before.difficulty) "
      + "\(card.elapsedBefore) \(card.attempts) \(card.passes) \(card.lapses)"
    #expect(stored != first)
    #expect(Schema.version == Schema.migrator.migrations.count)
  }

  /// What is derived from the log never stands in the way of an answer or a report.
  @Test(arguments: [
    "UPDATE tally SET sensitivity = x'0000'", "UPDATE tally SET first_grade = 9",
    "UPDATE tally SET sensitivity = zeroblob(169)",
    "UPDATE tally SET attempts = 9223372036854775807, attempts_4 = 9223372036854775807",
    "UPDATE information SET sums = x'00'", "UPDATE card SET last_grade = 9",
    "UPDATE card SET attempts = 9223372036854775807", "DELETE FROM information",
    "UPDATE card SET last_day = 9223372036854775807", "UPDATE practice_day SET attempts = -5",
  ])
  func aRowThatCannotBeReadIsWorkedOutAnew(damage: String) throws {
    try history.append([attempt("a", "q-1"), attempt("b", "q-2", minutes: 10)])
    func damaged() throws {
      _ = try history.cards(model: model)
      try history.queue.write { try $0.execute(sql: damage) }
    }
    try damaged()
    #expect(try history.cards(model: model) == folded(model))
    _ = try history.tallies(model: model)
    try expectTallies(model)

    try damaged()
    try history.append(attempt("c", "q-1", minutes: 9000))
    #expect(try history.cards(model: model) == folded(model))
    _ = try history.tallies(model: model)
    try expectTallies(model)

    try damaged()
    #expect(try !history.check().isEmpty)
    #expect(try history.check().allSatisfy(\.isOfCache))
    #expect(try !HistoryFile.check(path: history.path).isEmpty)
    #expect(try history.check() == [])
    try history.backup(to: directory.path("copy.db"))
  }

  @Test func aMissingTableIsFound() throws {
    try history.append(attempt("a", "q-1"))
    _ = try history.cards(model: model)
    try history.queue.write { try $0.execute(sql: "DROP TABLE tally") }
    #expect(try history.check() == [.changedSchema("tally")])
  }
}
