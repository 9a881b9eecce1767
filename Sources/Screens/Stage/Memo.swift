/// One value that takes longer to work out than to draw, kept from frame to frame with what it
/// depends on.
struct Memo<Key: Equatable & Sendable, Value: Sendable>: Sendable {
  private var held: (key: Key, value: Value)?

  /// The value for a key, kept or worked out.
  func value(for key: Key, orMake make: () -> Value) -> Value {
    if let held, held.key == key { return held.value }
    return make()
  }

  /// Keeps a value, as it was got for a key.
  mutating func keep(_ value: Value, for key: Key) { held = (key, value) }
}
