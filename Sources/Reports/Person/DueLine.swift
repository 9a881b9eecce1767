package import Practice
package import Typography

/// How much is to do today, in one line: `edgewise due`, made to fit a shell prompt.
package struct DueLine: Hashable, Sendable {
  package let due: Int
  package let new: Int
  package let minutes: Int

  /// Whether something was answered today.
  private let hasPractised: Bool

  package init(_ queue: StudyQueue, hasPractised: Bool = true) {
    self.hasPractised = hasPractised
    due = queue.due.count
    new = queue.new.count
    minutes = Phrases.wholeMinutes(seconds: queue.seconds)
  }

  package var isNothing: Bool { due + new == 0 }

  /// "9 again · 3 new · 20 min", or "done for today"; "nothing to do today" where nothing was done.
  package func text(_ plain: PlainText = PlainText()) -> String {
    let parts: [String?] = [
      due > 0 ? "\(due) again" : nil, new > 0 ? "\(new) new" : nil, Phrases.minutes(minutes),
    ]
    let words = Phrases.parts(parts.compactMap(\.self))
    return
      (isNothing
      ? hasPractised ? "done for today" : "nothing to do today" : plain.line(words)) + "\n"
  }

  /// `due`, `new` and the `minutes` that both take.
  package var json: JSONValue {
    ["due": .integer(due), "new": .integer(new), "minutes": .integer(minutes)]
  }
}
