import Practice
package import QuestionBank
import TerminalUI

/// A list to tick entries of: the levels or topics to practise, or the suspended questions.
package struct Chooser: Hashable, Sendable {
  package enum Subject: Hashable, Sendable {
    case levels, topics
    /// The questions that were suspended when the list was opened.
    case suspended([QuestionID])
  }

  package let subject: Subject
  package var cursor = 0

  package init(_ subject: Subject) { self.subject = subject }

  package var count: Int {
    switch subject {
    case .levels: Level.allCases.count
    case .topics: Topic.allCases.count
    case .suspended(let questions): questions.count
    }
  }
}

/// A line of such a list.
struct ChooserEntry {
  let name: String
  let detail: String
  let isTicked: Bool
  /// What there is to practise; nil for a question.
  let count: Overview.Count?
}

extension App {
  mutating func performChooser(_ action: Action, _ chooser: Chooser) -> [Effect] {
    var chooser = chooser
    switch action {
    case .back:
      overlay = nil
      return []
    case .item(let index):
      guard (0..<chooser.count).contains(index) else { return [] }
      chooser.cursor = index
      return toggle(chooser)
    case .toggle: return toggle(chooser)
    case .chooseNone: return chooseNone(chooser)
    default:
      chooser.cursor = moved(chooser.cursor, by: action, count: chooser.count)
      overlay = .choosing(chooser)
      return []
    }
  }

  private mutating func toggle(_ chooser: Chooser) -> [Effect] {
    overlay = .choosing(chooser)
    if case .browse(let state) = screen {
      let part = toggled(state.filter.part, chooser)
      change(state) { $0.filter.part = part }
      return []
    }
    screen = .today(TodayState())
    switch chooser.subject {
    case .levels, .topics: filter = toggled(filter, chooser)
    case .suspended(let questions):
      guard questions.indices.contains(chooser.cursor) else { return [] }
      return suspend(questions[chooser.cursor])
    }
    return [.keepFilter(filter)]
  }

  /// A filter with the chosen entry added or left out.
  private func toggled(_ filter: StudyFilter, _ chooser: Chooser) -> StudyFilter {
    var filter = filter
    switch chooser.subject {
    case .levels: filter.levels.formSymmetricDifference([Level.allCases[chooser.cursor]])
    case .topics: filter.topics.formSymmetricDifference([Topic.allCases[chooser.cursor]])
    case .suspended: break
    }
    return filter
  }

  /// What the open list chooses from: what to practise, or what Browse lists.
  var chosen: StudyFilter {
    if case .browse(let state) = screen { return state.filter.part }
    return filter
  }

  /// Suspends a question, or asks it again.
  private mutating func suspend(_ question: QuestionID) -> [Effect] {
    let isSet = !progress.marks.isSuspended(question)
    var after = sitting
    if isSet, after?.current == question { after?.drop() }
    saving = .mark
    let mark = Mark(question: question, kind: .suspended, isSet: isSet, at: now.instant)
    return [.mark(mark, sitting: after.flatMap { $0.isFinished ? nil : $0 })]
  }

  private mutating func chooseNone(_ chooser: Chooser) -> [Effect] {
    if case .browse(let state) = screen {
      change(state) {
        if chooser.subject == .levels { $0.filter.part.levels = [] }
        if chooser.subject == .topics { $0.filter.part.topics = [] }
      }
      return []
    }
    let before = filter
    switch chooser.subject {
    case .levels: filter.levels = []
    case .topics: filter.topics = []
    case .suspended: return []
    }
    screen = .today(TodayState())
    return filter == before ? [] : [.keepFilter(filter)]
  }

  private func count(of level: Level) -> Overview.Count {
    guard case .browse(let state) = screen else { return overview.count(of: level) }
    let topics = state.filter.part.topics
    return browseCount(state) {
      $0.level == level && (topics.isEmpty || topics.contains($0.topic))
    }
  }

  private func count(of topic: Topic) -> Overview.Count {
    guard case .browse(let state) = screen else { return overview.count(of: topic) }
    let levels = state.filter.part.levels
    return browseCount(state) {
      $0.topic == topic && (levels.isEmpty || levels.contains($0.level))
    }
  }

  /// The lines of a list, as they are now.
  func entries(of chooser: Chooser) -> [ChooserEntry] {
    switch chooser.subject {
    case .levels:
      Level.allCases.map { level in
        ChooserEntry(
          name: level.title, detail: "", isTicked: chosen.levels.contains(level),
          count: count(of: level))
      }
    case .topics:
      Topic.allCases.map { topic in
        ChooserEntry(
          name: topic.rawValue, detail: topic.title, isTicked: chosen.topics.contains(topic),
          count: count(of: topic))
      }
    case .suspended(let questions):
      questions.map { id in
        let question = bank[id]
        return ChooserEntry(
          name: clean(question?.title ?? id),
          detail: question.map { $0.level.title + dot + $0.topic.rawValue } ?? "",
          isTicked: progress.marks.isSuspended(id), count: nil)
      }
    }
  }
}
