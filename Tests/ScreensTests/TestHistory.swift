import FSRS
import History
import Practice
import QuestionBank
import Screens
import Synchronization

/// A history in memory with a second copy of the app on it, and what a test wants to know of it.
///
/// Of one process only, and used by one test at a time.
final class TestHistory: @unchecked Sendable {
  private let file: HistoryFile
  private let elsewhere: HistoryFile
  private var desk: DeskFile
  /// What the next write fails with, once.
  var failure: String?
  /// What every write fails with, as long as another program does not let go of the file.
  var lock: String?
  /// The texts that it could not take, and that were put elsewhere.
  private(set) var rescued: [UnkeptText] = []
  /// What the person does in their editor.
  var edit: (String) -> String = { $0 + "\nedited" }
  /// Whether another copy of the app has written since this one last read.
  private(set) var hasChangesFromElsewhere = false

  private static let count = Atomic(0)

  init(isUntouched: Bool = false) {
    let name = "history \(Self.count.add(1, ordering: .relaxed).newValue)"
    file = sure { try HistoryFile.inMemory(named: name) }
    elsewhere = sure { try HistoryFile.inMemory(named: name) }
    desk = DeskFile(file)
    if isUntouched { return }
    // Days that hold every due question of the sample bank and five new ones, whatever their minutes.
    for (key, value) in [
      (Preferences.Key.goalLevels, "all"), (.minutesPerDay, "600"), (.newPerDay, "5"),
    ] {
      set(key, to: value, in: file)
    }
  }

  /// Somebody who has never set anything.
  static func untouched() -> TestHistory { TestHistory(isUntouched: true) }

  // MARK: What is in it

  /// The attempts that count, in order of time.
  var counted: [Attempt] { sure { try file.attempts() } }

  /// Those that were taken back.
  private(set) var retracted: [Attempt] = []

  /// All of them, in order of time.
  var attempts: [Attempt] { (counted + retracted).sorted { ($0.at, $0.id) < ($1.at, $1.id) } }

  /// The cards that the attempts add up to.
  var cards: [QuestionID: Card] { Card.fold(counted, model: preferences.schedule.model) }

  var marks: Marks { sure { try file.annotations() }.marks }

  var notes: [QuestionID: String] { sure { try file.annotations() }.notes.mapValues(\.text) }

  var sitting: StudySession? { snapshot(on: Driver.morning.today).sitting }

  var preferences: Preferences {
    get { Preferences(settings: sure { try file.settings() }) }
    set {
      for key in Preferences.Key.allCases
      where newValue.value(of: key) != preferences.value(of: key) {
        set(key, to: newValue.value(of: key), in: file)
      }
    }
  }

  private func set(_ key: Preferences.Key, to value: String, in file: HistoryFile) {
    _ = sure {
      try file.keep(
        .preference(key, value: value),
        at: WallTime(instant: Instant(milliseconds: 0), offsetMinutes: 0))
    }
  }

  func outlook(bank: Bank, on day: StudyDay) -> PlanOutlook {
    sure { try file.outlook(bank: bank, on: day) ?? { throw CancellationError() }() }
  }

  func snapshot(on day: StudyDay) -> Snapshot { sure { try file.snapshot(on: day) } }

  // MARK: What happens to it

  func add(_ attempt: Attempt) { sure { try file.append(attempt) } }

  /// An attempt that another copy of the app has written.
  func gradeElsewhere(_ question: QuestionID, _ grade: Grade, at time: WallTime) {
    sure {
      try elsewhere.append(
        Attempt(
          id: "elsewhere-\(attempts.count)", question: question, revision: 1, at: time.instant,
          offsetMinutes: time.offsetMinutes, grade: grade, kind: .study, session: "elsewhere"))
    }
    hasChangesFromElsewhere = true
  }

  /// A setting that another copy of the app has changed.
  func setElsewhere(_ key: Preferences.Key, to value: String) {
    set(key, to: value, in: elsewhere)
    hasChangesFromElsewhere = true
  }

  /// What an app knows that is started on a day.
  func open(on day: StudyDay) -> Snapshot {
    desk = DeskFile(file)
    hasChangesFromElsewhere = false
    return sure { try desk.snapshot(on: day) } ?? Snapshot()
  }

  func answer(_ effect: Effect, at now: WallTime) -> [Event] {
    if let lock, effect.writes { return [.failed(lock)] }
    if let failure, effect.writes {
      self.failure = nil
      return [.failed(failure)]
    }
    do throws(HistoryError) {
      switch effect {
      case .keep(let entry):
        let kept = Event.kept(try desk.keep(entry, at: now))
        if case .retraction(let attempt) = entry { retracted.append(attempt) }
        return [kept]
      case .bookmark(let bookmark):
        desk.take(bookmark)
        return flush(at: now)
      case .reload: return events(try desk.readIfStale(on: now.today))
      case .load:
        hasChangesFromElsewhere = false
        return [.loaded(try desk.fullSnapshot(on: now.today))]
      case .readChanges: return events(try desk.readIfChanged(on: now.today))
      case .read(.tallies):
        return [.read(.tallies(try file.tallies(model: preferences.schedule.model)))]
      case .read(.latestTicks):
        return [.read(.latestTicks(try file.latestTicks(model: preferences.schedule.model)))]
      case .read(.talliesAndAnswers(let scope)):
        return [
          .read(
            .talliesAndAnswers(
              try file.tallies(model: preferences.schedule.model),
              try file.dailyAnswers(of: scope, on: now.today)))
        ]
      case .read(.roadmap): return [.read(.roadmap(.sample))]
      case .read(.attempts(let question)):
        return [.read(.attempts(question, try file.attempts(of: question)))]
      case .read(.latestAttempts(let question)):
        return [.read(.latestAttempts(question, try file.attempts(of: question, latest: 20)))]
      case .read(.answers(let question)):
        return [.read(.answers(question, try file.answers(to: question, atMost: 50)))]
      case .edit(let text): return [.edited(edit(text))]
      case .finish: return flush(at: now, isLast: true) + [.finished]
      case .rescue(let texts):
        rescued += texts
        return []
      case .editQuestion, .open, .copy, .redraw, .setMouse, .suspendApp, .start, .giveUp, .quit:
        return []
      }
    } catch {
      return [.failed(error.message)]
    }
  }

  private func events(_ reading: DeskFile.Reading) -> [Event] {
    switch reading {
    case .unchanged: return []
    case .stale: return [.stale]
    case .changed(let snapshot):
      hasChangesFromElsewhere = false
      return [.loaded(snapshot)]
    }
  }

  private func flush(at now: WallTime, isLast: Bool = false) -> [Event] {
    if let lock { return [.failed(lock)] }
    return desk.flush(at: now.instant, isLast: isLast).map { .failed($0) }
  }
}

extension Effect {
  /// Whether the app waits for the answer.
  var writes: Bool { if case .keep = self { true } else { false } }
}

/// What cannot fail in memory; where it does, the test is over.
private func sure<Value>(_ body: () throws -> Value) -> Value {
  do { return try body() } catch { fatalError("\(error)") }
}
