/// Judges a bank by every rule.
package enum BankLint {
  /// What linting a directory gives.
  package struct Outcome: Sendable {
    /// Every question that could be read, sound or not.
    package let questions: [Question]
    /// The questions of files without an error, which an app can show.
    package let soundQuestions: [Question]
    /// The paths of those files, by the questions' ids.
    package let paths: [QuestionID: String]
    /// The paths of drafts, sound or not, in order.
    package let drafts: [String]
    /// By path, line and column.
    package let findings: [Finding]

    package var hasErrors: Bool { findings.contains { $0.severity == .error } }
  }

  /// Reads and judges a directory of questions.
  ///
  /// A `taxonomy.yaml` in it replaces the lists of the context and says how strict to be; the questions that it and a
  /// `roadmap.yaml` name may also be those of the context.
  ///
  /// - Throws: `BankError` for a directory, a taxonomy or a roadmap that cannot be read.
  package static func lint(
    directory: String, context: LintContext
  ) throws(BankError) -> Outcome {
    var context = context
    var findings: [Finding] = []
    var links: [(path: String, links: [QuestionLinks])] = []
    let taxonomyPath = BankReader.join(directory, "taxonomy.yaml")
    if BankReader.exists(taxonomyPath) {
      let reading = try Taxonomy.read(file: taxonomyPath)
      findings += reading.findings
      links.append((taxonomyPath, reading.links))
      if let taxonomy = reading.taxonomy {
        context.tags = Set(taxonomy.tags)
        context.fieldWords = taxonomy.fieldWords
        context.isStrict = taxonomy.isStrict
      }
    }
    let roadmapPath = BankReader.join(directory, "roadmap.yaml")
    if BankReader.exists(roadmapPath) {
      let reading = try Roadmap.read(file: roadmapPath)
      findings += reading.findings
      links.append((roadmapPath, reading.links))
    }
    let reading = try BankReader.read(directory: directory)
    findings += reading.findings + self.findings(in: reading.files, context: context)
    let questions = Dictionary(
      (context.builtIn + reading.questions).map { ($0.id, $0) }, uniquingKeysWith: { $1 })
    for (path, links) in links {
      findings += QuestionLinks.findings(links, path: path, questions: questions)
    }
    let faulty = Set(findings.filter { $0.severity == .error }.map(\.path))
    let sound = reading.files.compactMap { file in
      faulty.contains(file.path) ? nil : file.question.map { (path: file.path, question: $0) }
    }
    return Outcome(
      questions: reading.questions, soundQuestions: sound.map(\.question),
      paths: Dictionary(
        sound.map { ($0.question.id, $0.path) }, uniquingKeysWith: { $1 }),
      drafts: reading.files.filter { $0.fields.status?.value == .draft }.map(\.path),
      findings: findings.sorted())
  }

  /// What the rules find in files that have been read, without what reading itself found.
  package static func findings(in files: [QuestionFile], context: LintContext) -> [Finding] {
    var findings: [Finding] = []
    for file in files {
      for rule in QuestionRule.all where context.wants(rule.rule) {
        findings += rule.remarks(file, context).map {
          Finding(
            path: file.path, at: $0.position, rule.rule, $0.message, isStrict: context.isStrict)
        }
      }
    }
    for rule in BankRule.all where context.wants(rule.rule) {
      findings += rule.remarks(files, context).map { file, remark in
        Finding(
          path: files[file].path, at: remark.position, rule.rule, remark.message,
          isStrict: context.isStrict)
      }
    }
    return findings.sorted()
  }
}
