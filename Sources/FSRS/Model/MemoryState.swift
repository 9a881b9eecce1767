/// What the model remembers of one card between two reviews.
public struct MemoryState: Hashable, Sendable {
  /// Days until retrievability falls to 0.9, in `FSRS.stabilityRange`.
  public var stability: Double
  /// How hard the card is to strengthen, 1 (easy) … 10 (hard).
  public var difficulty: Double

  /// Takes both as they are; `FSRS` clamps what it computes, not what it is given.
  public init(stability: Double, difficulty: Double) {
    self.stability = stability
    self.difficulty = difficulty
  }
}
