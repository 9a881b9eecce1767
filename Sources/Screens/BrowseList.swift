import Practice
import QuestionBank
import TerminalUI

/// What Browse lists, and how each question of the bank stands.
struct BrowseList: Sendable {
  struct Key: Hashable, Sendable {
    let filter: QuestionFilter
    let query: String
  }

  let key: Key
  /// In the bank's order, all of them.
  let standings: [QuestionStanding]
  /// Places in the bank, in the order listed: the best match first, or the bank's order.
  let places: [Int]
}

extension App {
  /// The list for a state, made anew only when it has changed.
  func browseList(_ state: BrowseState) -> BrowseList {
    let key = BrowseList.Key(filter: state.filter, query: state.query)
    if let ready = kept.browse, ready.key == key { return ready }
    let standings =
      kept.browse?.standings
      ?? bank.questions.map {
        QuestionStanding(
          $0.id, progress: progress, schedule: preferences.schedule, on: today)
      }
    let found =
      state.query.isEmpty
      ? Array(bank.questions.indices)
      : (kept.search ?? QuestionSearch(bank.questions)).places(matching: state.query)
    return BrowseList(
      key: key, standings: standings,
      places: found.filter { state.filter.matches(bank.questions[$0], standings[$0]) })
  }

  /// Works out the list, its window and the text beside it or over it.
  mutating func prepare(_ state: BrowseState) {
    if !state.query.isEmpty || state.isFinding { while addToSearch() {} }
    let list = browseList(state)
    kept.browse = list
    guard isLargeEnough else { return }
    var state = state
    state.list.resize(count: list.places.count, height: browseRows(state))
    if var page = state.page {
      kept.page = text(of: page)
      page.offset = scrolledPage(page, by: .redraw)
      page.sideways = min(page.sideways, mostSideways(page))
      state.page = page
    } else if hasPreview {
      kept.page = selected(in: state).flatMap { preview(of: $0) }
    }
    screen = .browse(state)
  }

  /// How many questions are read into the index at a time: a millisecond's worth.
  private static let questionsAtOnce = 20

  /// Reads some more questions into the index that is searched; returns whether any were left.
  mutating func addToSearch() -> Bool {
    guard kept.search == nil else { return false }
    var builder = kept.searchBuilder ?? QuestionSearch.Builder()
    // Not in two places, or it would be copied.
    kept.searchBuilder = nil
    guard builder.count < bank.questions.count else {
      kept.search = QuestionSearch(builder)
      return true
    }
    for question in bank.questions[builder.count...].prefix(Self.questionsAtOnce) {
      builder.add(question)
    }
    kept.searchBuilder = builder
    return true
  }

  /// How many of some questions there are, are due, were seen and are new, where the filter's other
  /// parts let them through.
  func browseCount(
    _ state: BrowseState, where isCounted: (Question) -> Bool
  ) -> Overview.Count {
    var count = Overview.Count()
    for (question, standing) in zip(bank.questions, browseList(state).standings)
    where isCounted(question) {
      count.total += 1
      if standing.card != nil { count.seen += 1 }
      if standing.isDue { count.due += 1 }
      if standing.isIn(.new) { count.new += 1 }
    }
    return count
  }
}
