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
    try history.read { db in
      try CardCache.isCurrent(db, model: model) ? try CardCache.cards(db) : nil
    }
  }

  private func storedTallies(_ model: FSRS? = nil) throws -> Tallies? {
    let model = model ?? self.model
    return try history.read { db in
      try CardCache.isCurrent(db, model: model) ? try CardCache.tallies(db) : nil
    }
  }

  /// The tallies that are stored, if they count, against those of the kept attempts, to the last bit.
  private func expectTallies(_ model: FSRS? = nil, step: Int? = nil) throws {
    #expect(
      try storedTallies(model) == Tallies(try history.attempts(), model: model ?? self.model),
      "step \(step ?? 0)")
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
      #expect(try history.card(of: "q-1", model: model) == folded(model)["q-1"], "step \(step)")
      try expectTallies(step: step)
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

  @Test func theLatestTicksFollowEachAnswerAndEachUndo() throws {
    func answer(_ id: AttemptID, minutes: Int64, _ points: [KeyPointID]?) -> Attempt {
      var attempt = attempt(id, "q-1", minutes: minutes)
      attempt.points = points ?? []
      attempt.score = points.map { 10 * $0.count }
      return attempt
    }
    func ticks() throws -> [KeyPointID]? { try history.latestTicks(model: model)["q-1"]?.points }
    try history.append(attempt("other", "q-2"))
    #expect(try history.latestTicks(model: model).isEmpty)
    try history.append(answer("b", minutes: 10, ["k2"]))
    #expect(try ticks() == ["k2"])
    try history.append(answer("c", minutes: 20, ["k1", "k2"]))
    #expect(try ticks() == ["k1", "k2"])
    // An earlier one that comes late is not the latest.
    try history.append(answer("a", minutes: 5, []))
    #expect(try ticks() == ["k1", "k2"])
    // One that was not ticked off says nothing of what was missed.
    try history.append(answer("d", minutes: 30, nil))
    #expect(try ticks() == nil)
    for (undone, left) in [("d", ["k1", "k2"]), ("c", ["k2"]), ("b", [])] {
      try history.retract(undone, at: morning)
      #expect(try ticks() == left, "without \(undone)")
    }
    #expect(try ticks() == [])
    // What is dated ahead does not count yet; stale cards, as of another version, change nothing.
    try history.append(answer("e", minutes: 60 * 24 * 30, ["k3"]))
    let today = attempt("x").day
    #expect(try history.latestTicks(model: model, through: today)["q-1"]?.points == [])
    #expect(try ticks() == ["k3"])
    try history.queue.write { try $0.execute(sql: "UPDATE card_source SET model = model || '0'") }
    #expect(try ticks() == ["k3"])
    #expect(try history.check() == [])
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
    #expect(try HistoryFile.check(path: history.path, at: morning) == [.wrongCard("q-2")])
    // It is right again, and not forgotten.
    let found = "the stored memory of q-2 does not follow from its attempts"
    #expect(try history.check() == [.mended(found, at: morning)])
    #expect(try HistoryFile.check(path: history.path, at: morning) == [.mended(found, at: morning)])
    #expect(try history.cards(model: model) == folded(model))
  }

  @Test(arguments: [
    "UPDATE practice_day SET attempts = attempts + 1", "DELETE FROM practice_day",
    "INSERT INTO practice_day VALUES (1, 1)",
  ])
  func wrongTotalsAreFoundAndDropped(damage: String) throws {
    try history.append([
      attempt("a", "q-1"), attempt("b", "q-1", minutes: 5000), attempt("c", "q-2"),
    ])
    _ = try history.cards(model: model)
    try history.queue.write { try $0.execute(sql: damage) }
    #expect(try history.check() == [.wrongTotals])
    #expect(try HistoryFile.check(path: history.path, at: morning) == [.wrongTotals])
    #expect(try history.check().map(\.isOfLog) == [false])
    _ = try history.tallies(model: model)
    try expectTallies()
  }

  @Test(arguments: [
    "UPDATE tally SET last_ticked = 'k9' WHERE question = 'q-1'",
    "UPDATE tally SET attempts_2 = 1 WHERE question = 'q-1' AND attempts_since = 0",
    "UPDATE card SET stability = stability * 1.0000000000000003 WHERE question = 'q-1'",
    "UPDATE card SET last_id = 'x' WHERE question = 'q-1' AND attempts_since = 0",
    "DELETE FROM card WHERE question = 'q-1'", "DELETE FROM tally WHERE question = 'q-1'",
    // What the question goes back to when its last attempt is taken back.
    "UPDATE card SET lapses = 7 WHERE question = 'q-1' AND attempts_since = 1",
    "UPDATE tally SET passes = 0 WHERE question = 'q-1' AND attempts_since = 1",
    "UPDATE card SET question = 'q-1', attempts_since = 0 WHERE question = 'q-1' AND attempts_since = 1",
  ])
  func everyWrongRowOfAQuestionIsFound(damage: String) throws {
    try history.append([
      attempt("a", "q-1"), attempt("b", "q-2"), attempt("c", "q-1", minutes: 5000),
    ])
    _ = try history.cards(model: model)
    #expect(try history.check() == [])
    try history.queue.write { db in
      if damage.contains("SET question") {
        try db.execute(sql: "DELETE FROM card WHERE question = 'q-1' AND attempts_since = 0")
      }
      try db.execute(sql: damage)
    }
    #expect(try history.check() == [.wrongCard("q-1")])
  }

  /// An undo takes the stored entry of before where there is one, and the log where there is none; a
  /// question whose every attempt is taken back one by one passes both.
  @Test(arguments: 0..<3 as Range<UInt64>)
  func takingAttemptsBackLeavesNoTrace(seed: UInt64) throws {
    var numbers = SplitMix64(seed: seed)
    var attempts = randomAttempts(40, questions: 3, using: &numbers)
      .sorted { ($0.at, $0.id) < ($1.at, $1.id) }
    _ = try history.cards(model: model)
    try attempts.forEach { try history.append($0) }
    while let last = attempts.popLast() {
      try history.retract(last.id, at: last.at)
      #expect(try stored(model) == Card.fold(attempts, model: model))
      #expect(try storedTallies() == Tallies(attempts, model: model))
      if attempts.count.isMultiple(of: 7), let question = attempts.last?.question {
        // Answered again, and that taken back as well.
        let again = attempt("again-\(attempts.count)", question, minutes: 90_000)
        try history.append(again)
        try history.retract(again.id, at: again.at)
        #expect(try storedTallies() == Tallies(attempts, model: model))
        #expect(try history.check() == [])
      }
    }
    #expect(try stored(model) == [:])
  }

  /// If this fails on purpose, `CardCache.version` is to be raised: what people have stored was worked
  /// out in another way.
  @Test func whatAttemptsAddUpToIsThatOfTheCacheVersion() throws {
    let grades: [(Grade, day: Int)] = [
      (.good, 0), (.hard, 0), (.easy, 4), (.again, 30), (.good, 30), (.again, 31), (.hard, 45),
      (.good, 90),
    ]
    var fold = AttemptFold(model: model)
    for (grade, day) in grades {
      fold.add(attempt("a-\(day)", "q", minutes: Int64(day) * 1440, grade: grade))
    }
    let entry = try #require(fold.entries["q"])
    let figures = [
      entry.card.stability, entry.card.difficulty,
      Double(entry.tally.sensitivity.values.reduce(0, +)),
      entry.tally.information.values.reduce(0, +),
    ]
    #expect(CardCache.version == 1)
    for (figure, expected) in zip(figures, [8.269481304, 9.452099290, 230.926392, 13.069933228]) {
      #expect(abs(figure - expected) <= 1e-6 * abs(expected), "\(figures)")
    }
  }

  @Test(arguments: 1..<Schema.version)
  func aFileOfAnEarlierVersionKeepsEverythingAndCountsAnew(version: Int) throws {
    let path = directory.path("first.db")
    var numbers = SplitMix64(seed: 5)
    let attempts = randomAttempts(60, using: &numbers).sorted { ($0.at, $0.id) < ($1.at, $1.id) }
    do {
      let queue = try DatabaseQueue(path: path)
      try queue.inDatabase {
        try $0.execute(sql: "PRAGMA application_id = \(Schema.applicationID)")
      }
      try Schema.migrator.migrate(queue, upTo: "\(version)")
      try queue.write { db in
        for attempt in attempts { try AttemptRow(attempt).insert(db) }
        try db.execute(
          sql: """
            INSERT INTO retraction (attempt, at) VALUES ('\(attempts[3].id)', 5);
            INSERT INTO mark VALUES ('q-1', 'starred', 1, NULL, 5);
            INSERT INTO note VALUES ('q-1', 'mine', 5);
            INSERT INTO setting VALUES ('theme', 'dark', 5);
            INSERT INTO card_source VALUES (1, '\(attempts.count) 1', '0.2 1.3;\(version) 5.0 4.1');
            """)
        let card =
          version < 3
          ? "('q-1', 'x', 1, 1, NULL, NULL, 0, 1, 1, 1, NULL, 1, 1, 0, 1)"
          : "('q-1', 0, 1, 1, NULL, NULL, 0, 1, 1, 'x', 1, NULL, 1, 1, 0, 1)"
        try db.execute(sql: "INSERT INTO card VALUES \(card)")
      }
    }
    let kept = attempts.enumerated().filter { $0.offset != 3 }.map(\.element)
    func expectEverything(_ history: HistoryFile) throws {
      #expect(try history.attempts() == kept)
      #expect(try history.cards(model: model) == Card.fold(kept, model: model))
      #expect(try history.tallies(model: model) == Tallies(kept, model: model))
      let annotations = try history.annotations()
      #expect(annotations.marks.isStarred("q-1"))
      #expect(annotations.notes["q-1"]?.text == "mine")
      #expect(annotations.settings == ["theme": "dark"])
      #expect(try history.check() == [])
    }
    // To be read as it is, by those who may not write to it.
    let old = try HistoryFile.openReadOnly(path: path)
    try expectEverything(old)
    #expect(try history.merge(from: path).attempts == attempts.count)
    try expectEverything(history)
    try old.close()
    try expectEverything(try HistoryFile.open(path: path))
  }

  /// A process of an earlier version may still have the file open: it describes its model in another
  /// way, with a semicolon, and moves the cards on only where it finds them to be its own.
  @Test func earlierVersionsDoNotTakeTheCardsForTheirOwn() throws {
    try history.append(attempt("a", "q-1"))
    _ = try history.cards(model: model)
    let stored = try #require(
      try history.read { try String.fetchOne($0, sql: "SELECT model FROM card_source") })
    #expect(!stored.contains(";"))
    #expect(Schema.version == Schema.migrator.migrations.count)
  }

  /// What is derived from the log never stands in the way of an answer or a report.
  @Test(arguments: [
    "UPDATE tally SET sensitivity = x'0000'", "UPDATE tally SET first_grade = 9",
    "UPDATE tally SET sensitivity = zeroblob(169)",
    "UPDATE tally SET attempts = 9223372036854775807, attempts_4 = 9223372036854775807",
    "UPDATE tally SET information = x'00'", "UPDATE card SET last_grade = 9",
    "UPDATE card SET attempts = 9223372036854775807",
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
    try expectTallies()

    try damaged()
    try history.append(attempt("c", "q-1", minutes: 9000))
    #expect(try history.cards(model: model) == folded(model))
    _ = try history.tallies(model: model)
    try expectTallies()

    try damaged()
    #expect(try !history.check().isEmpty)
    #expect(try history.check().allSatisfy(\.isOfCache))
    #expect(try !HistoryFile.check(path: history.path, at: morning).isEmpty)
    #expect(try !history.check().contains(where: \.isOfLog))
    try history.backup(to: directory.path("copy.db"))
  }

  @Test func aMissingTableIsFound() throws {
    try history.append(attempt("a", "q-1"))
    _ = try history.cards(model: model)
    try history.queue.write { try $0.execute(sql: "DROP TABLE tally") }
    #expect(try history.check() == [.changedSchema("tally")])
  }
}
