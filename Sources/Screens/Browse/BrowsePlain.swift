import Practice
import QuestionBank
import Reports
import TerminalUI
import Typography

extension BrowseRoom {
  package func plain(_ scene: Scene) -> PlainPage {
    let desk = scene.desk
    let list = list(desk)
    let words = query.isEmpty ? "" : ", with the words: \(query)"
    var page = PlainPage(status: [
      "\(list.places.count) of \(desk.bank.questions.count): \(filter.summary)\(words), "
        + "\(order.words(hasQuery: !query.isEmpty)).",
      list.countWords(by: ", ") + ".",
    ])
    guard !isFinding else {
      page.offer("Done", .finishFinding)
      page.offer("Back", .back)
      page.offer("Quit", .quit)
      page.offer("Take the words off", .eraseLine, if: !query.isEmpty)
      return page
    }
    page.body = ["Browse."]
    // A page is as far as a page of the list moves.
    let length = max(1, cursor.height - 1)
    let first = cursor.selected / length * length
    let window = first..<min(list.places.count, first + length)
    for index in window {
      let question = desk.bank.questions[list.places[index]]
      let standing = list.standings[list.places[index]]
      let facts =
        [
          question.level.title, question.topic.name, question.form.rawValue,
          question.kind.rawValue, standing.words.text + (standing.isStarred ? ", starred" : ""),
        ]
        + (scene.recall(of: question.id, ranges).map {
          ["recalled now \(scene.clean(Phrases.recall($0.now)))"]
        } ?? [])
      let line = list.marks.line(of: question).map {
        let line = scene.clean($0)
        return ". " + list.marks.bracketed(list.marks.excerpt(line, mark: "..."))
      }
      page.offer(
        "\(scene.clean(question.title)): \(facts.joined(separator: ", "))\(line ?? "")",
        .item(index))
    }
    page.offer("Further questions", .pageDown, if: window.upperBound < list.places.count)
    page.offer("Questions before", .pageUp, if: window.lowerBound > 0)
    let count = toPractise(desk).count
    page.offer("Practise all \(count) of these", .practiseAll, if: offers(.practiseAll, scene))
    page.offer("Sort in another order", .nextOrder)
    page.offer("Find by words", .find)
    page.offer("Choose levels", .chooseLevels)
    page.offer("Choose topics", .chooseTopics)
    page.offer("Form: \(filter.part.forms.members.first?.rawValue ?? "all"), next", .nextForm)
    page.offer("State: \(filter.state?.rawValue ?? "all"), next", .nextState)
    page.offer("Kind: \(filter.kind?.rawValue ?? "all"), next", .nextKind)
    page.offer("All questions", .clearFilter, if: offers(.clearFilter, scene))
    page.offerUndo(desk)
    page.offer("Plan", .plan)
    page.offer("Progress", .progress)
    page.offer("Report", .report)
    page.offer("Roadmap", .roadmap)
    page.offer("Settings", .settings)
    page.offer("Back to Today", .back)
    page.offerEnd()
    return page
  }
}
