import Practice

/// Something that was written and is on no disk.
package struct UnkeptText: Hashable, Sendable {
  /// What it is, as a heading: "Answer: The volatile keyword".
  package let heading: String
  package let text: String
}

extension App {
  /// How far the app is with leaving.
  enum Leaving: Hashable, Sendable {
    /// What was begun is being put on disk; a failure is kept here. Nobody can be asked any more where it
    /// is forced.
    case keeping(isForced: Bool, failure: String?)
    /// Something could not be kept, and the person was told; who quits again leaves.
    case refused
  }

  /// Quits, with the sitting and a note that is being written kept as they are.
  ///
  /// Where a text cannot be kept, the app stays open and says so; asked again, or where nobody is there to
  /// ask, it hands the text out (``Effect/rescue(_:)``) and goes.
  mutating func leave(isForced: Bool = false) -> [Effect] {
    leaving = .keeping(isForced: isForced || leaving == .refused, failure: nil)
    let requests = rooms.flatMap { $0.unkept(atEnd: true, scene) }
    return apply(requests) + desk.bookmarksToKeep().map { .bookmark($0) } + [.finish]
  }

  /// Takes in that something could not be carried out.
  mutating func failed(_ message: String) {
    desk.failed()
    while room.isAwaiting { rooms.removeLast() }
    complain(message)
    if case .keeping(let isForced, nil) = leaving {
      leaving = .keeping(isForced: isForced, failure: message)
    }
  }

  /// Takes in that all is on disk that can be.
  mutating func finished() -> [Effect] {
    guard case .keeping(let isForced, let failure) = leaving else { return [] }
    let texts = failure == nil ? [] : unkeptTexts
    guard let failure, !texts.isEmpty else { return [.quit] }
    guard !isForced else { return [.rescue(texts), .quit] }
    leaving = .refused
    complain(
      "What you wrote is not kept. Quit again to leave; it then goes into a file. \(failure)")
    return []
  }

  /// What was written and is not known to be on disk: the answers that were begun, and a note.
  private var unkeptTexts: [UnkeptText] {
    let scene = scene
    func text(_ kind: String, _ question: String, _ text: String) -> UnkeptText? {
      text.isEmpty ? nil : UnkeptText(heading: "\(kind): \(scene.title(of: question))", text: text)
    }
    let drafts = (desk.sitting?.drafts ?? [:]).sorted { $0.key < $1.key }
    return drafts.compactMap { text("Answer", $0.key, $0.value) }
      + rooms.flatMap { $0.unkept(atEnd: true, scene) }.compactMap { request in
        guard case .note(let note, let question) = request,
          note != desk.progress.notes[question] ?? ""
        else { return nil }
        return text("Note", question, note)
      }
  }
}
