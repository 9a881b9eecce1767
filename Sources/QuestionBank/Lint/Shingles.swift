/// A text as the set of its runs of three words, each as a hash.
///
/// Andrei Broder, "On the resemblance and containment of documents" (1997).
struct Shingles {
  let hashes: Set<UInt64>

  init(_ text: String) {
    let words = text.lowercased().split { !$0.isLetter && !$0.isNumber }.map { Self.hash($0) }
    hashes = Set(
      words.indices.dropLast(2).map { Self.combine(words[$0], words[$0 + 1], words[$0 + 2]) })
  }

  /// Shared runs over all runs; 0 when neither text has one.
  func similarity(to other: Shingles) -> Double {
    let shared = hashes.intersection(other.hashes).count
    let all = hashes.count + other.hashes.count - shared
    return all == 0 ? 0 : Double(shared) / Double(all)
  }

  /// FNV-1a: unlike `Hasher`, the same in every run, and so are the findings.
  private static func hash(_ word: Substring) -> UInt64 {
    word.utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
  }

  private static func combine(_ hashes: UInt64...) -> UInt64 {
    hashes.reduce(0x9e37_79b9_7f4a_7c15) { ($0 ^ $1) &* 0x100_0000_01b3 &+ ($0 >> 29) }
  }
}

/// Texts by the shingles that they hold, so that only those that share one are compared.
struct ShingleIndex {
  private var entries: [(name: String, shingles: Shingles)] = []
  private var holders: [UInt64: [Int]] = [:]

  mutating func add(_ shingles: Shingles, name: String) {
    for hash in shingles.hashes { holders[hash, default: []].append(entries.count) }
    entries.append((name, shingles))
  }

  /// The entry that shares most with a text, the earliest of equals; nil when none shares anything.
  func nearest(to shingles: Shingles) -> (name: String, similarity: Double)? {
    var candidates: Set<Int> = []
    for hash in shingles.hashes { candidates.formUnion(holders[hash] ?? []) }
    var nearest: (name: String, similarity: Double)?
    for candidate in candidates.sorted() {
      let similarity = entries[candidate].shingles.similarity(to: shingles)
      if similarity > nearest?.similarity ?? 0 {
        nearest = (entries[candidate].name, similarity)
      }
    }
    return nearest
  }
}
