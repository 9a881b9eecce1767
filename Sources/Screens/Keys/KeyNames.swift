extension Action {
  /// What files of keys call it: the case in lower case with hyphens, what it carries after it, as
  /// `switch-pane`, `grade-again` and `tick-point-1`.
  package var name: String {
    let words = String(describing: self).split { "(). ".contains($0) }
    guard words.count > 1, let last = words.last else { return String(describing: self).hyphenated }
    // People count from 1.
    return "\(String(words[0]).hyphenated)-"
      + (Int(last).map { String($0 + 1) } ?? String(last).hyphenated)
  }
}

extension Context {
  /// What files of keys call it: `today`, `typing-setting`.
  package var name: String { String(describing: self).hyphenated }
}

extension String {
  /// `switchPane` as `switch-pane`.
  fileprivate var hyphenated: String {
    reduce(into: "") { $0 += $1.isUppercase ? "-" + $1.lowercased() : String($1) }
  }
}
