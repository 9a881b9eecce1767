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
    screen = .today(TodayState())
    switch chooser.subject {
    case .levels: filter.levels.formSymmetricDifference([Level.allCases[chooser.cursor]])
    case .topics: filter.topics.formSymmetricDifference([Topic.allCases[chooser.cursor]])
    case .suspended(let questions):
      guard questions.indices.contains(chooser.cursor) else { return [] }
      return suspend(questions[chooser.cursor])
    }
    return [.keepFilter(filter)]
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
    let before = filter
    switch chooser.subject {
    case .levels: filter.levels = []
    case .topics: filter.topics = []
    case .suspended: return []
    }
    screen = .today(TodayState())
    return filter == before ? [] : [.keepFilter(filter)]
  }

  /// The lines of a list, as they are now.
  func entries(of chooser: Chooser) -> [ChooserEntry] {
    switch chooser.subject {
    case .levels:
      Level.allCases.map { level in
        ChooserEntry(
          name: level.title, detail: "", isTicked: filter.levels.contains(level),
          count: overview.levels[level] ?? Overview.Count())
      }
    case .topics:
      Topic.allCases.map { topic in
        ChooserEntry(
          name: topic.rawValue, detail: topic.title, isTicked: filter.topics.contains(topic),
          count: overview.topics[topic] ?? Overview.Count())
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
