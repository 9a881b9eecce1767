import Practice
import QuestionBank

/// What Browse lists, and how each question of the bank stands.
struct BrowseList: Sendable {
  struct Key: Hashable, Sendable {
    let revision: Int
    let filter: QuestionFilter
    let query: String
  }

  /// In the bank's order, all of them.
  let standings: [QuestionStanding]
  /// Places in the bank, in the order listed: the best match first, or the bank's order.
  let places: [Int]

  init(_ desk: Desk, filter: QuestionFilter, query: String, search: QuestionSearch?) {
    let bank = desk.bank
    let standings = QuestionStanding.all(desk)
    let found =
      query.isEmpty
      ? Array(bank.questions.indices)
      : (search ?? QuestionSearch(bank.questions)).places(matching: query)
    self.standings = standings
    places = found.filter { filter.matches(bank.questions[$0], standings[$0]) }
  }
}

extension QuestionStanding {
  /// How each question of the bank stands, in its order.
  static func all(_ desk: Desk) -> [QuestionStanding] {
    let schedule = desk.preferences.schedule
    return desk.bank.questions.map {
      QuestionStanding($0.id, progress: desk.progress, schedule: schedule, on: desk.today)
    }
  }
}
