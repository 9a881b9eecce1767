import FSRS
import History
import Practice
import QuestionBank

/// A fit of the memory model that nobody asked for, so that every page and report goes by one that suits
/// the person.
struct SilentFit {
  private let history: HistoryFile

  init(_ history: HistoryFile) { self.history = history }

  /// The most attempts that are fitted to unasked: less than a second's work. More, of years or of an
  /// import, would take the memory of all of them; they are left to a fit by hand.
  static let mostAttempts = 20_000

  /// Whether a fit is due.
  func isDue() throws(HistoryError) -> Bool {
    let count = try history.attemptCount
    guard count <= Self.mostAttempts else { return false }
    let settings = try history.settings()
    return FitSchedule.isDue(
      attempts: count, preferences: Preferences(settings: settings),
      history: ParameterHistory(settings[ParameterHistory.key] ?? ""))
  }

  /// Fits where that is due, and keeps what came of it.
  ///
  /// - Parameters:
  ///   - snapshot: the history as it was read; afterwards as it is with the fit, also where that cannot
  ///     be kept.
  ///   - now: the time.
  ///   - progress: told the share that is done, 0…1; false gives up.
  /// - Returns: whether the parameters are others now.
  /// - Throws: `HistoryError` where the history cannot be read.
  @discardableResult
  func run(
    on snapshot: inout Snapshot, at now: WallTime, progress: (Double) -> Bool = { _ in true }
  ) throws(HistoryError) -> Bool {
    let count = try history.attemptCount
    guard
      FitSchedule.isDue(
        attempts: count, preferences: snapshot.preferences, history: snapshot.replaced)
    else { return false }
    let attempts = try history.attempts(through: now.today.lastCounted)
    let proposal: ParameterProposal
    do throws(FitError) {
      proposal = try ParameterProposal(
        attempts: attempts, preferences: snapshot.preferences, history: snapshot.replaced,
        progress: progress)
    } catch {
      // Given up; or too few count, of which most are dated ahead.
      return false
    }
    var desk = Desk(bank: Bank([]), snapshot: snapshot, now: now, seed: 0)
    guard let entry = desk.adopt(proposal, unaskedAfter: count) else { return false }
    // Where it cannot be kept, what is told now goes by it all the same.
    do throws(HistoryError) { _ = try history.keep(entry, at: now) } catch {}
    _ = desk.kept(.init(entry))
    snapshot.replaced = desk.replaced
    guard desk.preferences != snapshot.preferences else { return false }
    snapshot.preferences = desk.preferences
    snapshot.progress.cards = try history.cards(
      model: snapshot.preferences.schedule.model, through: now.today.lastCounted)
    return true
  }
}
