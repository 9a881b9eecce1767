/// The different words of some texts, each with a number.
struct WordTable: Sendable {
  /// The letters of all words in UTF-8, one word after the other.
  private var letters: [UInt8] = []
  /// Where each word begins, and the end of the last.
  private var starts: [Int32] = [0]
  /// The words' numbers by the hashes of their letters; -1 where none is.
  private var slots = [Int32](repeating: -1, count: 1 << 12)

  var count: Int { starts.count - 1 }

  /// The number of a word, a new one where it has none yet.
  mutating func number(of word: ArraySlice<UInt8>) -> Int32 {
    if 2 * count >= slots.count { grow() }
    var slot = Self.hash(word) & (slots.count - 1)
    while slots[slot] >= 0 {
      if letters[range(of: Int(slots[slot]))].elementsEqual(word) { return slots[slot] }
      slot = (slot + 1) & (slots.count - 1)
    }
    let number = Int32(count)
    slots[slot] = number
    letters += word
    starts.append(Int32(letters.count))
    return number
  }

  /// Gives back the memory that only new words need.
  mutating func close() { slots = [] }

  /// What a function makes of each word, in the order of their numbers.
  func map<Value>(_ body: (ArraySlice<UInt8>) -> Value) -> [Value] {
    (0..<count).map { body(letters[range(of: $0)]) }
  }

  func word(_ number: Int32) -> ArraySlice<UInt8> { letters[range(of: Int(number))] }

  private func range(of number: Int) -> Range<Int> {
    Int(starts[number])..<Int(starts[number + 1])
  }

  private mutating func grow() {
    var larger = [Int32](repeating: -1, count: 2 * slots.count)
    for number in 0..<count {
      var slot = Self.hash(letters[range(of: number)]) & (larger.count - 1)
      while larger[slot] >= 0 { slot = (slot + 1) & (larger.count - 1) }
      larger[slot] = Int32(number)
    }
    slots = larger
  }

  /// FNV-1a of 32 bits.
  private static func hash(_ word: ArraySlice<UInt8>) -> Int {
    var hash: UInt32 = 2_166_136_261
    for byte in word { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
    return Int(hash)
  }
}
