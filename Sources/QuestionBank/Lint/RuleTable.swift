extension QuestionRule {
  static let all: [QuestionRule] = [
    fileLocation, idSlug, idPrefix, revision, titleLength, targetSentence, minutes, tags, asOf,
    factsAge, keyPointCount, keyPointIDs, keyPointWeights, keyPointMust, keyPointLength,
    joinedClaims, mistakeCount, followUpCount, hintCount, checkIDs, checkValue,
    calculationNumbers, mustSource, sourceIDs, sourceSupports, idleSource, sourceURL,
    checkedMonth, promptLength, promptParts, answerLength, lineWidth, markup, urls, timeWord,
    absolutes, stableVersion, mixedUnits, density, characters,
  ]
}

extension BankRule {
  static let all: [BankRule] = [uniqueIDs, prerequisites, prerequisiteCycle, nearDuplicates]
}

extension LintRule {
  /// Every rule, for tables: those that reading enforces, those of one question, those of a bank.
  package static let all: [LintRule] =
    reading.filter { $0 != .fileLocation } + QuestionRule.all.map(\.rule)
    + BankRule.all.map(\.rule)
}
