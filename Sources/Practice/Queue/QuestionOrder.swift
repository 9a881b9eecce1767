package import FSRS
package import QuestionBank

/// The order of a list of questions.
package enum QuestionOrder: String, CaseIterable, Hashable, Sendable {
  /// The bank's, or that of a search.
  case given
  /// The longest overdue first, then what comes due; what was never asked after that, and what is set
  /// aside last.
  case due
  /// The likeliest to be forgotten first; what was never asked last.
  case recall
  /// What was forgotten most often first.
  case lapses
  case title

  /// Places in a bank in this order; of equals the one that was first stays so.
  ///
  /// - Parameters:
  ///   - places: places in the bank.
  ///   - bank: has the questions.
  ///   - standings: of each question of the bank.
  ///   - model: foresees what is forgotten.
  ///   - day: today.
  /// - Returns: the same places.
  package func sorted(
    _ places: [Int], of bank: Bank, _ standings: [QuestionStanding], model: FSRS, on day: StudyDay
  ) -> [Int] {
    func sorted<Key: Comparable>(by key: (Int) -> Key) -> [Int] {
      let keyed = places.enumerated().map {
        (key: key($0.element), rank: $0.offset, place: $0.element)
      }
      return keyed.sorted { $0.key == $1.key ? $0.rank < $1.rank : $0.key < $1.key }.map(\.place)
    }
    switch self {
    case .given: return places
    case .due:
      return sorted { place in
        standings[place].isHidden ? .max : standings[place].daysToDue ?? .max - 1
      }
    case .recall:
      return sorted { standings[$0].card?.recall(on: day, model: model) ?? 2 }
    case .lapses: return sorted { -(standings[$0].card?.lapses ?? -1) }
    case .title: return sorted { bank.questions[$0].title.lowercased() }
    }
  }
}
