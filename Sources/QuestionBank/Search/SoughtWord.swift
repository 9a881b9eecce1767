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
  var leniency = Leniency.none

  /// A word between two of a query; where they are one in a text, that has both.
  init(_ word: [UInt8], after last: [UInt8]?, before next: [UInt8]?) {
    self.word = word
    let spellings = Spelling.all(of: word)
    beginnings = spellings + [last.map { $0 + word }, next.map { word + $0 }].compactMap(\.self)
    others = spellings.flatMap(Spelling.numbers)
  }

  /// How a word of a text meets it by itself.
  func fit(_ candidate: ArraySlice<UInt8>) -> Fit {
    var best = Fit.none
    for beginning in beginnings where candidate.starts(with: beginning) {
      best = max(best, candidate.count == beginning.count ? .whole : .begins)
    }
    if best == .none, others.contains(where: { candidate.elementsEqual($0) }) { best = .whole }
    guard best == .none, leniency == .slip, canSlip else { return best }
    return nearness(to: candidate)
  }

  /// What the next word of a text has to begin with, so that both of them are it; nil where they cannot be.
  func rest(after candidate: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    guard leniency != .none, candidate.count >= 2, word.count >= candidate.count + 2,
      word.starts(with: candidate)
    else { return nil }
    return word[candidate.count...]
  }

  /// Numbers and short words are too close to one another to be taken for slips: int4 and int8.
  private var canSlip: Bool {
    word.count >= 4 && !word.contains { (0x30...0x39) ~= $0 }
  }

  /// Whether one letter more, less or another, or two that have changed places, make the word of a text.
  private func nearness(to candidate: ArraySlice<UInt8>) -> Fit {
    guard candidate.count + 1 >= word.count else { return .none }
    var same = 0
    let start = candidate.startIndex
    while same < min(word.count, candidate.count), word[same] == candidate[start + same] {
      same += 1
    }
    func fit(_ ours: Int, _ theirs: Int) -> Fit {
      guard same + ours <= word.count, same + theirs <= candidate.count else { return .none }
      let (rest, other) = (word[(same + ours)...], candidate[(start + same + theirs)...])
      guard other.starts(with: rest) else { return .none }
      return other.count == rest.count ? .nearly : .nearlyBegins
    }
    var best = max(fit(1, 1), fit(1, 0), fit(0, 1))
    if same + 1 < word.count, same + 1 < candidate.count,
      word[same] == candidate[start + same + 1], word[same + 1] == candidate[start + same]
    {
      best = max(best, fit(2, 2))
    }
    return best
  }
}
