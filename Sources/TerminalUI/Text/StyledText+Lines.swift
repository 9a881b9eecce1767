internal import Typography

extension StyledText {
  /// The text in lines of at most `width` cells, at least one, broken as ``LineBreaker`` does.
  ///
  /// A `width` below 1 counts as 1. `indent` is the number of spaces before every line but the
  /// first; where they would leave no room there are none.
  package func wrapped(to width: Int, indent: Int = 0) -> [StyledText] {
    let indent = indent > 0 && indent < width ? indent : 0
    let blanks = StyledText(String(repeating: " ", count: indent))
    let lines = LineBreaker.lines(of: spans.map(\.text), width: width, rest: indent)
    return lines.enumerated().map { index, segments in
      var line = index == 0 ? StyledText() : blanks
      for segment in segments {
        let span = spans[segment.run]
        line.append(segment.text, span.role, link: span.link)
      }
      return line
    }
  }

  /// The width of the longest run without a place to break.
  var longestWord: Int { LineBreaker.longestWord(of: spans.map(\.text)) }
}
