import Practice
import QuestionBank
import Reports
import TerminalUI
import Typography

/// What stands beside a sheet of the line that is selected: a question as Browse previews it, or the
/// questions of a topic, a level, a section or a goal.
struct SheetDetails: Staged {
  let scene: Scene
  /// How sure recall is; nil where that has not been read.
  let ranges: RecallRanges?
  /// Nil beside other sheets.
  let roadmap: RoadmapStanding?
  let width: Int

  func lines(
    of subject: Subject, at place: SheetPage.Place, on page: SheetPage
  ) -> [StyledText] {
    if case .question(let id) = subject {
      guard let question = bank[id] else { return [] }
      let key = QuestionText.Key(
        question: id, revision: desk.revision, attempts: nil, showsAnswer: false, sideways: 0,
        standing: standing(of: id), recall: scene.recall(of: id, ranges), width: width,
        isPreview: true)
      return QuestionText(question, key, scene).lines
    }
    let questions = scene.questions(of: subject, at: place, on: page, roadmap)
    let seen = questions.count { progress.cards[$0] != nil }
    let counts = "\(Phrases.count(questions.count, "question")), \(seen) seen"
    return StyledText(scene.words(of: subject, at: place, on: page, roadmap), .strong)
      .wrapped(to: width)
      + [StyledText(counts, .dim), StyledText()] + questions.map(line)
  }

  private func line(of id: QuestionID) -> StyledText {
    let recall = scene.recall(of: id, ranges).map { clean(Phrases.shortRecall($0.now)) } ?? ""
    var line = StyledText(recall.padding(to: 10), .dim)
    line.append(clean(title(of: id)))
    return line.truncated(to: width, mark: glyphs.ellipsis)
  }
}
