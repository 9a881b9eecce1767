/// What chance does to a file of lines: bytes flipped, lines cut, doubled, swapped or put in, words taken
/// from other places. The same in every run.
package struct Damage {
  private var random: SplitMix64

  package init(seed: UInt64) { random = SplitMix64(seed: seed) }

  /// What is put in somewhere: what readers of JSON and YAML stumble over.
  private static let thorns: [[UInt8]] =
    [
      "{", "}", "[", "]", "\"", "'", ":", ",", "\\", "\n", "\r\n", "\t", " ", "---\n", "- ", "? ",
      "&a ", "*a", "<<: ", "|\n", ">\n", "#", "%", "!", "@", "`", "null", "true", "1e999", "-0",
      "99999999999999999999", "0x10", "\\ud800", "\\u0000", "\u{FEFF}", "\u{2028}", "\u{85}",
      "\u{1B}[2J",
      "\u{202E}", "é", "日本", "\"grade\":", "\"question\":\"q\"", "\"retract\":\"a-1\",", "id: x\n",
      "level: mid\n", "[[[[", "{\"a\":{\"b\":",
    ].map { Array($0.utf8) } + [
      [0], [0xFF], [0xC2], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80],
    ]

  /// Up to six changes; now and then none.
  package mutating func applied(to bytes: [UInt8]) -> [UInt8] {
    var bytes = bytes
    for _ in 0..<random.below(7) { change(&bytes) }
    return bytes
  }

  private mutating func change(_ bytes: inout [UInt8]) {
    let place = random.below(bytes.count + 1)
    switch random.below(9) {
    case 0 where place < bytes.count: bytes[place] ^= UInt8(1 << random.below(8))
    case 1 where place < bytes.count: bytes[place] = UInt8(random.below(256))
    case 2: bytes.insert(contentsOf: Self.thorns[random.below(Self.thorns.count)], at: place)
    case 3: bytes.removeSubrange(place..<min(bytes.count, place + random.below(12)))
    case 4: bytes.removeSubrange(place...)
    case 5: bytes.insert(contentsOf: piece(of: bytes), at: place)
    default: changeLines(&bytes)
    }
  }

  /// A few bytes of somewhere.
  private mutating func piece(of bytes: [UInt8]) -> ArraySlice<UInt8> {
    let start = random.below(bytes.count)
    return bytes[start..<min(bytes.count, start + random.below(40))]
  }

  private mutating func changeLines(_ bytes: inout [UInt8]) {
    var lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    let (one, other) = (random.below(lines.count), random.below(lines.count))
    guard lines.indices.contains(one) else { return }
    switch random.below(4) {
    case 0: lines.swapAt(one, other)
    case 1: lines.insert(lines[one], at: other)
    case 2: lines.remove(at: one)
    // What stands after the first colon, or comma, goes to another line.
    default:
      let mark = random.below(2) == 0 ? UInt8(ascii: ":") : UInt8(ascii: ",")
      let (head, tail) = (lines[one].prefix { $0 != mark }, lines[other].drop { $0 != mark })
      lines[one] = ArraySlice(Array(head) + Array(tail))
    }
    bytes = Array(lines.joined(separator: [UInt8(ascii: "\n")]))
  }
}
