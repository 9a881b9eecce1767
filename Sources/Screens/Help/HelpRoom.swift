import Practice
import QuestionBank
package import TerminalUI
import Typography

/// The keys, with a line to find one by, and to run it from.
package struct HelpRoom: Room {
  /// What has been typed to find a key or an action by.
  package private(set) var query = ""
  /// Index into the entries found.
  package private(set) var cursor = 0
  /// The context of the room below.
  let below: Context
  private var texts = Memo<HelpText.Key, HelpText>()

  init(over below: Context) { self.below = below }

  package var context: Context { .help }

  /// The most characters of a query.
  static let limit = 30

  package mutating func update(_ action: Action, _ scene: Scene) -> [Request] {
    switch action {
    case .back: return [.close]
    case .choose:
      let entries = text(scene).entries
      return entries.indices.contains(cursor) ? run(entries[cursor]) : []
    default:
      cursor = scene.moved(cursor, by: action, count: text(scene).entries.count)
      return []
    }
  }

  /// Does what an entry says, here or where it belongs.
  private func run(_ entry: HelpEntry) -> [Request] {
    let action = entry.binding.action
    if entry.binding.contexts.contains(below) { return [.close, .perform(action)] }
    if let hindrance = entry.context.hindrance { return [.say(hindrance)] }
    return [.close, .go(entry.context, action)]
  }

  /// A letter of the query, or its removal.
  package mutating func type(_ key: Key, _ scene: Scene) -> [Request] {
    switch key {
    case .character(let character) where DisplayWidth.of(character) > 0:
      guard query.count < Self.limit else { return [] }
      query.append(character)
    case .backspace: _ = query.popLast()
    default: return []
    }
    cursor = 0
    return []
  }

  package mutating func paste(_ text: String, _ scene: Scene) -> Paste {
    for character in text where !character.isNewline { _ = type(.character(character), scene) }
    return .taken
  }

  package mutating func click(
    _ position: Position, clicks: Int, _ scene: Scene
  ) -> [Request] {
    guard let entry = HelpView(room: self, scene: scene).entry(at: position) else { return [] }
    guard clicks == 1 else { return entry == cursor ? [.perform(.choose)] : [] }
    cursor = entry
    return []
  }

  package mutating func prepare(_ scene: Scene) {
    texts.keep(text(scene), for: key(scene))
  }

  /// The help's text, set anew only when it has changed.
  func text(_ scene: Scene) -> HelpText {
    texts.value(for: key(scene)) {
      HelpText(HelpEntry.found(query, in: scene.keys, first: below), isFound: !query.isEmpty, scene)
    }
  }

  private func key(_ scene: Scene) -> HelpText.Key {
    HelpText.Key(query: query, width: scene.textWidth)
  }

  package func draw(_ scene: Scene, in frame: inout Frame) {
    HelpView(room: self, scene: scene).draw(in: &frame)
  }

  package func plain(_ scene: Scene) -> PlainPage {
    let lines = text(scene).entries.compactMap { entry -> String? in
      // A number is a choice here; of the other keys, letters and signs can be typed.
      let keys = entry.binding.keys.filter { key in
        if case .character(let character) = key { return !character.isNumber && character != " " }
        return false
      }
      guard !keys.isEmpty else { return nil }
      return keys.map { $0.name(.ascii) }.joined(separator: " or ") + ": " + entry.binding.meaning
    }
    var page = PlainPage(
      body: [
        "Type the number of a choice, or one of these keys, and Enter.",
        "An empty line shows the page again.",
      ] + lines)
    page.offer("Back", .back)
    page.offer("Quit", .quit)
    return page
  }
}
