/// The way into the job: phases of some weeks, each with goals, resources and a milestone.
package struct Roadmap: Hashable, Sendable {
  package let phases: [RoadmapPhase]

  package init(phases: [RoadmapPhase]) { self.phases = phases }

  /// How many weeks all phases take.
  package var weeks: Int { phases.reduce(0) { $0 + $1.weeks } }
}

package struct RoadmapPhase: Hashable, Sendable, Identifiable {
  /// A slug.
  package let id: String
  package let title: String
  /// Weeks of steady part-time work.
  package let weeks: Int
  package let goals: [RoadmapGoal]
  package let resources: [RoadmapResource]
  /// What one can show at the phase's end.
  package let milestone: RoadmapGoal

  package init(
    id: String, title: String, weeks: Int, goals: [RoadmapGoal], resources: [RoadmapResource],
    milestone: RoadmapGoal
  ) {
    self.id = id
    self.title = title
    self.weeks = weeks
    self.goals = goals
    self.resources = resources
    self.milestone = milestone
  }
}

/// What to be able to do, and the questions that show whether one is.
package struct RoadmapGoal: Hashable, Sendable {
  package let text: String
  package let topics: [Topic]
  package let questions: [QuestionID]

  package init(text: String, topics: [Topic], questions: [QuestionID]) {
    self.text = text
    self.topics = topics
    self.questions = questions
  }
}

/// A course, a book or a manual.
package struct RoadmapResource: Hashable, Sendable {
  package let title: String
  /// Author and publisher; nil for a thing.
  package let by: String?
  /// What one should know before using it.
  package let note: String?

  package init(title: String, by: String? = nil, note: String? = nil) {
    self.title = title
    self.by = by
    self.note = note
  }
}
