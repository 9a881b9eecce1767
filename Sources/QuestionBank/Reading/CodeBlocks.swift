/// Tells the code of a Markdown text from its prose.
enum CodeBlocks {
  /// For each line whether it belongs to a code block: between ``` or ~~~ fences, or indented by
  /// four spaces. The second takes a list's deep continuation for code too, which only spares it
  /// the rules for prose.
  static func marks(in lines: some Collection<String>) -> [Bool] {
    var fence: Substring?
    return lines.map { line in
      let rest = line.drop { $0 == " " }
      let indent = line.utf8.count - rest.utf8.count
      if let open = fence {
        if indent < 4, rest.hasPrefix(open), rest.drop(while: { $0 == open.first }).isBlank {
          fence = nil
        }
        return true
      }
      guard indent < 4 else { return true }
      for mark in ["```", "~~~"] where rest.hasPrefix(mark) {
        fence = rest.prefix { $0 == mark.first }
        return true
      }
      return false
    }
  }
}
