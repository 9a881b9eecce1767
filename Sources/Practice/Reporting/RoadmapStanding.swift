import FSRS
package import QuestionBank

/// How far a person has come on the roadmap.
package struct RoadmapStanding: Hashable, Sendable {
  /// How a question is held.
  package enum Hold: Hashable, Sendable {
    /// Not asked yet.
    case unseen
    /// Failed when last asked, or due again.
    case fading
    /// Recalled when last asked, and not due yet.
    case held
  }

  package struct Item: Hashable, Sendable {
    package let id: QuestionID
    package let hold: Hold
  }

  /// A goal or a milestone, and its questions in the roadmap's order.
  package struct Goal: Hashable, Sendable {
    package let goal: RoadmapGoal
    /// Those that the bank asks; one that it has no more is left out.
    package let questions: [Item]

    package func count(_ hold: Hold) -> Int { questions.count { $0.hold == hold } }

    /// Whether every question is held.
    package var isReached: Bool {
      !questions.isEmpty && questions.allSatisfy { $0.hold == .held }
    }
  }

  package struct Phase: Hashable, Sendable {
    package let phase: RoadmapPhase
    package let goals: [Goal]
    package let milestone: Goal

    /// The goals, then the milestone.
    package var all: [Goal] { goals + [milestone] }

    /// Whether every goal that has questions is reached, and there is one.
    package var isDone: Bool {
      let asked = all.filter { !$0.questions.isEmpty }
      return !asked.isEmpty && asked.allSatisfy(\.isReached)
    }
  }

  package let phases: [Phase]

  package init(
    _ roadmap: Roadmap, bank: Bank, progress: Progress, schedule: Schedule, on day: StudyDay
  ) {
    func hold(_ id: QuestionID) -> Hold {
      guard let card = progress.cards[id] else { return .unseen }
      return card.lastGrade.isPass && schedule.dueDay(of: card) > day ? .held : .fading
    }
    func standing(_ goal: RoadmapGoal) -> Goal {
      Goal(
        goal: goal,
        questions: goal.questions.filter { bank[$0] != nil }.map { Item(id: $0, hold: hold($0)) })
    }
    phases = roadmap.phases.map { phase in
      Phase(
        phase: phase, goals: phase.goals.map(standing), milestone: standing(phase.milestone))
    }
  }
}
