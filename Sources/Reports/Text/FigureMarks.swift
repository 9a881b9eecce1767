import Typography

/// A range of a share as cells of a line: full up to its lower end, uncertain up to its upper one.
struct RangeBar {
  let full: Int
  let uncertain: Int
  let empty: Int

  /// - Parameters:
  ///   - range: within 0…1.
  ///   - cells: how long the whole is.
  init(_ range: ClosedRange<Double>, cells: Int) {
    full = Int((range.lowerBound * Double(cells)).rounded(.down))
    let end = max(full, Int((range.upperBound * Double(cells)).rounded(.up)))
    uncertain = end - full
    empty = cells - end
  }

  /// What the three are drawn with.
  static func marks(isASCII: Bool) -> (full: String, uncertain: String, empty: String) {
    isASCII ? ("#", "=", ".") : ("█", "▒", "░")
  }

  /// The bar as text.
  func text(isASCII: Bool) -> String {
    let marks = Self.marks(isASCII: isASCII)
    return String(repeating: marks.full, count: full)
      + String(repeating: marks.uncertain, count: uncertain)
      + String(repeating: marks.empty, count: empty)
  }
}

/// How much was practised on a day, in the four steps that a calendar tells apart.
enum PracticeStep {
  /// Each step's number of tries, in words; the first one is none.
  static let words = ["none", "1-4", "5-14", "15 and more"]

  /// 0…3.
  static func of(_ attempts: Int) -> Int {
    attempts == 0 ? 0 : attempts < 5 ? 1 : attempts < 15 ? 2 : 3
  }

  /// What the steps are drawn with.
  static func marks(isASCII: Bool) -> [String] {
    isASCII ? [".", "-", "+", "#"] : ["·", "░", "▒", "█"]
  }
}
