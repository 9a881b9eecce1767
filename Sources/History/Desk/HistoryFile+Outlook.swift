package import Practice
package import QuestionBank

extension HistoryFile {
  /// Works out what the plan leads to, of what the history holds.
  ///
  /// - Parameters:
  ///   - bank: has the questions.
  ///   - today: the day from which is planned.
  ///   - change: changes the goal, the date or the minutes before, to see what would follow.
  ///   - goesOn: told the share that is done, 0…1; false gives it up.
  /// - Returns: nil where it was given up.
  /// - Throws: `HistoryError` where the file cannot be read.
  package func outlook(
    bank: Bank, on today: StudyDay, changing change: (inout Preferences) -> Void = { _ in },
    goesOn: (Double) -> Bool = { _ in true }
  ) throws(HistoryError) -> PlanOutlook? {
    let snapshot = try snapshot(on: today)
    var preferences = snapshot.preferences
    change(&preferences)
    return PlanOutlook(
      PlanBasis(preferences, on: today), bank: bank, progress: snapshot.progress,
      preferences: preferences,
      tallies: try tallies(model: preferences.schedule.model, through: today.lastCounted),
      habits: snapshot.habits(of: bank, on: today),
      goesOn: goesOn)
  }
}
