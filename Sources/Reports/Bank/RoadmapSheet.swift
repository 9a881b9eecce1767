package import Practice
package import QuestionBank
package import Typography

/// The roadmap with a person's progress, as `edgewise roadmap` prints it.
package struct RoadmapSheet: Sendable {
  package let roadmap: Roadmap
  package let standing: RoadmapStanding

  package init(_ roadmap: Roadmap, standing: RoadmapStanding) {
    self.roadmap = roadmap
    self.standing = standing
  }

  /// Phases with goals, resources and milestone. Before a goal stands a mark for each of its
  /// questions: held, fading or not asked yet.
  package func text(_ plain: PlainText = PlainText()) -> String {
    var lines: [String] = []
    var week = 1
    for (index, phase) in standing.phases.enumerated() {
      if index > 0 { lines.append("") }
      let last = week + phase.phase.weeks - 1
      lines += plain.underlined(
        "\(index + 1). \(phase.phase.title)  (weeks \(week)-\(last))", with: "=")
      week = last + 1
      for goal in phase.goals { lines += self.lines(of: goal, plain) }
      lines += [""] + plain.wrapped("Milestone")
      lines += self.lines(of: phase.milestone, plain)
      lines += [""] + plain.wrapped("Resources")
      for resource in phase.phase.resources {
        let by = resource.by.map { ", \($0)" } ?? ""
        lines += plain.wrapped("\(resource.title)\(by)", first: "- ", rest: "  ")
        if let note = resource.note { lines += plain.wrapped(note, first: "  ", rest: "  ") }
      }
    }
    let marks = Self.marks(plain)
    lines +=
      [""]
      + plain.wrapped(
        "\(marks.held) recalled and not due   \(marks.fading) missed or due again   "
          + "\(marks.unseen) not asked yet")
    return lines.joined(separator: "\n") + "\n"
  }

  private func lines(of goal: RoadmapStanding.Goal, _ plain: PlainText) -> [String] {
    let marks = Self.marks(plain)
    let shown = goal.questions.map { question in
      switch question.hold {
      case .held: marks.held
      case .fading: marks.fading
      case .unseen: marks.unseen
      }
    }.joined()
    let first = plain.padded(shown, to: Self.marksWidth, atEnd: true)
    let rest = String(repeating: " ", count: Self.marksWidth)
    let text = plain.wrapped(goal.goal.text, first: first, rest: rest)
    guard !goal.questions.isEmpty else { return text }
    let ids = goal.questions.map(\.id).joined(separator: " ")
    return text + plain.wrapped(ids, first: rest, rest: rest)
  }

  /// Room for the marks of the most questions that a goal names, and a space.
  private static let marksWidth = 6

  private static func marks(
    _ plain: PlainText
  ) -> (held: String, fading: String, unseen: String) {
    plain.isASCII ? ("#", "+", ".") : ("●", "◐", "○")
  }

  /// `weeks` and `phases`, each with `id title weeks goals milestone resources`; goals and milestones
  /// have `text topics questions reached`, and each question `id` and `hold`: held, fading or unseen.
  package var json: JSONValue {
    [
      "weeks": .integer(roadmap.weeks),
      "phases": .array(
        standing.phases.map { phase in
          [
            "id": .string(phase.phase.id), "title": .string(phase.phase.title),
            "weeks": .integer(phase.phase.weeks),
            "goals": .array(phase.goals.map(json)),
            "milestone": json(phase.milestone),
            "resources": .array(
              phase.phase.resources.map {
                [
                  "title": .string($0.title), "by": JSONValue($0.by), "note": JSONValue($0.note),
                ]
              }),
          ]
        }),
    ]
  }

  private func json(_ goal: RoadmapStanding.Goal) -> JSONValue {
    [
      "text": .string(goal.goal.text),
      "topics": .array(goal.goal.topics.map { .string($0.rawValue) }),
      "reached": .bool(goal.isReached),
      "questions": .array(
        goal.questions.map { question in
          let hold =
            switch question.hold {
            case .held: "held"
            case .fading: "fading"
            case .unseen: "unseen"
            }
          return ["id": .string(question.id), "hold": .string(hold)]
        }),
    ]
  }
}
