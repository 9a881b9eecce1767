import QuestionBank
import TerminalUI

/// The help as it is set on the screen, but for the selection.
struct HelpText: Sendable {
  /// What the text depends on.
  struct Key: Hashable, Sendable {
    let query: String
    let width: Int
  }

  let entries: [HelpEntry]
  let lines: [StyledText]
  /// The line on which each entry begins.
  let starts: [Int]

  init(_ entries: [HelpEntry], isFound: Bool, _ scene: Scene) {
    self.entries = entries
    var lines: [StyledText] = entries.isEmpty ? [StyledText("No key does that.", .dim)] : []
    var starts: [Int] = []
    var heading: Context?
    for (index, entry) in entries.enumerated() {
      if entry.context != heading, !isFound {
        heading = entry.context
        if index > 0 { lines.append(StyledText()) }
        lines.append(StyledText(entry.context.title, .heading))
      }
      starts.append(lines.count)
      lines += entry.lines(scene, isSelected: false)
    }
    self.lines = lines
    self.starts = starts
  }
}

/// A key's line in the help.
struct HelpEntry: Hashable, Sendable {
  let binding: Binding
  let context: Context

  /// The keymap as the help lists it, the room below first. A query finds keys by their name, then
  /// actions by words of their meaning.
  static func found(_ query: String, in keys: KeyTable, first: Context) -> [HelpEntry] {
    let rest = Context.allCases.filter { $0 != first && $0 != .help }
    var listed: CaseSet<Context> = []
    var entries: [HelpEntry] = []
    for context in [first] + rest {
      for binding in keys.bindings(in: context) where binding.contexts.isDisjoint(with: listed) {
        entries.append(HelpEntry(binding: binding, context: context))
      }
      listed.insert(context)
    }
    let lowered = query.lowercased()
    let words = lowered.split(separator: " ")
    guard !words.isEmpty else { return entries }
    let byKey = entries.filter { entry in
      entry.binding.keys.contains {
        $0.name(.ascii) == query || $0.name(.ascii).lowercased() == lowered
      }
    }
    let byMeaning = entries.filter { entry in
      let text = "\(entry.binding.label) \(entry.binding.meaning)".lowercased()
      return !byKey.contains(entry) && words.allSatisfy { text.contains($0) }
    }
    return byKey + byMeaning
  }

  func lines(_ scene: Scene, isSelected: Bool) -> [StyledText] {
    let glyphs = scene.glyphs
    let textWidth = scene.textWidth
    let names = binding.keys.map { $0.name(glyphs) }.joined(separator: " ")
    var line = StyledText(isSelected ? "\(glyphs.pointer) " : "  ", .accent)
    line.append(names.padding(to: 14), .key)
    line.append(binding.meaning, isSelected ? .strong : .text)
    return line.width <= textWidth ? [line] : line.wrapped(to: textWidth, indent: 16)
  }
}
