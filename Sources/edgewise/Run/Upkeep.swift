import History
import Practice
import Screens

/// The jobs that keep a history safe and the memory model fitted, and that nobody asks for: looked after
/// at the start, which does not wait for them, and once a day.
struct Upkeep {
  private var day: StudyDay?

  mutating func look(at now: WallTime, _ history: HistoryFile, _ jobs: JobRunner) {
    guard now.today != day else { return }
    day = now.today
    if (try? history.hasUnsealed) == true { jobs.start(.seals) }
    // Where that cannot be known, the job says why.
    if (try? Backups(of: history.path).isDue(at: now, of: history)) != false { jobs.start(.backup) }
    if (try? SilentFit(history).isDue()) == true { jobs.start(.silentFit) }
  }
}
