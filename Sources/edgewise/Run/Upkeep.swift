import Practice
import Screens

/// The jobs that keep a history safe, and that nobody asks for: once at the start, which does not wait
/// for them, and once a day.
struct Upkeep {
  private var day: StudyDay?

  mutating func look(at now: WallTime, _ jobs: JobRunner) {
    guard now.today != day else { return }
    if day == nil { jobs.start(.seals) }
    day = now.today
    jobs.start(.backup)
  }
}
