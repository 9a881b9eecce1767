import QuestionBank
import TerminalUI

/// The keys, with a line to find one by, and to run it from.
package struct HelpState: Hashable, Sendable {
  /// What has been typed to find a key or an action by.
  package var query = ""
  /// Index into the entries found.
  package var cursor = 0
  /// The chooser that the help lies over.
  let chooser: Chooser?

  /// The most characters of a query.
  static let limit = 30

  init(over chooser: Chooser?) { self.chooser = chooser }

  /// Takes in a key that is not bound: a letter of the query, or its removal.
  mutating func type(_ key: Key) {
    switch key {
    case .character(let character) where DisplayWidth.of(character) > 0:
      guard query.count < Self.limit else { return }
      query.append(character)
    case .backspace: _ = query.popLast()
    default: return
    }
    cursor = 0
  }
}

/// The help as it is set on the screen, but for the selection.
struct HelpText: Sendable {
  /// What the text depends on.
  struct Key: Hashable, Sendable {
    let query: String
    /// The context of what the help lies over.
    let first: Context
    let width: Int
  }

  let key: Key
  let entries: [HelpEntry]
  let lines: [StyledText]
  /// The line on which each entry begins.
  let starts: [Int]
}

/// A key's line in the help.
struct HelpEntry: Hashable, Sendable {
  let binding: Binding
  let context: Context
}

extension App {
  mutating func openHelp() {
    switch overlay {
    case .help, .note: return
    case .choosing, nil: break
    }
    var chooser: Chooser?
    if case .choosing(let open) = overlay { chooser = open }
    overlay = .help(HelpState(over: chooser))
  }

  /// The context of what the help lies over.
  private func contextBehind(_ help: HelpState) -> Context {
    help.chooser == nil ? screenContext : .choosing
  }

  mutating func performHelp(_ action: Action, _ help: HelpState) -> [Effect] {
    var help = help
    switch action {
    case .back:
      overlay = help.chooser.map { .choosing($0) }
      return []
    case .choose:
      let entries = helpEntries(help)
      guard entries.indices.contains(help.cursor) else { return [] }
      return run(entries[help.cursor], help)
    default:
      help.cursor = moved(help.cursor, by: action, count: helpEntries(help).count)
      overlay = .help(help)
      return []
    }
  }

  /// Does what an entry says, where it belongs to the screen behind the help.
  private mutating func run(_ entry: HelpEntry, _ help: HelpState) -> [Effect] {
    guard entry.binding.contexts.contains(contextBehind(help)) else {
      notice = Notice(text: "That key works in: \(entry.context.title).", kind: .done)
      return []
    }
    overlay = help.chooser.map { .choosing($0) }
    return perform(entry.binding.action)
  }

  /// The keymap as the help lists it, the screen behind it first. A query finds keys by their name,
  /// then actions by words of their meaning.
  func helpEntries(_ help: HelpState) -> [HelpEntry] { text(of: help).entries }

  private static func helpEntries(_ query: String, first: Context) -> [HelpEntry] {
    let rest = Context.allCases.filter { $0 != first && $0 != .help }
    var listed: CaseSet<Context> = []
    var entries: [HelpEntry] = []
    for context in [first] + rest {
      for binding in Keymap.bindings(in: context) where binding.contexts.isDisjoint(with: listed) {
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

  func draw(_ help: HelpState, in frame: inout Frame) {
    drawHeader(
      StyledText("Keys", .title), StyledText("type to find, Enter does it", .dim), in: &frame)
    let label = "Find  "
    let row = bodyTop
    frame.put(label, .heading, at: Position(column: 1, row: row))
    frame.put(
      help.query, .input, at: Position(column: 1 + label.count, row: row),
      maxWidth: size.columns - 9)
    frame.cursor = Position(
      column: min(1 + label.count + DisplayWidth.of(help.query), size.columns - 1), row: row)
    let text = text(of: help)
    var lines = text.lines
    if text.entries.indices.contains(help.cursor) {
      let start = text.starts[help.cursor]
      for (row, line) in helpLine(text.entries[help.cursor], isSelected: true).enumerated() {
        lines[start + row] = line
      }
    }
    draw(lines, offset: helpScroller(help, text).offset, in: helpRegion, frame: &frame)
  }

  /// The part of the screen below the query.
  private var helpRegion: Region {
    var region = body
    region.row += 1
    region.rows -= 1
    return region
  }

  private func helpScroller(_ help: HelpState, _ text: HelpText) -> Scroller {
    let (lines, starts) = (text.lines, text.starts)
    let visible = Self.visibleRows(
      of: lines.count, rows: helpRegion.rows, hasMarkRow: false)
    var scroller = Scroller(content: lines.count, viewport: visible)
    if starts.indices.contains(help.cursor) {
      let next = help.cursor + 1 < starts.count ? starts[help.cursor + 1] : lines.count
      // The heading above the first entry is worth a line.
      let top = help.cursor == 0 ? 0 : starts[help.cursor]
      scroller.reveal(top..<next)
    }
    return scroller
  }

  /// The entry under a position.
  func helpEntry(at position: Position, _ help: HelpState) -> Int? {
    let text = text(of: help)
    let (lines, starts) = (text.lines, text.starts)
    let scroller = helpScroller(help, text)
    let row = position.row - helpRegion.row
    guard (0..<scroller.viewport).contains(row) else { return nil }
    let line = row + scroller.offset
    guard line < lines.count, let entry = starts.lastIndex(where: { $0 <= line }) else {
      return nil
    }
    // Not the blank and the heading that come before the next entry.
    let isHeading = lines[line].spans.first?.role == .heading || lines[line].isEmpty
    return isHeading ? nil : entry
  }

  /// The help's text, set anew only when it has changed.
  func text(of help: HelpState) -> HelpText {
    let key = HelpText.Key(query: help.query, first: contextBehind(help), width: textWidth)
    if let ready = kept.help, ready.key == key { return ready }
    let entries = Self.helpEntries(key.query, first: key.first)
    var lines: [StyledText] = entries.isEmpty ? [StyledText("No key does that.", .dim)] : []
    var starts: [Int] = []
    var heading: Context?
    for (index, entry) in entries.enumerated() {
      if entry.context != heading, help.query.isEmpty {
        heading = entry.context
        if index > 0 { lines.append(StyledText()) }
        lines.append(StyledText(entry.context.title, .heading))
      }
      starts.append(lines.count)
      lines += helpLine(entry, isSelected: false)
    }
    return HelpText(key: key, entries: entries, lines: lines, starts: starts)
  }

  private func helpLine(_ entry: HelpEntry, isSelected: Bool) -> [StyledText] {
    let names = entry.binding.keys.map { $0.name(glyphs) }.joined(separator: " ")
    var line = StyledText(isSelected ? "\(glyphs.pointer) " : "  ", .accent)
    line.append(names.padding(to: 14), .key)
    line.append(entry.binding.meaning, isSelected ? .strong : .text)
    return line.width <= textWidth ? [line] : line.wrapped(to: textWidth, indent: 16)
  }
}
