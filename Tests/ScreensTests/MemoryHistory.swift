import FSRS
import Practice
import QuestionBank
import Screens

/// A history in memory that answers effects as the real one does.
struct MemoryHistory {
  var attempts: [Attempt] = []
  private(set) var retracted: Set<AttemptID> = []
  /// Those that were taken back, in that order, and how much had been done by then.
  private var undone: [(attempt: Attempt, attempts: Int, marks: Int)] = []
  /// How often something was buried or suspended.
  private var setAside = 0
  var marks = Marks()
  var notes: [QuestionID: String] = [:]
  var sitting: StudySession?
  var filter = StudyFilter()
  var reversals: Reversals?
  var preferences = Preferences()
  /// What the next write fails with, once.
  var failure: String?
  /// Whether another copy of the app has written since this one last read.
  private(set) var hasChangesFromElsewhere = false
  /// The day of the last snapshot, unless something was written since.
  private var snapshotDay: StudyDay?

  /// The attempts that count, in order of time.
  var counted: [Attempt] {
    attempts.filter { !retracted.contains($0.id) }.sorted { ($0.at, $0.id) < ($1.at, $1.id) }
  }

  /// The cards that the attempts add up to.
  var cards: [QuestionID: Card] { Card.fold(counted, model: preferences.schedule.model) }

  func snapshot(on day: StudyDay) -> Snapshot {
    Snapshot(
      progress: Progress(cards: cards, marks: marks, notes: notes), preferences: preferences,
      today: counted.filter { $0.day == day }, undone: undone(on: day), sitting: sitting,
      filter: filter, reversals: reversals)
  }

  /// What was taken back on a day since the last answer, and not had again.
  private func undone(on day: StudyDay) -> [Attempt] {
    undone.filter { entry in
      func isHadAgain(_ other: Attempt) -> Bool {
        other.question == entry.attempt.question && other.at == entry.attempt.at
      }
      guard entry.attempt.day == day, entry.marks == setAside,
        attempts.last(where: isHadAgain)?.id == entry.attempt.id
      else { return false }
      // Whatever came since was done again; an answer would settle this one.
      return attempts[entry.attempts...].allSatisfy { later in
        attempts[..<entry.attempts].contains {
          $0.question == later.question && $0.at == later.at
        }
      }
    }.map(\.attempt)
  }

  /// An attempt that another copy of the app has written.
  mutating func gradeElsewhere(_ question: QuestionID, _ grade: Grade, at time: WallTime) {
    attempts.append(
      Attempt(
        id: "elsewhere-\(attempts.count)", question: question, revision: 1, at: time.instant,
        offsetMinutes: time.offsetMinutes, grade: grade, kind: .study, session: "elsewhere"))
    hasChangesFromElsewhere = true
  }

  /// A setting that another copy of the app has changed.
  mutating func setElsewhere(_ key: Preferences.Key, to value: String) throws {
    try preferences.set(key, to: value)
    hasChangesFromElsewhere = true
  }

  mutating func answer(_ effect: Effect, on day: StudyDay) -> [Event] {
    if effect.changesHistory { snapshotDay = nil }
    if let failure, effect.writes {
      self.failure = nil
      return [.failed(failure)]
    }
    switch effect {
    case .record(let attempt, let sitting):
      attempts.append(attempt)
      self.sitting = sitting
      return [.recorded(attempt)] + changes(on: day)
    case .retract(let attempt, let sitting):
      retracted.insert(attempt.id)
      undone.append((attempt, attempts.count, setAside))
      self.sitting = sitting
      return [.retracted(attempt, card: cards[attempt.question])] + changes(on: day)
    case .mark(let mark, let sitting):
      marks.apply(mark)
      if mark.isSet, mark.kind != .starred { setAside += 1 }
      self.sitting = sitting
      return [.marked(mark)]
    case .note(let note):
      notes[note.question] = note.text.isEmpty ? nil : note.text
      return [.noted(note)]
    case .keepPreference(let key, let value):
      do { try preferences.set(key, to: value) } catch { return [.failed(error.message)] }
      return [.preferenceKept(key, value: value)]
    case .readAnswers(let question):
      var texts: [String] = []
      for attempt in counted.reversed() where attempt.question == question {
        if let answer = attempt.answer, !texts.contains(answer) { texts.append(answer) }
      }
      return [.answers(question, texts)]
    case .keepFilter(let filter):
      self.filter = filter
      return []
    case .keepReversals(let reversals):
      self.reversals = reversals
      return []
    case .keepSitting(let sitting):
      self.sitting = sitting
      return []
    case .reload:
      // As the real one: what has not changed is not read again.
      guard snapshotDay != day || hasChangesFromElsewhere else { return [] }
      return [.loaded(open(on: day))]
    case .readChanges: return changes(on: day)
    case .readTallies(let reading):
      return [.tallies(Tallies(counted, model: preferences.schedule.model), for: reading)]
    case .readRoadmap(let isAwaited): return [.roadmap(.sample, isAwaited: isAwaited)]
    case .readQuestionAttempts(let question):
      return [.questionAttempts(question, counted.filter { $0.question == question })]
    case .edit(let text): return [.edited(text + "edited")]
    case .redraw, .setMouse, .suspendApp, .quit: return []
    }
  }

  private mutating func changes(on day: StudyDay) -> [Event] {
    hasChangesFromElsewhere ? [.loaded(open(on: day))] : []
  }

  /// What an app knows that is started on a day.
  mutating func open(on day: StudyDay) -> Snapshot {
    hasChangesFromElsewhere = false
    snapshotDay = day
    return snapshot(on: day)
  }
}

extension Effect {
  /// Whether the app waits for the answer.
  var writes: Bool {
    switch self {
    case .record, .retract, .mark, .note, .keepPreference: true
    default: false
    }
  }
}
