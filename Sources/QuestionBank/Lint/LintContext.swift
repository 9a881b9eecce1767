/// What a bank is judged against besides itself.
package struct LintContext: Sendable {
  /// The month that `checked` and `as_of` may not lie after. Nil leaves dates unjudged, so that a
  /// build depends on its sources alone and not on a clock.
  package var today: YearMonth?
  /// The controlled list. Nil allows any tag.
  package var tags: Set<String>?
  /// What names a title's subject, as in ``Taxonomy/fieldWords``. Nil leaves titles unjudged.
  package var fieldWords: Set<String>?
  /// Whether ``LintRule/Weight/strict`` rules are errors.
  package var isStrict: Bool
  /// Whether to look for errors alone, which is much less work.
  package var isForErrors: Bool
  /// Questions of another bank that this one may build on: prerequisites may name them, prompts
  /// may not repeat theirs.
  package var builtIn: [Question]

  package init(
    today: YearMonth?, tags: Set<String>? = nil, fieldWords: Set<String>? = nil,
    isStrict: Bool = false, isForErrors: Bool = false, builtIn: [Question] = []
  ) {
    self.today = today
    self.tags = tags
    self.fieldWords = fieldWords
    self.isStrict = isStrict
    self.isForErrors = isForErrors
    self.builtIn = builtIn
  }

  /// Whether a rule's findings are asked for.
  func wants(_ rule: LintRule) -> Bool {
    !isForErrors || rule.severity(isStrict: isStrict) == .error
  }
}
