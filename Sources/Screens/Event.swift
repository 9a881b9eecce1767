package import Practice
package import QuestionBank
package import TerminalUI

/// What happens to the app.
package enum Event: Sendable {
  case terminal(TerminalEvent)
  /// An action asked for by its number in `--plain`, or from the help.
  case action(Action)
  /// An entry is on disk.
  case kept(Entry.Kept)
  /// The history was read again.
  case loaded(Snapshot)
  /// The history cannot be read until its cards are worked out anew, which takes a job.
  case stale
  /// A job goes on, or has ended.
  case job(Job, Job.Report)
  /// Something that was asked for was read.
  case read(Readout)
  /// The text that came back from the editor.
  case edited(String)
  /// The bank was read again.
  case bankRead(Bank)
  /// What came of an effect; a line for the person.
  case told(String)
  /// An effect could not be carried out; a line for the person.
  case failed(String)
  /// All that waited to be put on disk is there, but for what has failed.
  case finished
}

/// What can be read of the history, or of the program.
package enum Reading: Hashable, Sendable {
  /// What all attempts add up to.
  case tallies
  /// What was ticked at the latest attempts.
  case latestTicks
  /// The same, and the answers that a report's figures need.
  case talliesAndAnswers(of: ReportScope)
  case roadmap
  /// The attempts at one question.
  case attempts(QuestionID)
  /// The last of them, as many as say what was missed again and again.
  case latestAttempts(QuestionID)
  /// What was typed as answers to a question.
  case answers(QuestionID)
}

/// What was read.
package enum Readout: Sendable {
  case tallies(Tallies)
  /// What was ticked at the latest attempt at each question that counts, where it was ticked off.
  case latestTicks([QuestionID: Tally.Ticks])
  case talliesAndAnswers(Tallies, DailyAnswers)
  case roadmap(Roadmap)
  /// The attempts at one question that count, in order of time.
  case attempts(QuestionID, [Attempt])
  /// The last of them, likewise.
  case latestAttempts(QuestionID, [Attempt])
  /// What was typed as answers to a question before, latest first.
  case answers(QuestionID, [String])
}

/// What the app asks the world for. Each answers with an event.
package enum Effect: Hashable, Sendable {
  /// Puts an entry on disk: `kept` or `failed`.
  case keep(Entry)
  /// Keeps a bookmark. Answers only with `failed`; may wait until the frame is drawn.
  case bookmark(Bookmark)
  /// `read` or `failed`.
  case read(Reading)
  /// Starts a job: `job` again and again until it has ended.
  case start(Job)
  /// Gives a job up: `job` with `gaveUp` where it has not ended before.
  case giveUp(Job)
  /// Reads the history again if it has changed since, or the day has: `loaded`, `stale`, `failed` or
  /// nothing.
  case reload
  /// Reads the history again, however long that takes: `loaded` or `failed`.
  case load
  /// Reads the history again if another process wrote to it: `loaded`, `stale`, `failed` or nothing.
  case readChanges
  /// Has the terminal report clicks and the wheel, or leave them to itself.
  case setMouse(Bool)
  /// Opens the person's editor on the file of a question of their own: `bankRead`, `failed` or both.
  case editQuestion(file: String)
  /// Opens an address in the person's browser, or copies it where there is none: `told` or `failed`.
  case open(String)
  /// Puts a text on the clipboard: `told`.
  case copy(String)
  /// Opens the person's editor on a text: `edited` or `failed`.
  case edit(String)
  /// Draws the whole screen again.
  case redraw
  /// Stops the process until `fg`.
  case suspendApp
  /// Puts on disk what may have waited, as the person leaves: `failed` for each that cannot be, and
  /// `finished`.
  case finish
  /// Puts texts into a file of their own, which the history cannot take: `failed` says where they are.
  case rescue([UnkeptText])
  case quit
}
