import Practice
import QuestionBank
import Reports
import Typography

extension TodayRoom {
  package func plain(_ scene: Scene) -> PlainPage {
    let view = TodayView(room: self, scene: scene)
    let desk = scene.desk
    let overview = plan(desk).overview
    var body = ["Edgewise, \(Phrases.date(desk.today.date))."]
    if let interview = desk.preferences.interviewDate {
      let days = StudyDay(interview).days(since: desk.today)
      if days >= 0 { body.append("The interview is \(Phrases.distance(days: days)).") }
    }
    if desk.bank.questions.isEmpty {
      body.append("The bank has no reviewed questions.")
    } else if overview.queue.isEmpty {
      let next = overview.nextDue.map { " Next: \(Phrases.date($0.date))." } ?? ""
      body.append("Nothing is due.\(next)")
    } else {
      body.append(
        "\(overview.queue.due.count) due, \(overview.queue.new.count) new, "
          + "about \(Phrases.minutes(Phrases.wholeMinutes(seconds: overview.queue.seconds))).")
    }
    body.append("Practising \(desk.filter.summary).")
    for level in Level.allCases {
      let count = overview.count(of: level)
      body.append(
        "\(level.title): \(count.due) due, \(count.new) new, \(count.seen) of \(count.total) seen.")
    }
    var page = PlainPage(body: body)
    for (index, item) in items(desk).enumerated() {
      let words = view.words(of: item)
      page.offer("\(words.name): \(words.detail)", .item(index))
    }
    page.offer("Choose levels", .chooseLevels)
    page.offer("Choose topics", .chooseTopics)
    page.offer("Clear the filter", .clearFilter, if: !desk.filter.isEmpty)
    page.offer("Browse all questions", .browse)
    page.offer("Settings", .settings)
    page.offerUndo(desk)
    page.offerEnd()
    return page
  }
}
