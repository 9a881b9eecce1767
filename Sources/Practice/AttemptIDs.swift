package struct AttemptIDs: Hashable, Sendable {
  var n = 0
  package init(seed: UInt64) {}
  package mutating func next(at: Instant) -> AttemptID { n += 1; return "id\(n)" }
}
