import QuestionBank

/// A string or number in a JSON document: what it is and where.
///
/// SQLite takes a document apart into these sooner than a `Decoder` finds out how types are decoded
/// (Tests/Benchmarks/README.md).
package struct JSONScalar: Hashable, Sendable {
  /// The object or array that it is in, such as `$.filter.levels`.
  package let path: String
  /// Its name in an object, its place in an array.
  package let key: String
  package let text: String

  package init(path: String, key: String, text: String) {
    self.path = path
    self.key = key
    self.text = text
  }
}

extension StudySession {
  /// The sitting that `encode(to:)` has written; nil where it is not one of this version, or has
  /// nothing left to ask.
  package init?(_ scalars: [JSONScalar]) {
    var id: SessionID?
    var day: StudyDay?
    var upcoming: [QuestionID] = []
    var answered: [QuestionID] = []
    var relearning: Set<QuestionID> = []
    var drafts: [QuestionID: String] = [:]
    for scalar in scalars {
      switch (scalar.path, scalar.key) {
      case ("$", "id"): id = scalar.text
      case ("$", "day"): day = Int(scalar.text).map { StudyDay(ordinal: $0) }
      case ("$.upcoming", _): upcoming.append(scalar.text)
      case ("$.answered", _): answered.append(scalar.text)
      case ("$.relearning", _): relearning.insert(scalar.text)
      case ("$.drafts", let question): drafts[question] = scalar.text
      default: continue
      }
    }
    guard let id, let day, !upcoming.isEmpty,
      let filter = StudyFilter(scalars, at: "$.filter")
    else { return nil }
    self.init(id: id, day: day, filter: filter, questions: upcoming)
    self.answered = answered
    self.relearning = relearning
    self.drafts = drafts
  }
}

extension StudyFilter {
  /// The filter that `encode(to:)` has written; nil where it names a level or topic that this version
  /// does not know.
  package init?(_ scalars: [JSONScalar], at path: String = "$") {
    self.init()
    for scalar in scalars {
      switch scalar.path {
      case path + ".levels":
        guard let level = Level(rawValue: scalar.text) else { return nil }
        levels.insert(level)
      case path + ".topics":
        guard let topic = Topic(rawValue: scalar.text) else { return nil }
        topics.insert(topic)
      default: continue
      }
    }
  }
}
