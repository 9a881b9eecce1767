extension QuestionRule {
  static let all: [QuestionRule] = [
    fileLocation, idSlug, idPrefix, revision, asked, language, codeKind, titleLength, titleSubject,
    targetSentence, minutes, tags, asOf,
    factsAge, keyPointCount, keyPointIDs, keyPointWeights, keyPointMust, coreMusts, allMusts,
    keyPointLength,
    joinedClaims, mistakeCount, followUpCount, hintCount, hintTells, checkIDs, checkValue,
    checkFigure, checkTolerance,
    calculationNumbers, looseFigures, answerFigures, mustSource, designMusts, sourceIDs,
    sourceSupports, idleSource, sourceURL, sourcePin,
    checkedMonth, promptLength, promptParts, joinedParts, answerLength, lineWidth, markup, urls,
    bareDomain, timeWord, datedWord, passingWord,
    absolutes, stableVersion, mixedUnits, density, characters, terminalCharacters,
  ]
}

extension BankRule {
  static let all: [BankRule] = [
    uniqueIDs, prerequisites, prerequisiteCycle, followUpLinks, nearDuplicates,
  ]
}

/// What a bank's taxonomy and roadmap owe to its questions.
extension LintRule {
  static let careerLinks = LintRule(
    "career-questions", .error,
    "Every item of the career names reviewed questions on its topics.")
  static let roadmapLinks = LintRule(
    "roadmap-questions", .error,
    "Every goal and milestone of the roadmap names reviewed questions on its topics.")

  static let links: [LintRule] = [careerLinks, roadmapLinks]
}

extension LintRule {
  /// Every rule, for tables: those that reading enforces, those of one question, those of a bank.
  package static let all: [LintRule] =
    reading.filter { $0 != .fileLocation } + QuestionRule.all.map(\.rule)
    + BankRule.all.map(\.rule) + links
}
