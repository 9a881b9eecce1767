import FSRS

/// When the memory model is fitted without anybody asking for it.
package enum FitSchedule {
  /// Attempts that a first fit waits for. Fewer tell next to nothing: the prior would speak alone.
  package static let fewestAttempts = 30
  /// By what factor attempts grow until the next one: a fifth more hardly ever moves the parameters by
  /// more than they are unsure by.
  private static let growth = 1.2

  /// Whether a fit is due after so many attempts.
  ///
  /// Never where a person has set the parameters themselves, has undone a fit, or wants to be asked.
  package static func isDue(
    attempts: Int, preferences: Preferences, history: ParameterHistory
  ) -> Bool {
    guard preferences.fitting == .automatic, !history.isHeld, attempts >= fewestAttempts,
      history.made(preferences.parameters)
    else { return false }
    guard let last = history.attemptsTried else { return true }
    return Double(attempts) >= growth * Double(last)
  }
}
