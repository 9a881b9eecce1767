import BundledBank
import Foundation
import QuestionBank
import Testing

@Suite struct BundledBankTests {
  private let directory = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appending(path: "../../QuestionBank").standardizedFileURL.path

  @Test func holdsTheReviewedQuestionsAsTheirFilesHaveThem() throws {
    let reading = try BankReader.read(directory: directory)
    let reviewed = reading.questions.filter { $0.status == .reviewed }
    #expect(reviewed.count >= 150)
    let expected = reviewed.sorted { ($0.level, $0.topic, $0.id) < ($1.level, $1.topic, $1.id) }
    #expect(BundledBank.questions.map(\.id) == expected.map(\.id))
    for (question, other) in zip(BundledBank.questions, expected) where question != other {
      Issue.record("\(question.id) is not as its file has it")
    }
    #expect(
      BundledBank.retiredIDs
        == reading.questions.filter { $0.status == .retired }.map(\.id).sorted())
  }

  @Test func theReadmeSaysHowManyQuestionsThereAre() throws {
    let file = directory + "/../README.md"
    let readme = try String(contentsOfFile: file, encoding: .utf8)
      .split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let counts = Dictionary(grouping: BundledBank.questions, by: \.form).mapValues(\.count)
    #expect(readme.contains("\(counts[.core, default: 0]) core questions"))
    #expect(readme.contains("\(counts[.scenario, default: 0]) scenarios"))
  }

  @Test func holdsTheTaxonomyAsItsFileHasIt() throws {
    let reading = try Taxonomy.read(file: directory + "/taxonomy.yaml")
    #expect(reading.findings.isEmpty)
    #expect(reading.taxonomy == BundledBank.taxonomy)
  }

  @Test func holdsTheRoadmapAsItsFileHasIt() throws {
    let reading = try Roadmap.read(file: directory + "/roadmap.yaml")
    #expect(reading.findings.isEmpty)
    #expect(reading.roadmap == BundledBank.roadmap)
    #expect(BundledBank.roadmap.phases.allSatisfy { !$0.goals.isEmpty && !$0.resources.isEmpty })
  }

  /// Levels and their forms within two questions, kinds within ten points, topics with enough, and
  /// every item of the career with a question that asks about it.
  @Test func isWhatItsTaxonomyPlans() {
    let coverage = BankCoverage(questions: BundledBank.questions, taxonomy: BundledBank.taxonomy)
    #expect(coverage.uncovered == [])
    for level in Level.allCases {
      for form in QuestionForm.allCases {
        #expect(coverage.planned(at: level, as: form) != nil)
        #expect(
          coverage.deviation(of: level, as: form) == 0,
          "\(level) \(form): \(coverage.count(of: level, as: form))")
      }
      #expect(coverage.deviation(of: level) == 0, "\(level): \(coverage.count(of: level))")
      for share in coverage.shares[level, default: []] {
        #expect(share.planned != nil && share.isAsPlanned, "\(level) \(share)")
      }
    }
    for topic in Topic.allCases {
      #expect(coverage.shortfall(of: topic) == 0, "\(topic)")
      #expect(coverage.count(of: topic, as: .core) >= 6, "\(topic)")
    }
    #expect(BundledBank.taxonomy.topics.allSatisfy { ($0.leastQuestions ?? 0) >= 10 })
    #expect(BundledBank.taxonomy.career.count >= 60)
  }

  /// Each question once, under its level.
  @Test func theReviewsAreThoseOfTheBank() throws {
    let text = try String(contentsOfFile: directory + "/REVIEW.md", encoding: .utf8)
    var level = ""
    var rows: [String] = []
    for line in text.split(separator: "\n") {
      if line.hasPrefix("## ") { level = line.dropFirst(3).lowercased() }
      let cells = line.split(separator: "`")
      if line.hasPrefix("| `"), cells.count > 1 { rows.append("\(level)/\(cells[1])") }
    }
    #expect(rows.sorted() == BundledBank.questions.map { "\($0.level)/\($0.id)" }.sorted())
  }

  /// A core question is `asked` as often as the sites on which the review found it say.
  @Test func whatInterviewersAskIsInTheBank() throws {
    let text = try String(contentsOfFile: directory + "/REVIEW.md", encoding: .utf8)
    let bank = Dictionary(uniqueKeysWithValues: BundledBank.questions.map { ($0.id, $0) })
    var asked = 0
    for line in text.split(separator: "\n") where line.hasPrefix("| ") && !line.hasPrefix("| `") {
      let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
      guard cells.count == 3, let cell = cells.first(where: { $0.hasPrefix("`") }) else { continue }
      asked += 1
      let question = try #require(bank[String(cell.split(separator: "`")[0])], "\(cell)")
      if let sites = Int(cells[1]), question.form == .core, !cell.contains("; part") {
        #expect(question.asked >= (sites >= 5 ? 3 : sites >= 2 ? 2 : 1), "\(cell)")
      }
    }
    #expect(asked >= 131 + 60)
  }

  @Test func taxonomyDescribesEveryLevelAndTopic() {
    #expect(BundledBank.taxonomy.levels.map(\.level) == Level.allCases)
    #expect(BundledBank.taxonomy.topics.map(\.topic) == Topic.allCases)
    #expect(BundledBank.taxonomy.levels.allSatisfy { $0.expectations.count >= 3 })
  }

  /// So that two people who each add a tag seldom meet.
  @Test func tagsAreInOrder() {
    #expect(BundledBank.taxonomy.tags == BundledBank.taxonomy.tags.sorted())
  }

  /// In a month when every source had been checked, whatever the calendar says now.
  @Test func theLinterFindsNothingInTheBank() throws {
    let newest = BundledBank.questions.flatMap(\.sources).map(\.checked).max()
    let outcome = try BankLint.lint(directory: directory, context: LintContext(today: newest))
    #expect(outcome.findings.isEmpty, "\(outcome.findings.map(\.description))")
    #expect(BundledBank.taxonomy.isStrict)
  }

  /// So that two people who each add a word seldom meet.
  @Test func wordsAreInOrderAndNoTags() {
    let words = BundledBank.taxonomy.words
    #expect(words == words.sorted())
    #expect(Set(words).isDisjoint(with: BundledBank.taxonomy.tags))
  }
}
