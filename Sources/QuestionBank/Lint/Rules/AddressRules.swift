/// Where addresses stand and what they point at.
extension QuestionRule {
  private static let domains: Set<Substring> = [
    "com", "org", "net", "io", "dev", "ai", "edu", "gov", "eu", "de", "uk", "fr", "ch", "app",
    "info",
  ]

  /// `github.com`, but not `tf.io` or `1.5.io`: a name of three letters or more, all of them letters,
  /// digits and hyphens.
  static let bareDomain = QuestionRule(
    "bare-domains", .strict, "Names of sites such as `example.org` stand in sources only."
  ) { file, _ in
    file.passages.flatMap { passage in
      passage.words.filter { isDomain($0.lowercased) }.map {
        Remark(
          $0.position, "\(passage.label) holds the address '\($0.text)'; move it to 'sources'")
      }
    }
  }

  private static func isDomain(_ word: String) -> Bool {
    let labels = word.split(separator: ".", omittingEmptySubsequences: false)
    guard labels.count >= 2, let last = labels.last, domains.contains(last) else { return false }
    let name = labels[labels.count - 2]
    return name.count >= 3 && name.first?.isLetter == true
      && labels.allSatisfy { !$0.isEmpty && !$0.contains("_") && !$0.contains("'") }
  }

  /// What comes before the name of a branch, and the names that are branches for sure.
  private static let branchMarks = ["/blob/", "/tree/", "/raw/", "/src/", "/+/", "/refs/heads/"]
  private static let branches: Set<Substring> = [
    "main", "master", "develop", "dev", "devel", "trunk", "head", "HEAD", "nightly", "stable",
  ]

  static let sourcePin = QuestionRule(
    "source-pin", .warning, "A source in a repository names a commit or a tag, not a branch."
  ) { file, _ in
    (file.fields.sources?.value ?? []).compactMap(\.url).compactMap { url in
      guard let branch = branch(in: url.value) else { return nil }
      return Remark(
        url.position, "this follows the branch '\(branch)', which moves; name the commit or the tag"
      )
    }
  }

  private static func branch(in url: String) -> Substring? {
    for mark in branchMarks {
      guard let range = url.firstRange(of: mark) else { continue }
      let name = url[range.upperBound...].prefix { !"/?#".contains($0) }
      if branches.contains(name) || mark == "/refs/heads/" { return name }
    }
    // raw.githubusercontent.com/<owner>/<repository>/<branch>/…
    guard let raw = url.firstRange(of: "raw.githubusercontent.com/") else { return nil }
    let parts = url[raw.upperBound...].split(separator: "/")
    guard parts.count > 3 else { return nil }
    return branches.contains(parts[2]) ? parts[2] : nil
  }
}
