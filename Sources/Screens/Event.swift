package import Practice
package import QuestionBank
package import TerminalUI

/// What happens to the app.
package enum Event: Sendable {
  case terminal(TerminalEvent)
  /// An action asked for by its number in `--plain`, or from the help.
  case action(Action)
  /// An attempt is on disk.
  case recorded(Attempt)
  /// A retraction is on disk; the question's card without that attempt.
  case retracted(Attempt, card: Card?)
  case marked(Mark)
  /// A note is on disk, or taken back there.
  case noted(Note)
  /// A setting is on disk.
  case preferenceKept(Preferences.Key, value: String)
  /// The history was read again.
  case loaded(Snapshot)
  /// What was typed as answers to a question before, latest first.
  case answers(QuestionID, [String])
  /// What all attempts add up to, for what is to be read; nil where nobody waits for it.
  case tallies(Tallies, for: Reading?)
  /// The roadmap, and whether it is to be shown.
  case roadmap(Roadmap, isAwaited: Bool)
  /// The attempts at one question that count, in order of time.
  case questionAttempts(QuestionID, [Attempt])
  /// The text that came back from the editor.
  case edited(String)
  /// An effect could not be carried out; a line for the person.
  case failed(String)
}

/// What the app reads from the history at once.
package struct Snapshot: Sendable {
  package var progress: Progress
  package var preferences: Preferences
  /// Today's attempts, none retracted, in order of time.
  package var today: [Attempt]
  /// Today's attempts that were taken back and can be had again, the one taken back last at the end.
  package var undone: [Attempt]
  /// The sitting that was not finished.
  package var sitting: StudySession?
  /// What the person chose to practise when they last chose.
  package var filter: StudyFilter
  /// What can be undone and redone beside attempts.
  package var reversals: Reversals?

  package init(
    progress: Progress = Progress(), preferences: Preferences = Preferences(),
    today: [Attempt] = [], undone: [Attempt] = [], sitting: StudySession? = nil,
    filter: StudyFilter = StudyFilter(), reversals: Reversals? = nil
  ) {
    self.progress = progress
    self.preferences = preferences
    self.today = today
    self.undone = undone
    self.sitting = sitting
    self.filter = filter
    self.reversals = reversals
  }
}

/// What is made of all attempts, to be read and scrolled.
package enum Reading: Hashable, Sendable { case report, progress }

/// What the app asks the world for. Each answers with an event.
package enum Effect: Hashable, Sendable {
  /// Puts an attempt, and the sitting as it is after it, on disk: `recorded` or `failed`.
  case record(Attempt, sitting: StudySession?)
  /// Takes an attempt back on disk: `retracted` or `failed`.
  case retract(Attempt, sitting: StudySession?)
  /// Keeps a mark: `marked` or `failed`.
  case mark(Mark, sitting: StudySession?)
  /// Keeps a note, or takes it back where its text is empty: `noted` or `failed`.
  case note(Note)
  /// Keeps a setting: `preferenceKept` or `failed`.
  case keepPreference(Preferences.Key, value: String)
  /// Has the terminal report clicks and the wheel, or leave them to itself.
  case setMouse(Bool)
  /// Keeps the sitting as a bookmark, or drops it. Answers only with `failed`; may wait until the
  /// frame is drawn.
  case keepSitting(StudySession?)
  /// Keeps what the person chose to practise. Answers only with `failed`; may wait until the frame
  /// is drawn.
  case keepFilter(StudyFilter)
  /// Keeps what can be undone and redone beside attempts; answers nothing unless that failed.
  case keepReversals(Reversals?)
  /// Reads the history again if it has changed since, or the day has: `loaded`, `failed` or nothing.
  case reload
  /// Reads the history again if another process wrote to it: `loaded`, `failed` or nothing.
  case readChanges
  /// Reads what all attempts add up to: `tallies` or `failed`; where nobody waits for it, nothing
  /// where that would have to be worked out.
  case readTallies(for: Reading?)
  /// Asks for the roadmap, which no start has to make: `roadmap`.
  case readRoadmap(isAwaited: Bool)
  /// Reads the attempts at one question: `questionAttempts` or `failed`.
  case readQuestionAttempts(QuestionID)
  /// Reads what was typed as answers to a question: `answers` or `failed`.
  case readAnswers(QuestionID)
  /// Opens the person's editor on a text: `edited` or `failed`.
  case edit(String)
  /// Draws the whole screen again.
  case redraw
  /// Stops the process until `fg`.
  case suspendApp
  case quit

  /// Whether the history may hold something else once it was carried out.
  package var changesHistory: Bool {
    switch self {
    case .record, .retract, .mark, .note, .keepPreference, .keepSitting, .keepFilter,
      .keepReversals:
      true
    case .setMouse, .reload, .readChanges, .readTallies, .readRoadmap, .readQuestionAttempts,
      .readAnswers,
      .edit, .redraw, .suspendApp, .quit:
      false
    }
  }
}
