package import QuestionBank

/// The bank that the program carries: the folder QuestionBank, linted and turned into Swift by
/// bank-compiler when this module is built.
package enum BundledBank {
  /// The reviewed questions by level, topic and id. Made at the first use.
  package static let questions: [Question] = {
    var questions: [Question] = []
    questions.reserveCapacity(juniorCount + midCount + seniorCount + staffCount + principalCount)
    addJuniorQuestions(to: &questions)
    addMidQuestions(to: &questions)
    addSeniorQuestions(to: &questions)
    addStaffQuestions(to: &questions)
    addPrincipalQuestions(to: &questions)
    return questions
  }()

  /// Ids of questions that are no longer asked. They stay taken, and their history stays.
  package static let retiredIDs: [QuestionID] = bankRetired

  /// What the levels ask for, what the topics cover, and the controlled list of tags.
  package static let taxonomy: Taxonomy = bankTaxonomy

  /// The way into the job.
  package static let roadmap: Roadmap = bankRoadmap
}
