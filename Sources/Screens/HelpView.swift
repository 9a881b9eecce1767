import TerminalUI

extension App {
  func drawHelp(offset: Int, in frame: inout Frame) {
    drawHeader(StyledText("Keys", .title), StyledText("Esc closes", .dim), in: &frame)
    drawBody(helpLines, offset: offset, in: &frame)
  }

  /// The keymap, the screen behind the help first.
  var helpLines: [StyledText] {
    var behind = self
    behind.overlay = nil
    let first = behind.context
    let rest = Context.allCases.filter { $0 != first && $0 != .help }
    var lines: [StyledText] = []
    for context in [first] + rest {
      if !lines.isEmpty { lines.append(StyledText()) }
      lines.append(StyledText(context.title, .heading))
      for binding in Keymap.bindings(in: context) {
        let names = binding.keys.map { $0.name(glyphs) }.joined(separator: " ")
        var line = StyledText("  " + names.padding(to: 14), .key)
        line.append(binding.meaning)
        lines += line.wrapped(to: textWidth, indent: 16)
      }
    }
    return lines
  }
}
