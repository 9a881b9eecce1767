import Practice
import QuestionBank
import TerminalUI

/// Browse in numbered lines.
extension App {
  func plainBrowse(_ state: BrowseState) -> PlainPage {
    if let page = state.page { return plainPage(of: page, state) }
    let list = browseList(state)
    let words = state.query.isEmpty ? "" : ", with the words: \(state.query)"
    let status = [
      "\(list.places.count) of \(bank.questions.count): \(state.filter.summary)\(words)."
    ]
    guard !state.isFinding else {
      return PlainPage(
        body: [], status: status,
        choices: [
          choice("Done", .finishFinding), choice("Back", .back), choice("Quit", .quit),
        ] + (state.query.isEmpty ? [] : [choice("Take the words off", .eraseLine)]))
    }
    // A page is as far as a page of the list moves.
    let length = max(1, state.list.height - 1)
    let first = state.list.selected / length * length
    let window = first..<min(list.places.count, first + length)
    var choices = window.map { index in
      let question = bank.questions[list.places[index]]
      let standing = list.standings[list.places[index]]
      let facts = [
        question.level.title, question.topic.rawValue, question.kind.rawValue,
        stateWord(standing).0 + (standing.isStarred ? ", starred" : ""),
      ]
      return choice("\(clean(question.title)): \(facts.joined(separator: ", "))", .item(index))
    }
    if window.upperBound < list.places.count {
      choices.append(choice("Further questions", .pageDown))
    }
    if window.lowerBound > 0 { choices.append(choice("Questions before", .pageUp)) }
    choices += [
      choice("Find by words", .find),
      choice("Choose levels", .chooseLevels), choice("Choose topics", .chooseTopics),
      choice("State: \(state.filter.state?.rawValue ?? "all"), next", .nextState),
      choice("State: the one before", .previousState),
      choice("Kind: \(state.filter.kind?.rawValue ?? "all"), next", .nextKind),
      choice("Kind: the one before", .previousKind),
    ]
    if isAvailable(.clearFilter) { choices.append(choice("All questions", .clearFilter)) }
    return PlainPage(
      body: ["Browse."], status: status,
      choices: choices + plainUndo() + [choice("Back to Today", .back)] + plainEnd())
  }

  private func plainPage(of page: QuestionPage, _ state: BrowseState) -> PlainPage {
    let standing = standing(of: page.question)
    let choices = [
      choice(page.showsAnswer ? "Hide the answer" : "Show the answer", .reveal),
      choice("Practise this one now", .practise),
      choice(standing.isStarred ? "Take the star off" : "Star", .star),
      choice(
        standing.isSuspended ? "Ask it again: no longer suspended" : "Suspend: not asked again",
        .suspendQuestion),
      choice(standing.isBuried ? "No longer buried" : "Bury until tomorrow", .bury),
    ]
    var facts: [String] = []
    if let question = bank[page.question] {
      facts = [
        "\(question.level.title), \(question.topic.rawValue), \(question.kind.rawValue)."
      ]
    }
    return PlainPage(
      body: facts + text(of: page).lines.map(\.plain), status: [],
      choices: choices + plainUndo() + [choice("Back to the list", .back)] + plainEnd())
  }
}
