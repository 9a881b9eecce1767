import ArgumentParser
import BundledBank
import Practice
import QuestionBank
import Reports

extension BankCommand {
  /// `edgewise bank coverage [DIR]`.
  struct Coverage: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "coverage",
      abstract: "Count questions by level, topic, form and kind, and what nothing asks about.",
      discussion: """
        Without DIR it counts the built-in bank. The exit code is 1 when the bank is not what its \
        taxonomy.yaml plans: levels and their forms within two questions, kinds within ten \
        points, topics with enough, every item of the career covered. "!" marks a share that is off.
        """)

    @OptionGroup var options: CommonOptions
    @OptionGroup var output: FormatOption
    @Argument(help: "The directory of a bank.", completion: .directory) var directory: String?

    func run() throws {
      let bank = try AuthoredBank(directory: directory ?? options.bank)
      let coverage = BankCoverage(questions: bank.questions, taxonomy: bank.taxonomy)
      let sheet = CoverageSheet(coverage)
      switch try output.data {
      case .text: try OutputText.write(sheet.text(OutputText.plain))
      case .json: try OutputText.writeData(sheet.json.text)
      }
      if !coverage.isAsPlanned { throw Failure.doesNotHold }
    }
  }

  /// `edgewise bank stale [DIR]`.
  struct Stale: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "stale",
      abstract: "List questions whose facts or sources are to be looked at again.",
      discussion: """
        Facts of a versioned question hold nine months, a source that was opened a year. Without \
        DIR it looks at the built-in bank. The exit code is 1 when something is stale.
        """)

    @OptionGroup var options: CommonOptions
    @OptionGroup var output: FormatOption
    @Argument(help: "The directory of a bank.", completion: .directory) var directory: String?

    func run() throws {
      let today = try options.places.clock().now().today.date
      let sheet = AgingSheet(
        AgingFacts.all(
          in: try AuthoredBank(directory: directory ?? options.bank).questions,
          today: YearMonth(year: today.year, month: today.month)))
      switch try output.data {
      case .text: try OutputText.write(sheet.text(OutputText.plain))
      case .json: try OutputText.writeData(sheet.json.text)
      }
      if !sheet.aging.isEmpty { throw Failure.doesNotHold }
    }
  }

  /// A bank as its author sees it: drafts too.
  private struct AuthoredBank {
    let questions: [Question]
    let taxonomy: Taxonomy

    /// The bank of a directory; nil for the built-in one.
    init(directory: String?) throws {
      guard let directory else {
        questions = BundledBank.questions
        taxonomy = BundledBank.taxonomy
        return
      }
      do throws(BankError) {
        questions = try BankReader.read(directory: directory).questions
        let path = BankReader.join(directory, "taxonomy.yaml")
        let own = BankReader.exists(path) ? try Taxonomy.read(file: path).taxonomy : nil
        taxonomy = own ?? Taxonomy(levels: [], topics: [], tags: [])
      } catch {
        throw Failure.unusable(error.message)
      }
    }
  }
}
