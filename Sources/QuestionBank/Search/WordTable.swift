/// The different words of some texts, each with a number.
struct WordTable: Sendable {
  /// The letters of all words in UTF-8, one word after the other.
  private var letters: [UInt8] = []
  /// Where each word begins, and the end of the last.
  private var starts: [Int32] = [0]
  private var slots = [Slot](repeating: Slot(), count: 1 << 15)

  /// A place of the hash table.
  private struct Slot: Sendable {
    /// The letters of a word of up to seven, or of a longer one a hash below a byte that no text has.
    var key: UInt64 = 0
    /// -1 where it is free.
    var number: Int32 = -1
  }

  var count: Int { starts.count - 1 }

  /// Adds the numbers of words, a blank before each, new ones where they have none yet.
  mutating func append(_ text: [UInt8], to numbers: inout [Int32]) {
    text.withUnsafeBufferPointer { text in
      var start = 1
      while start <= text.count {
        var end = start
        var key: UInt64 = 0
        while end < text.count, text[end] != SearchWords.separator {
          key = end - start < 7 ? key << 8 | UInt64(text[end]) : Self.mixed(key ^ UInt64(text[end]))
          end += 1
        }
        if end - start > 7 { key |= 0xFF << 56 }
        let word = UnsafeBufferPointer(rebasing: text[start..<end])
        numbers.append(number(of: word, key))
        start = end + 1
      }
    }
  }

  private static func mixed(_ key: UInt64) -> UInt64 { key &* 0x9E37_79B9_7F4A_7C15 }

  private mutating func number(of word: UnsafeBufferPointer<UInt8>, _ key: UInt64) -> Int32 {
    if 2 * count >= slots.count { grow() }
    let slot = slot(of: word, key)
    if slots[slot].number >= 0 { return slots[slot].number }
    slots[slot] = Slot(key: key, number: Int32(count))
    letters += word
    starts.append(Int32(letters.count))
    return slots[slot].number
  }

  /// The slot of a word, or the free one where it belongs.
  private func slot(of word: UnsafeBufferPointer<UInt8>, _ key: UInt64) -> Int {
    slots.withUnsafeBufferPointer { slots in
      var slot = Int(Self.mixed(key) >> 32) & (slots.count - 1)
      while slots[slot].number >= 0,
        slots[slot].key != key
          || word.count > 7 && !self.word(slots[slot].number).elementsEqual(word)
      {
        slot = (slot + 1) & (slots.count - 1)
      }
      return slot
    }
  }

  /// Gives back the memory that only new words need.
  mutating func close() { slots = [] }

  /// What a function makes of each word, in the order of their numbers.
  func map<Value>(_ body: (UnsafeBufferPointer<UInt8>) -> Value) -> [Value] {
    letters.withUnsafeBufferPointer { letters in
      (0..<count).map { number in
        body(UnsafeBufferPointer(rebasing: letters[Int(starts[number])..<Int(starts[number + 1])]))
      }
    }
  }

  func word(_ number: Int32) -> ArraySlice<UInt8> {
    letters[Int(starts[Int(number)])..<Int(starts[Int(number) + 1])]
  }

  private mutating func grow() {
    let old = slots
    slots = [Slot](repeating: Slot(), count: 2 * old.count)
    for taken in old where taken.number >= 0 {
      slots[Array(word(taken.number)).withUnsafeBufferPointer { slot(of: $0, taken.key) }] = taken
    }
  }
}
