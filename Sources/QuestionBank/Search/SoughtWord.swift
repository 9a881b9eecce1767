/// A word of a query, and what it takes for itself in a text.
struct SoughtWord: Hashable, Sendable {
  /// How a word of a text meets it, the least first.
  enum Fit: UInt8, Comparable, Sendable {
    case none
    /// It begins so, or is it, but for one slip of the keys.
    case nearlyBegins, nearly
    case begins, whole

    var isNear: Bool { self == .nearlyBegins || self == .nearly }
    var isWhole: Bool { self == .nearly || self == .whole }

    static func < (left: Fit, right: Fit) -> Bool { left.rawValue < right.rawValue }
  }

  /// What is forgiven where the texts have no word as it is typed, the least first.
  enum Leniency: Int, CaseIterable, Sendable {
    case none
    /// Two words for one: "data set" where "dataset" is looked for.
    case apart
    /// One slip of the keys.
    case slip
  }

  let word: [UInt8]
  /// What a word of the text may begin with.
  private let beginnings: [[UInt8]]
  /// What it may be besides.
  private let others: [[UInt8]]
  /// The letters that those begin with.
  private let initials: [UInt8]
  /// Numbers and short words are too close to one another to be taken for slips: int4 and int8.
  private let canSlip: Bool
  var leniency = Leniency.none

  /// A word between two of a query; where they are one in a text, that has both.
  init(_ word: [UInt8], after last: [UInt8]?, before next: [UInt8]?) {
    self.word = word
    let spellings = Spelling.all(of: word)
    beginnings = spellings + [last.map { $0 + word }, next.map { word + $0 }].compactMap(\.self)
    others = spellings.flatMap(Spelling.numbers)
    initials = (beginnings + others).compactMap(\.first).reduce(into: []) { initials, letter in
      if !initials.contains(letter) { initials.append(letter) }
    }
    canSlip = word.count >= 4 && !word.contains { (0x30...0x39) ~= $0 }
  }

  /// How a word of a text meets it by itself.
  func fit(_ candidate: UnsafeBufferPointer<UInt8>) -> Fit {
    guard let first = candidate.first else { return .none }
    var best = Fit.none
    if initials.contains(first) {
      for beginning in beginnings where Self.begins(candidate, with: beginning) {
        best = max(best, candidate.count == beginning.count ? .whole : .begins)
      }
      guard best == .none else { return best }
      for other in others
      where candidate.count == other.count && Self.begins(candidate, with: other) { return .whole }
    }
    return leniency == .slip && canSlip ? nearness(to: candidate) : .none
  }

  private static func begins(_ candidate: UnsafeBufferPointer<UInt8>, with word: [UInt8]) -> Bool {
    guard candidate.count >= word.count else { return false }
    var same = 0
    while same < word.count, candidate[same] == word[same] { same += 1 }
    return same == word.count
  }

  /// What the next word of a text has to begin with, so that both of them are it; nil where they cannot be.
  func rest(after candidate: UnsafeBufferPointer<UInt8>) -> ArraySlice<UInt8>? {
    guard leniency != .none, candidate.count >= 2, word.count >= candidate.count + 2,
      candidate[0] == word[0], word.starts(with: candidate)
    else { return nil }
    return word[candidate.count...]
  }

  /// Whether one letter more, less or another, or two that have changed places, make the word of a text.
  private func nearness(to candidate: UnsafeBufferPointer<UInt8>) -> Fit {
    guard candidate.count + 1 >= word.count else { return .none }
    return word.withUnsafeBufferPointer { word in
      var same = 0
      while same < min(word.count, candidate.count), word[same] == candidate[same] { same += 1 }
      // Whether the rest is the same where so many letters of either are passed over.
      func fit(_ ours: Int, _ theirs: Int) -> Fit {
        var (our, their) = (same + ours, same + theirs)
        guard our <= word.count, their <= candidate.count else { return .none }
        while our < word.count, their < candidate.count, word[our] == candidate[their] {
          our += 1
          their += 1
        }
        guard our == word.count else { return .none }
        return their == candidate.count ? .nearly : .nearlyBegins
      }
      let best = max(fit(1, 1), fit(1, 0), fit(0, 1))
      guard same + 1 < word.count, same + 1 < candidate.count,
        word[same] == candidate[same + 1], word[same + 1] == candidate[same]
      else { return best }
      return max(best, fit(2, 2))
    }
  }
}
