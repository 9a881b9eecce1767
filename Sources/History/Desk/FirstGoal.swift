import Foundation
import Practice
import QuestionBank

/// What versions before goals kept as the choice of levels and topics: it held from day to day, and so is
/// the first goal. It stays where it is, so that those versions find it too.
enum FirstGoal {
  /// The setting that they kept it under.
  static let key = "filter"

  /// Settings with the first goal, where none has been set.
  static func added(to settings: [String: String]) -> [String: String] {
    let keys = (
      levels: Preferences.Key.goalLevels.rawValue, topics: Preferences.Key.goalTopics.rawValue
    )
    guard settings[keys.levels] == nil, settings[keys.topics] == nil, let kept = settings[key],
      let filter = try? JSONDecoder().decode(StudyFilter.self, from: Data(kept.utf8)),
      !(filter.levels.isEmpty && filter.topics.isEmpty)
    else { return settings }
    var preferences = Preferences()
    preferences.goal = StudyFilter(levels: filter.levels, topics: filter.topics)
    var settings = settings
    settings[keys.levels] = preferences.value(of: .goalLevels)
    settings[keys.topics] = preferences.value(of: .goalTopics)
    return settings
  }
}

/// What today is narrowed to, and which day that is.
struct DayFilter: Codable {
  let day: StudyDay
  let part: StudyFilter
}
