/// How well a person recalled, graded by themselves.
///
/// The raw values 1…4 are those of the FSRS formulas, of Anki and of the history file.
public enum Grade: Int, CaseIterable, Comparable, Hashable, Sendable {
  /// Not recalled: a lapse. The only grade that counts as a failure.
  case again = 1
  /// Recalled with real effort or with a flaw.
  case hard = 2
  /// Recalled.
  case good = 3
  /// Recalled at once and in full.
  case easy = 4

  /// True for every grade but ``again``.
  public var isPass: Bool { self != .again }

  public static func < (left: Grade, right: Grade) -> Bool { left.rawValue < right.rawValue }
}
