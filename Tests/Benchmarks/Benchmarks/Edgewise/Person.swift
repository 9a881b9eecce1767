import FSRS
import Foundation
import History
import Practice
import QuestionBank

/// Somebody who has practised for three years: what the benchmarks work on.
///
/// The bank is the first questions of this project's. Everything is the same in each run.
struct Person: Sendable {
  let bank: Bank
  /// In order of time; the last ones were made the day before ``now``.
  let attempts: [Attempt]
  let now: WallTime

  init(questions: Int, attempts count: Int) {
    now = WallTime(instant: Instant(milliseconds: 1_795_856_400_000), offsetMinutes: 0)
    bank = Bank(Self.questions(questions))
    var numbers = SeededNumbers(state: 20_261_101)
    let ids = bank.questions.map(\.id)
    let span: Int64 = 1095 * 86_400_000
    let first = now.instant.milliseconds - 86_400_000 - span
    attempts = (0..<count).map { index in
      let question =
        index < ids.count ? ids[index] : ids[Int.random(in: 0..<ids.count, using: &numbers)]
      let draw = Int.random(in: 0..<100, using: &numbers)
      let grade: Grade = draw < 12 ? .again : draw < 30 ? .hard : draw < 85 ? .good : .easy
      return Attempt(
        id: "benchmark-\(index)", question: question, revision: 1,
        at: Instant(milliseconds: first + span * Int64(index) / Int64(count)), offsetMinutes: 0,
        grade: grade, kind: .study, thinkMilliseconds: 60_000, totalMilliseconds: 90_000,
        confidence: .fairly, points: ["k1", "k2"], score: 70)
    }
  }

  var progress: Practice.Progress {
    Practice.Progress(cards: Card.fold(attempts, model: Preferences().schedule.model))
  }

  /// A history file with the attempts and the cards that they add up to.
  func makeHistory(at path: String) throws {
    let history = try HistoryFile.open(path: path)
    try history.append(attempts)
    _ = try history.cards(model: Preferences().schedule.model)
    try history.close()
  }

  private static func questions(_ count: Int) -> [Question] {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../../../QuestionBank").standardizedFileURL.path
    guard let reviewed = try? BankReader.read(directory: folder).questions else {
      preconditionFailure("\(folder) holds no bank")
    }
    return Array(reviewed.prefix(count))
  }
}

/// SplitMix64.
struct SeededNumbers: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }
}
