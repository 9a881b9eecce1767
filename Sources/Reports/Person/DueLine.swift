package import Practice
package import Typography

/// How much is to do today, in one line: `edgewise due`, made to fit a shell prompt.
package struct DueLine: Hashable, Sendable {
  package let due: Int
  package let new: Int
  package let minutes: Int

  package init(_ queue: StudyQueue) {
    due = queue.due.count
    new = queue.new.count
    minutes = Phrases.wholeMinutes(seconds: queue.seconds)
  }

  package var isNothing: Bool { due + new == 0 }

  /// "12 due · 5 new", or "nothing due".
  package func text(_ plain: PlainText = PlainText()) -> String {
    (isNothing ? "nothing due" : plain.line(Phrases.parts(["\(due) due", "\(new) new"]))) + "\n"
  }

  /// `due`, `new` and the `minutes` that both take.
  package var json: JSONValue {
    ["due": .integer(due), "new": .integer(new), "minutes": .integer(minutes)]
  }
}
