/// What a bank is judged against besides itself.
package struct LintContext: Sendable {
  /// The month that `checked` and `as_of` may not lie after. Nil leaves dates unjudged, so that a
  /// build depends on its sources alone and not on a clock.
  package var today: YearMonth?
  /// The controlled list. Nil allows any tag.
  package var tags: Set<String>?
  /// Questions of another bank that this one may build on: prerequisites may name them, prompts
  /// may not repeat theirs.
  package var builtIn: [Question]

  package init(today: YearMonth?, tags: Set<String>? = nil, builtIn: [Question] = []) {
    self.today = today
    self.tags = tags
    self.builtIn = builtIn
  }
}
