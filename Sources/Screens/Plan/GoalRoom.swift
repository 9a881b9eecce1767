import Practice
import QuestionBank
package import TerminalUI
import Typography

/// Asks which level the interview is for, and when it is.
package struct GoalRoom: Room {
  /// Whether it is asked for the first time, and the date is asked for next.
  private let isFirst: Bool
  package private(set) var cursor = 0

  init(isFirst: Bool) { self.isFirst = isFirst }

  package var context: Context { .goal }

  /// What can be answered.
  enum Answer: Hashable, Sendable {
    case level(Level)
    case all
  }

  static let answers: [Answer] = Level.allCases.map { .level($0) } + [.all]

  /// The levels that an answer stands for: an interview for a level asks those of the one below, too.
  static func levels(of answer: Answer) -> CaseSet<Level> {
    guard case .level(let level) = answer else { return [] }
    return CaseSet(Level.allCases.filter { $0 == level || $0.rank == level.rank - 1 })
  }

  package mutating func update(_ action: Action, _ scene: Scene) -> [Request] {
    switch action {
    case .back: return [.close]
    case .passOver:
      // An answer like another: all levels, and nobody asks again.
      return [.close, .set(.goalLevels, "all")]
    case .goalLevel(let level): return choose(.level(level))
    case .choose: return choose(Self.answers[cursor])
    case .item(let index):
      return Self.answers.indices.contains(index) ? choose(Self.answers[index]) : []
    default:
      cursor = scene.moved(cursor, by: action, count: Self.answers.count)
      return []
    }
  }

  private func choose(_ answer: Answer) -> [Request] {
    let levels = Self.levels(of: answer).members.map(\.rawValue).joined(separator: " ")
    let set = Request.set(.goalLevels, levels.isEmpty ? "all" : levels)
    return isFirst ? [.turnInto(SettingsRoom(asking: .interviewDate)), set] : [.close, set]
  }

  package func offers(_ action: Action, _ scene: Scene) -> Bool {
    action == .passOver ? isFirst : scene.desk.offers(action)
  }

  package func draw(_ scene: Scene, in frame: inout Frame) {
    scene.drawHeader(
      StyledText("Which level is it for?", .title), scene.headerDate, in: &frame)
    scene.draw(lines(scene), offset: 0, selected: cursor, in: scene.body, frame: &frame)
  }

  private func lines(_ scene: Scene) -> [StyledText] {
    Self.answers.enumerated().map { index, answer in
      let isSelected = index == cursor
      let (name, detail) = Self.words(of: answer, scene)
      return StyledText(isSelected ? "\(scene.glyphs.pointer) " : "  ", .accent)
        + StyledText(name.padding(to: 12), isSelected ? .strong : .text) + StyledText(detail, .dim)
    }
  }

  private static func words(of answer: Answer, _ scene: Scene) -> (name: String, detail: String) {
    let levels = levels(of: answer)
    let offered = StudyFilter(levels: levels)
    let count = Phrases.count(scene.bank.questions.count { offered.offers($0) }, "question")
    guard case .level(let level) = answer else { return ("All levels", count) }
    let below = levels.members.first.flatMap { $0 == level ? nil : $0 }
    return (
      level.title, count + (below.map { ", with those of \($0.rawValue)" } ?? "")
    )
  }

  package func plain(_ scene: Scene) -> PlainPage {
    var page = PlainPage(body: ["Which level is it for?"])
    for (index, answer) in Self.answers.enumerated() {
      let (name, detail) = Self.words(of: answer, scene)
      page.offer("\(name): \(detail)", .item(index))
    }
    page.offer("Not now", .passOver, if: isFirst)
    page.offer("Back", .back)
    page.offerEnd()
    return page
  }
}
