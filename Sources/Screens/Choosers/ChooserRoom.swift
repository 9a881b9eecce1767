import Practice
package import QuestionBank
package import TerminalUI

/// A list to tick entries of: the levels or topics to practise or to list, or the suspended questions.
package struct ChooserRoom: Room {
  package enum Subject: Hashable, Sendable {
    case levels, topics
    /// The questions that were suspended when the list was opened.
    case suspended([QuestionID])
  }

  package let subject: Subject
  /// The levels and topics that are chosen.
  private var part: StudyFilter
  /// Whether it is chosen what Browse lists, where other questions count than those of today.
  private let isForList: Bool
  package private(set) var cursor = 0
  private var counted = Memo<CountKey, Counts>()

  /// The levels or topics that are practised, or the suspended questions.
  init(_ subject: Subject, toPractise part: StudyFilter) {
    self.subject = subject
    self.part = part
    isForList = false
  }

  /// The levels or topics that are listed.
  init(_ subject: Subject, toList part: StudyFilter) {
    self.subject = subject
    self.part = part
    isForList = true
  }

  package var context: Context { .choosing }

  var count: Int {
    switch subject {
    case .levels: Level.allCases.count
    case .topics: Topic.allCases.count
    case .suspended(let questions): questions.count
    }
  }

  package mutating func update(_ action: Action, _ scene: Scene) -> [Request] {
    switch action {
    case .back: return [.close]
    case .item(let index):
      guard (0..<count).contains(index) else { return [] }
      cursor = index
      return toggle()
    case .toggle: return toggle()
    case .chooseNone:
      guard offers(.chooseNone, scene) else { return [] }
      if subject == .levels { part.levels = [] } else { part.topics = [] }
      return [.chosen(part)]
    default:
      cursor = scene.moved(cursor, by: action, count: count)
      return []
    }
  }

  private mutating func toggle() -> [Request] {
    switch subject {
    case .levels: part.levels.formSymmetricDifference([Level.allCases[cursor]])
    case .topics: part.topics.formSymmetricDifference([Topic.allCases[cursor]])
    case .suspended(let questions):
      return questions.indices.contains(cursor)
        ? [.mark(.suspended, questions[cursor], isSet: nil)] : []
    }
    return [.chosen(part)]
  }

  package mutating func click(
    _ position: Position, clicks: Int, _ scene: Scene
  ) -> [Request] {
    guard clicks == 1, let row = ChooserView(room: self, scene: scene).row(at: position) else {
      return []
    }
    return [.perform(.item(row))]
  }

  package mutating func prepare(_ scene: Scene) {
    counted.keep(counts(scene.desk), for: CountKey(revision: scene.desk.revision, part: part))
  }

  package func draw(_ scene: Scene, in frame: inout Frame) {
    ChooserView(room: self, scene: scene).draw(in: &frame)
  }

  package func offers(_ action: Action, _ scene: Scene) -> Bool {
    guard action == .chooseNone else { return scene.desk.offers(action) }
    return switch subject {
    case .levels: !part.levels.isEmpty
    case .topics: !part.topics.isEmpty
    case .suspended: false
    }
  }

  package func label(of action: Action, _ scene: Scene) -> String? {
    guard action == .toggle, case .suspended = subject else { return nil }
    return entries(scene)[cursor].isTicked ? "ask again" : "suspend"
  }

  package func plain(_ scene: Scene) -> PlainPage {
    var isQuestions = false
    if case .suspended = subject { isQuestions = true }
    var page = PlainPage(status: [
      isQuestions ? "Suspended questions." : "Practising \(scene.filter.summary)."
    ])
    for (index, entry) in entries(scene).enumerated() {
      let verb =
        isQuestions
        ? entry.isTicked ? "Ask again" : "Suspend" : entry.isTicked ? "Leave" : "Take"
      let detail = entry.detail.isEmpty ? "" : ", " + entry.detail
      page.offer("\(verb) \(entry.name)\(detail)", .item(index))
    }
    page.offer("Take all", .chooseNone, if: offers(.chooseNone, scene))
    page.offer("Done", .back)
    page.offerEnd()
    return page
  }

  // MARK: The entries

  /// A line of the list.
  struct Entry {
    let name: String
    let detail: String
    let isTicked: Bool
    /// What there is to practise; nil for a question.
    let count: Overview.Count?
  }

  /// The lines of the list, as they are now.
  func entries(_ scene: Scene) -> [Entry] {
    switch subject {
    case .levels:
      let counts = counts(scene.desk)
      return Level.allCases.map { level in
        Entry(
          name: level.title, detail: "", isTicked: part.levels.contains(level),
          count: counts.levels[level.rank])
      }
    case .topics:
      let counts = counts(scene.desk)
      return Topic.allCases.map { topic in
        Entry(
          name: ChooserView.hasShortNames(scene) ? topic.shortName : topic.name,
          detail: topic.title, isTicked: part.topics.contains(topic),
          count: counts.topics[topic.rank])
      }
    case .suspended(let questions):
      return questions.map { id in
        let question = scene.bank[id]
        return Entry(
          name: scene.clean(scene.title(of: id)),
          detail: question.map { $0.level.title + scene.dot + $0.topic.name } ?? "",
          isTicked: scene.progress.marks.isSuspended(id), count: nil)
      }
    }
  }

  private struct CountKey: Hashable, Sendable {
    let revision: Int
    let part: StudyFilter
  }

  /// By rank, of every level with the chosen topics, of every topic with the chosen levels.
  private struct Counts: Sendable {
    var levels: [Overview.Count]
    var topics: [Overview.Count]
  }

  private func counts(_ desk: Desk) -> Counts {
    let key = CountKey(revision: desk.revision, part: part)
    return counted.value(for: key) { makeCounts(desk) }
  }

  private func makeCounts(_ desk: Desk) -> Counts {
    guard isForList else {
      let overview = DayPlan(desk).overview
      return Counts(
        levels: Level.allCases.map(overview.count(of:)),
        topics: Topic.allCases.map(overview.count(of:)))
    }
    var counts = Counts(
      levels: Level.allCases.map { _ in Overview.Count() },
      topics: Topic.allCases.map { _ in Overview.Count() })
    for (question, standing) in zip(desk.bank.questions, QuestionStanding.all(desk)) {
      if part.topics.isEmpty || part.topics.contains(question.topic) {
        counts.levels[question.level.rank].add(standing)
      }
      if part.levels.isEmpty || part.levels.contains(question.level) {
        counts.topics[question.topic.rank].add(standing)
      }
    }
    return counts
  }
}

extension Overview.Count {
  fileprivate mutating func add(_ standing: QuestionStanding) {
    total += 1
    if standing.card != nil { seen += 1 }
    if standing.isDue { due += 1 }
    if standing.isIn(.new) { new += 1 }
  }
}
