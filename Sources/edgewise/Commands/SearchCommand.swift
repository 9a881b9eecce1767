import ArgumentParser
import Practice
import QuestionBank
import Reports
import Screens

/// `edgewise search`.
struct SearchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "search", abstract: "Find questions by words, the best match first.",
    discussion: """
      A question matches if it has every word, or a longer one that begins with it, in its title, \
      id, tags, key points, prompt or answer. For example: edgewise search int8 scale --level mid

      British and American spelling, plurals and hyphens make no difference. A word that no question \
      has is taken for one that differs by a letter, if it has four letters or more. Below each \
      question stands the line that has the words, with them in brackets.

      The exit code is 1 when nothing matches.
      """)

  @OptionGroup var options: CommonOptions
  @OptionGroup var part: FilterOptions
  @OptionGroup var output: FormatOption
  @Argument(help: ArgumentHelp("The words to look for.", valueName: "words"))
  var words: [String]

  func run() throws {
    let filter = try part.filter()
    let query = words.joined(separator: " ")
    guard QuestionSearch.hasWords(query) else {
      throw Failure.unusable("search: '\(query)' has no word; give letters or digits to look for")
    }
    let questions = try options.places.loadBank().questions.filter(filter.matches)
    let standing = try options.places.standing(fits: true)
    let findings = QuestionSearch(questions).findings(for: query)
    let list = QuestionList(
      findings.places.map { questions[$0] },
      progress: standing.snapshot.progress, schedule: standing.snapshot.preferences.schedule,
      ranges: try standing.ranges(), on: standing.now.today,
      marks: findings.marks)
    try list.write(as: try output.list)
    if list.rows.isEmpty { throw Failure.doesNotHold }
  }
}
