import Practice
import QuestionBank

/// What Browse lists, and how each question of the bank stands.
struct BrowseList: Sendable {
  struct Key: Hashable, Sendable {
    let revision: Int
    let filter: QuestionFilter
    let query: String
    let order: QuestionOrder
  }

  /// In the bank's order, all of them.
  let standings: [QuestionStanding]
  /// Places in the bank, in the order listed.
  let places: [Int]
  /// What the words of the query are in the questions' texts.
  let marks: SearchMarks
  /// By stage, how many the filter lets through whatever their state.
  private let counts: [Int]

  init(_ desk: Desk, _ key: Key, search: QuestionSearch?) {
    let bank = desk.bank
    let standings = QuestionStanding.all(desk)
    let findings =
      key.query.isEmpty
      ? nil : (search ?? QuestionSearch(bank.questions)).findings(for: key.query)
    var anyState = key.filter
    anyState.state = nil
    let found = (findings?.places ?? Array(bank.questions.indices)).filter {
      anyState.matches(bank.questions[$0], standings[$0])
    }
    var counts = [Int](repeating: 0, count: QuestionStage.allCases.count)
    for place in found { counts[standings[place].stage.rawValue] += 1 }
    self.standings = standings
    self.counts = counts
    marks = findings?.marks ?? .none
    places = key.order.sorted(
      found.filter { place in key.filter.state.map(standings[place].isIn) ?? true }, of: bank,
      standings, model: desk.preferences.schedule.model, on: desk.today)
  }

  /// "12 due · 30 new · 4 set aside": whatever is in none of the states is left out.
  func countWords(by separator: String) -> String {
    let words = QuestionStage.allCases.filter { counts[$0.rawValue] > 0 }
      .map { "\(counts[$0.rawValue]) \($0.word)" }
    return words.isEmpty ? "none" : words.joined(separator: separator)
  }
}

extension QuestionOrder {
  /// "by due date"; what is in no order of its own is in the bank's, or that of the search.
  func words(hasQuery: Bool) -> String {
    switch self {
    case .given: hasQuery ? "best match first" : "in the bank's order"
    case .due: "by due date"
    case .recall: "by recall"
    case .lapses: "by lapses"
    case .title: "by title"
    }
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
