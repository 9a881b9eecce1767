internal import Typography

/// The decorations that screens draw, each one cell wide in every terminal. In ASCII they are what
/// `Transliteration` spells where that is one cell.
package struct Glyphs: Hashable, Sendable {
  /// Whether only ASCII may be drawn; text beyond it becomes `?`.
  package let isASCII: Bool
  /// A cell of a horizontal and of a vertical line, and of their crossing.
  package let rule: Character
  package let verticalRule: Character
  package let crossing: Character
  /// Marks an item of a list.
  package let bullet: Character
  /// Marks the row that the cursor is on.
  package let pointer: Character
  /// Marks of a checklist, three cells each.
  package let checked: String
  package let unchecked: String
  /// A cell of a bar: certain, within the interval, beyond it.
  package let barFull: Character
  package let barUncertain: Character
  package let barEmpty: Character
  /// Eight heights, lowest first.
  package let sparkline: [Character]
  package let up: Character
  package let down: Character
  package let left: Character
  package let right: Character
  /// Stands for text that was cut off.
  package let ellipsis: Character
  /// Separates the parts of a line.
  package let middleDot: Character
  /// Joins the ends of a range.
  package let dash: Character
  /// Stands for a character that can't be drawn.
  package var replacement: Character { Sanitizer(isASCII: isASCII).replacement }

  package static let unicode = Glyphs(
    isASCII: false, rule: "─", verticalRule: "│", crossing: "┼", bullet: "•", pointer: "▸",
    checked: "[x]", unchecked: "[ ]", barFull: "█", barUncertain: "▒", barEmpty: "░",
    sparkline: ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"], up: "↑", down: "↓", left: "←",
    right: "→", ellipsis: "…", middleDot: "·", dash: "–")

  package static let ascii = Glyphs(
    isASCII: true, rule: "-", verticalRule: "|", crossing: "+", bullet: "*", pointer: ">",
    checked: "[x]", unchecked: "[ ]", barFull: "#", barUncertain: "=", barEmpty: ".",
    sparkline: ["_", ".", ":", "-", "=", "+", "*", "#"], up: "^", down: "v", left: "<",
    right: ">", ellipsis: "~", middleDot: "-", dash: "-")

  /// The height of `sparkline` for `fraction` of the full scale (0 to 1; outside it the ends).
  package func spark(_ fraction: Double) -> Character {
    let last = sparkline.count - 1
    let scaled = (fraction.isNaN ? 0 : max(0, min(1, fraction))) * Double(last)
    return sparkline[Int(scaled.rounded())]
  }
}
