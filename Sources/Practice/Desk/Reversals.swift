package import QuestionBank

/// What can be undone and redone today beside what the log of attempts tells, kept from run to run.
package struct Reversals: Hashable, Sendable {
  /// A note before and after it was written; empty where there is none.
  package struct NoteChange: Hashable, Sendable {
    package let question: QuestionID
    package let before: String
    package let after: String
    package var at: Instant

    package init(question: QuestionID, before: String, after: String, at: Instant) {
      self.question = question
      self.before = before
      self.after = after
      self.at = at
    }
  }

  /// What was taken back.
  package enum Undone: Hashable, Sendable {
    case attempt(AttemptID)
    case mark(Mark)
    case note(NoteChange)
  }

  package let day: StudyDay
  /// Notes that were written, the last one at the end.
  package let notes: [NoteChange]
  /// What was taken back, the last at the end.
  package let undone: [Undone]

  package init(day: StudyDay, notes: [NoteChange], undone: [Undone]) {
    self.day = day
    self.notes = notes
    self.undone = undone
  }
}

extension Reversals {
  /// Whether what was written on a question would be had again.
  package func holdsNote(on question: QuestionID) -> Bool { self != withoutNotes(on: question) }

  /// The same without what was written on a question.
  package func withoutNotes(on question: QuestionID) -> Reversals {
    Reversals(
      day: day, notes: notes.filter { $0.question != question },
      undone: undone.filter { entry in
        if case .note(let change) = entry { change.question != question } else { true }
      })
  }
}

// MARK: - As a JSON document

extension Reversals: Codable {
  private enum CodingKeys: CodingKey { case day, notes, undone }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(day, forKey: .day)
    try container.encode(notes.map(\.fields), forKey: .notes)
    try container.encode(undone.map(\.fields), forKey: .undone)
  }

  /// Entries that this version does not know are left out.
  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    func entries(_ key: CodingKeys) throws -> [[String: String]] {
      try container.decode([[String: String]].self, forKey: key)
    }
    day = try container.decode(StudyDay.self, forKey: .day)
    notes = try entries(.notes).compactMap { NoteChange($0) }
    undone = try entries(.undone).compactMap { Undone($0) }
  }
}

extension Reversals.NoteChange {
  fileprivate var fields: [String: String] {
    ["question": question, "before": before, "after": after, "at": "\(at.milliseconds)"]
  }

  fileprivate init?(_ fields: [String: String]) {
    guard let question = fields["question"], let before = fields["before"],
      let after = fields["after"], let at = fields["at"].flatMap({ Int64($0) })
    else { return nil }
    self.init(
      question: question, before: before, after: after, at: Instant(milliseconds: at))
  }
}

extension Reversals.Undone {
  fileprivate var fields: [String: String] {
    switch self {
    case .attempt(let id): return ["attempt": id]
    case .note(let change): return change.fields
    case .mark(let mark):
      var fields = [
        "question": mark.question, "mark": mark.kind.rawValue, "at": "\(mark.at.milliseconds)",
      ]
      fields["until"] = mark.until.map { "\($0.ordinal)" }
      return fields
    }
  }

  fileprivate init?(_ fields: [String: String]) {
    if let id = fields["attempt"] {
      self = .attempt(id)
    } else if let name = fields["mark"] {
      guard let kind = MarkKind(rawValue: name), let question = fields["question"],
        let at = fields["at"].flatMap({ Int64($0) })
      else { return nil }
      let until = fields["until"].flatMap { Int($0) }.map { StudyDay(ordinal: $0) }
      self = .mark(
        Mark(
          question: question, kind: kind, isSet: true, until: until,
          at: Instant(milliseconds: at)))
    } else {
      guard let change = Reversals.NoteChange(fields) else { return nil }
      self = .note(change)
    }
  }
}
