package import Practice
package import QuestionBank
package import Typography

/// The roadmap with a person's progress, as `edgewise roadmap` prints it and a screen shows it.
package struct RoadmapSheet: Sendable {
  package let roadmap: Roadmap
  package let standing: RoadmapStanding
  /// Has the questions' titles.
  private let bank: Bank

  package init(_ roadmap: Roadmap, standing: RoadmapStanding, bank: Bank) {
    self.roadmap = roadmap
    self.standing = standing
    self.bank = bank
  }

  /// All phases, each question with its id.
  package func text(_ plain: PlainText = PlainText()) -> String {
    lines(plain, folded: [], hasIDs: true).map { $0.text + "\n" }.joined()
  }

  /// How far one has come, what the marks mean, then the phases with goals, questions, milestone and
  /// resources. Before each question stands whether it is held, fading or not asked yet.
  ///
  /// - Parameters:
  ///   - plain: how the lines are laid out.
  ///   - folded: phases, from 0, of which only the name is shown.
  ///   - hasIDs: whether ids of questions follow their titles.
  /// - Returns: lines that stand for phases, goals and questions.
  package func lines(
    _ plain: PlainText, folded: Set<Int>, hasIDs: Bool = false
  ) -> [SheetLine] {
    let marks = Self.marks(plain)
    var lines = SheetLine.lines(
      plain.wrapped("\(Self.share(of: standing.phases.flatMap(\.all))) reached"), .strong)
    lines += SheetLine.lines(
      plain.wrapped(
        "\(marks.held) recalled and not due   \(marks.fading) missed or due again   "
          + "\(marks.unseen) not asked yet"), .dim)
    var week = 1
    for (index, phase) in standing.phases.enumerated() {
      let last = week + phase.phase.weeks - 1
      let isFolded = folded.contains(index)
      lines.append(SheetLine())
      lines += SheetLine.lines(
        plain.wrapped(
          "\(isFolded ? "+" : "-") \(index + 1). \(phase.phase.title)  (weeks \(week)-\(last), "
            + "\(Self.share(of: phase.all)))", rest: "  "), .heading, of: .phase(index))
      week = last + 1
      guard !isFolded else { continue }
      for (place, goal) in phase.all.enumerated() {
        lines += self.lines(
          of: goal, name: place == phase.goals.count ? "Milestone: " : "",
          .goal(place, of: index), plain, hasIDs: hasIDs)
      }
      lines += self.lines(of: phase.phase.resources, plain)
    }
    return lines
  }

  /// "8 of 40 goals", of those that have questions.
  private static func share(of goals: [RoadmapStanding.Goal]) -> String {
    let asked = goals.filter { !$0.questions.isEmpty }
    return "\(asked.count(where: \.isReached)) of \(Phrases.count(asked.count, "goal"))"
  }

  private func lines(
    of goal: RoadmapStanding.Goal, name: String, _ subject: Subject, _ plain: PlainText,
    hasIDs: Bool
  ) -> [SheetLine] {
    let count =
      goal.questions.isEmpty ? "" : "\(goal.count(.held))/\(goal.questions.count)"
    let first = "  " + plain.padded(count, to: Self.countWidth, atEnd: true)
    let rest = String(repeating: " ", count: first.count)
    let marks = Self.marks(plain)
    var lines = SheetLine.lines(
      plain.wrapped(name + goal.goal.text, first: first, rest: rest), of: subject)
    if !goal.goal.topics.isEmpty {
      lines += SheetLine.lines(
        plain.wrapped(
          goal.goal.topics.map(\.name).joined(separator: ", "), first: rest, rest: rest), .dim)
    }
    for question in goal.questions {
      let mark =
        switch question.hold {
        case .held: marks.held
        case .fading: marks.fading
        case .unseen: marks.unseen
        }
      let title = (bank[question.id]?.title ?? question.id) + (hasIDs ? " (\(question.id))" : "")
      lines += SheetLine.lines(
        plain.wrapped(title, first: rest + mark + " ", rest: rest + "  "),
        of: .question(question.id))
    }
    return lines
  }

  private func lines(of resources: [RoadmapResource], _ plain: PlainText) -> [SheetLine] {
    guard !resources.isEmpty else { return [] }
    return [SheetLine("  Resources", .dim)]
      + resources.flatMap { resource -> [SheetLine] in
        let by = resource.by.map { ", \($0)" } ?? ""
        return SheetLine.lines(
          plain.wrapped("\(resource.title)\(by)", first: "  - ", rest: "    ")
            + (resource.note.map { plain.wrapped($0, first: "    ", rest: "    ") } ?? []))
      }
  }

  /// Room for how many of a goal's questions are held, and a space.
  private static let countWidth = 5

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
