import FSRS
import Practice
import QuestionBank
import Reports
import TerminalUI
import Typography

/// What can be done with what a line stands for.
extension Scene {
  /// The room that shows more of it; nil for a heading.
  func room(for subject: Subject, _ roadmap: RoadmapStanding? = nil) -> (any Room)? {
    switch subject {
    case .question(let id): bank[id].map { QuestionRoom($0) }
    case .topic(let topic): BrowseRoom(StudyFilter(topics: [topic]))
    case .level(let level): BrowseRoom(StudyFilter(levels: [level]))
    case .goal(let place, let phase):
      roadmap.flatMap { roadmap in
        let topics = roadmap.phases[phase].all[place].goal.topics
        return topics.isEmpty ? nil : BrowseRoom(StudyFilter(topics: CaseSet(topics)))
      }
    case .section, .phase: nil
    }
  }

  /// The questions of what a line stands for that can be asked. Those of a topic, a level, a goal or a
  /// phase come weakest first and then what was never asked; those of a section in its order.
  func questions(
    of subject: Subject, at place: SheetPage.Place, on page: SheetPage,
    _ roadmap: RoadmapStanding? = nil
  ) -> [QuestionID] {
    switch subject {
    case .question(let id): return bank.contains(id) ? [id] : []
    case .topic(let topic): return weakestFirst { $0.topic == topic }
    case .level(let level): return weakestFirst { $0.level == level }
    case .section:
      var said: Set<QuestionID> = []
      return page.subjects(below: place).compactMap { subject in
        guard case .question(let id) = subject, bank.contains(id), !standing(of: id).isHidden,
          said.insert(id).inserted
        else { return nil }
        return id
      }
    case .goal(let place, let phase):
      guard let goal = roadmap?.phases[phase].all[place] else { return [] }
      return weakestFirst(of: [goal])
    case .phase(let phase): return weakestFirst(of: roadmap?.phases[phase].all ?? [])
    }
  }

  private func weakestFirst(of goals: [RoadmapStanding.Goal]) -> [QuestionID] {
    let ids = Set(goals.flatMap { $0.questions.map(\.id) })
    return weakestFirst { ids.contains($0.id) }
  }

  private func weakestFirst(_ isIn: (Question) -> Bool) -> [QuestionID] {
    let model = preferences.schedule.model
    let questions = bank.questions.filter {
      isIn($0) && !progress.marks.isHidden($0.id, on: today)
    }
    let keyed = questions.enumerated().map { place, question in
      (progress.cards[question.id]?.recall(on: today, model: model) ?? 2, place, question.id)
    }
    return keyed.sorted { ($0.0, $0.1) < ($1.0, $1.1) }.map(\.2)
  }

  /// What a line stands for, in words: "Sensor fusion", "Study next".
  func words(
    of subject: Subject, at place: SheetPage.Place, on page: SheetPage,
    _ roadmap: RoadmapStanding? = nil
  ) -> String {
    switch subject {
    case .question(let id): clean(title(of: id))
    case .topic(let topic): topic.name
    case .level(let level): level.title
    case .goal(let goal, let phase):
      roadmap.map { clean($0.phases[phase].all[goal].goal.text) } ?? ""
    case .phase(let phase): roadmap.map { clean($0.phases[phase].phase.title) } ?? ""
    case .section: page.columns[place.column][place.row].text.plain
    }
  }

  /// Offers to open and to practise what the lines of a page stand for, by number.
  func offer(_ page: SheetPage, _ roadmap: RoadmapStanding? = nil, on plain: inout PlainPage) {
    for (index, place) in page.places.enumerated() {
      guard let subject = page.subject(at: place) else { continue }
      let words = words(of: subject, at: place, on: page, roadmap)
      switch subject {
      case .question: plain.offer("Open: \(words)", .item(index), if: room(for: subject) != nil)
      case .phase: plain.offer("Fold or unfold: \(words)", .item(index))
      case .topic, .level, .goal, .section:
        plain.offer("List: \(words)", .item(index), if: room(for: subject, roadmap) != nil)
        let count = questions(of: subject, at: place, on: page, roadmap).count
        plain.offer(
          "Practise \(Phrases.count(count, "question")): \(words)", .practiseItem(index),
          if: count > 0)
      }
    }
  }
}
