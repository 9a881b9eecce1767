import FSRS
import Practice
import Reports
import TerminalUI
import Typography

extension App {
  /// Says what has come of an entry that was kept.
  mutating func tell(_ news: News) {
    let scene = scene
    func titled(_ words: String, _ question: String) -> String {
      "\(words): \(scene.title(of: question))".asSentence
    }
    switch news {
    case .graded(let attempt, let day?):
      let days = day.days(since: desk.today)
      say(
        "Saved: \(attempt.grade.name). Back in \(Phrases.interval(days: days)), "
          + "\(Phrases.shortDate(day.date))." + attempt.calibration)
    case .graded(let attempt, nil):
      say("Saved: \(attempt.grade.name).\(attempt.calibration) It comes again shortly.")
    case .undid(let attempt): say(titled("Undid \(attempt.grade.name)", attempt.question))
    case .starred(let isOn): say(isOn ? "Starred." : "No longer starred.")
    case .setAside(let mark):
      let what = mark.kind == .buried ? "Buried until tomorrow" : "Suspended, u undoes it"
      say(titled(what, mark.question))
    case .askedAgain(let question): say(titled("Asked again", question))
    case .noteKept: say("Note kept.")
    case .noteRemoved: say("Note removed.")
    case .noteUndone(let question): say(titled("Undid the note", question))
    case .noteRedone(let question): say(titled("Note kept", question))
    case .preferenceKept(let key, let isUndo):
      let date = desk.preferences.interviewDate
      let isPast = key == .interviewDate && date.map { $0 < desk.today.date } ?? false
      say(
        "\(isUndo ? "Undone" : "Kept"): \(key.title) \(scene.shown(key))"
          + (isPast ? ", which is past." : ".") + consequence(of: key))
    case .fitted(let isUndo):
      say(
        isUndo
          ? "Back to the parameters before the last fit."
          : "The memory model is fitted to your answers; u in the settings goes back.")
    case .preferenceRefused(let error): complain(error.message)
    }
  }
}

extension App {
  /// What there is to say when the app has ended: where it goes on; nil where nothing was left.
  package var farewell: String? {
    guard let sitting = desk.sittingToProceed, let question = sitting.current else { return nil }
    return "Kept: \(sitting.counts). It goes on with: \(scene.clean(scene.title(of: question)))"
  }

  /// Drops the sitting that was left. Where answers were begun in it, it says so first.
  mutating func leaveSitting() {
    let begun = desk.sitting?.drafts.count ?? 0
    guard begun == 0 || isLeavingSitting else {
      isLeavingSitting = true
      say("\(Phrases.count(begun, "answer")) begun would be lost with it; once more drops it.")
      return
    }
    isLeavingSitting = false
    desk.dropSitting()
    say("Dropped. What was graded in it stays.")
  }
}

extension App {
  /// What a change of what the plan is made for does to today, as a sentence after another.
  private func consequence(of key: Preferences.Key) -> String {
    switch key {
    case .newPerDay, .interviewDate, .minutesPerDay, .daysOff, .goalLevels, .goalTopics:
      let queue = desk.queue()
      return queue.isEmpty ? " Today: nothing more." : " Today: \(PlanSheet.words(of: queue))."
    case .desiredRetention, .mouse, .parameters, .fitting: return ""
    }
  }
}

extension Attempt {
  /// How far one was off in how sure one was, as a sentence after another; empty where one was not.
  fileprivate var calibration: String {
    guard let confidence else { return "" }
    if confidence.isBelied(by: grade) {
      return confidence == .certain ? " You were certain." : " You were fairly sure."
    }
    return confidence == .guess && grade >= .good ? " You had called it a guess." : ""
  }
}

extension String {
  /// With a full stop, where a title at the end brings no mark of its own.
  fileprivate var asSentence: String { last.map("?!…".contains) == true ? self : self + "." }
}
