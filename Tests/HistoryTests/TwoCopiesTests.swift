import FSRS
import History
import Practice
import SeededRandom
import Testing

@Suite struct TwoCopiesTests {
  /// Each task has a connection of its own, as a process would.
  @Test func manyWritersLoseNothingAndKeepTheCardsRight() async throws {
    let directory = try TemporaryDirectory()
    let path = directory.path()
    let writers = 4
    let count = 100
    try await withThrowingTaskGroup { group in
      for writer in 0..<writers {
        group.addTask {
          // Whoever comes last may wait long on a busy machine.
          let history = try HistoryFile.open(path: path, busyTimeout: 60)
          var numbers = SplitMix64(seed: UInt64(writer))
          for attempt in randomAttempts(count, prefix: "w\(writer)", using: &numbers) {
            try history.append(attempt)
            if Int.random(in: 0..<10, using: &numbers) == 0 {
              try history.retract(attempt.id, at: morning)
            }
            if Int.random(in: 0..<10, using: &numbers) == 0 {
              _ = try history.cards(model: FSRS())
            }
          }
        }
      }
      try await group.waitForAll()
    }
    let history = try HistoryFile.open(path: path)
    #expect(try history.lines().count { $0.contains(#""grade":"#) } == writers * count)
    #expect(try history.check() == [])
    #expect(
      try history.cards(model: FSRS()) == Card.fold(history.attempts(), model: FSRS()))
  }

  @Test func aReaderSeesWholeTransactions() async throws {
    let directory = try TemporaryDirectory()
    let path = directory.path()
    _ = try HistoryFile.open(path: path).cards(model: FSRS())
    try await withThrowingTaskGroup { group in
      group.addTask {
        let history = try HistoryFile.open(path: path)
        for batch in 0..<40 {
          try history.append((0..<5).map { attempt("\(batch)-\($0)", "q-\($0)") })
        }
      }
      group.addTask {
        let history = try HistoryFile.open(path: path)
        for _ in 0..<200 {
          let cards = try history.cards(model: FSRS())
          #expect(Set(cards.values.map(\.attempts)).count <= 1)
          #expect(cards.isEmpty || cards.count == 5)
        }
      }
      try await group.waitForAll()
    }
  }
}
