/// How else a word may be written: as the British or the Americans do, in the plural or the singular.
///
/// What no text has does no harm, so the rules take more words for spellings than there are.
enum Spelling {
  /// Two ways to write a part of a word.
  private struct Rule {
    let parts: (String, String)
    /// The fewest letters before it.
    let stem: Int
    /// The letters of which one follows; empty for the end of the word.
    let next: String
    /// Whether it may also be what has been typed so far of a longer part.
    var isOpen = false
  }

  private static let rules = [
    Rule(parts: ("is", "iz"), stem: 2, next: "aei", isOpen: true),
    Rule(parts: ("ys", "yz"), stem: 2, next: "ei", isOpen: true),
    Rule(parts: ("our", "or"), stem: 2, next: "abcdefghijklmnopqrstuvwxyz", isOpen: true),
    Rule(parts: ("ll", "l"), stem: 4, next: "ei"),
    Rule(parts: ("re", "er"), stem: 3, next: ""), Rule(parts: ("res", "ers"), stem: 3, next: ""),
    Rule(parts: ("ence", "ense"), stem: 2, next: ""),
    Rule(parts: ("ice", "ise"), stem: 4, next: ""),
    Rule(parts: ("ogue", "og"), stem: 3, next: ""),
    Rule(parts: ("mme", "m"), stem: 4, next: ""),
  ]

  /// A word in small letters and all other ways to write it, itself first.
  static func all(of word: [UInt8]) -> [[UInt8]] {
    var found = [word]
    // Two parts of a word may be written in two ways each: "colourise", "colorize".
    for _ in 0..<2 {
      for known in found {
        for rule in rules {
          for (old, new) in [rule.parts, (rule.parts.1, rule.parts.0)] {
            for other in replaced(Array(old.utf8), by: Array(new.utf8), rule, in: known)
            where !found.contains(other) { found.append(other) }
          }
        }
      }
    }
    return found
  }

  private static func replaced(
    _ old: [UInt8], by new: [UInt8], _ rule: Rule, in word: [UInt8]
  ) -> [[UInt8]] {
    guard word.count >= rule.stem + old.count else { return [] }
    return (rule.stem...word.count - old.count).compactMap { start in
      let end = start + old.count
      guard word[start..<end].elementsEqual(old),
        end == word.count ? rule.next.isEmpty || rule.isOpen : rule.next.utf8.contains(word[end])
      else { return nil }
      return Array(word[..<start]) + new + word[end...]
    }
  }

  /// What a word in the plural is in the singular, and the other way round where that is no longer
  /// word: "tensors" and "tensor", "batteries" and "battery".
  static func numbers(of word: [UInt8]) -> [[UInt8]] {
    guard word.count >= 4 else { return [] }
    func ends(_ ending: String) -> Bool {
      word.suffix(ending.utf8.count).elementsEqual(ending.utf8)
    }
    func without(_ letters: Int, _ ending: String = "") -> [UInt8] {
      Array(word.dropLast(letters)) + Array(ending.utf8)
    }
    if ends("ies") { return [without(3, "y")] }
    if ends("y") { return [without(1, "ies")] }
    if ["sses", "xes", "zes", "ches", "shes"].contains(where: ends) {
      return [without(2), without(1)]
    }
    if ends("s"), !["ss", "us", "is"].contains(where: ends) { return [without(1)] }
    return []
  }
}
