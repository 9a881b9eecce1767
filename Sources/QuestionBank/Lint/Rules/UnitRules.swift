/// Rule 7 of the guide as far as a program can see it.
extension QuestionRule {
  private static let prefixes = [("KB", "KiB"), ("MB", "MiB"), ("GB", "GiB")]

  /// Rates (`68 GB/s`) are decimal by custom and stand beside binary sizes.
  static let mixedUnits = QuestionRule(
    "mixed-units", .warning,
    "A question gives sizes in KB or in KiB, not in both; so too for MB and GB."
  ) { file, _ in
    let words = file.passages.flatMap(\.words)
    let units = words.indices.map { index in
      isRate(index, in: words) ? "" : unit(of: words[index].text)
    }
    return prefixes.compactMap { decimal, binary in
      guard let first = units.firstIndex(of: decimal), let other = units.firstIndex(of: binary)
      else { return nil }
      let place = words[max(first, other)].position
      return Remark(place, "both \(decimal) and \(binary) are used; take one, or say why both")
    }
  }

  static let density = QuestionRule(
    "tops-density", .warning, "A figure in TOPS is said to be dense or sparse."
  ) { file, _ in
    let words = file.passages.flatMap(\.words)
    guard !words.contains(where: { isDensity($0.lowercased) }) else { return [] }
    let figure = words.indices.first { index in
      let text = words[index].text
      guard text.hasSuffix("TOPS") else { return false }
      return text.first?.isNumber == true
        || (index > 0 && words[index - 1].text.last?.isNumber == true)
    }
    return figure.map {
      [Remark(words[$0].position, "these TOPS are neither dense nor sparse; say which")]
    } ?? []
  }

  private static func isDensity(_ word: String) -> Bool {
    ["dense", "sparse", "sparsity"].contains { word.hasPrefix($0) }
  }

  /// `KiB` for `KiB`, `32KiB` and `32-KiB`; `KB` for `kB` too.
  private static func unit(of word: String) -> String {
    let unit = String(word.drop { $0.isNumber || $0 == "." || $0 == "-" })
    return unit == "kB" ? "KB" : unit
  }

  private static func isRate(_ index: Int, in words: [Passage.Word]) -> Bool {
    guard index + 1 < words.count else { return false }
    let next = words[index + 1]
    return words[index].isFollowed(by: next)
      && ["s", "sec", "second", "day", "h", "min"].contains(next.text)
  }
}
