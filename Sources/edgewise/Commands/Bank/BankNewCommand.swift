import ArgumentParser
import Foundation
import History
import QuestionBank

extension BankCommand {
  /// `edgewise bank new --level L --topic T [DIR]`.
  struct New: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "new", abstract: "Start a question: a draft with every field in it.",
      discussion: """
        With DIR, the draft becomes DIR/<level>/<id>.md, and a file that is there is left alone; \
        without it, it is printed. "edgewise bank lint DIR" then says what is to be done.
        """)

    @OptionGroup var options: CommonOptions
    @Option(help: ArgumentHelp("The question's level.", valueName: "level"), completion: .levels)
    var level: String
    @Option(help: ArgumentHelp("The question's topic.", valueName: "topic"), completion: .topics)
    var topic: String
    @Option(help: ArgumentHelp("The question's kind.", valueName: "kind"), completion: .kinds)
    var kind = "concept"
    @Option(
      help: ArgumentHelp("The question's form: core, scenario or code.", valueName: "form"),
      completion: .forms)
    var form = "scenario"
    @Option(help: ArgumentHelp("The question's id.", valueName: "id")) var id: String?
    @Argument(help: "The directory of the bank.", completion: .directory) var directory: String?

    func run() throws {
      let topic = try FilterOptions.parse(topic, option: "--topic", as: Topic.self)
      if let id, let problem = QuestionSkeleton.problem(ofID: id, topic: topic) {
        throw Failure.unusable("--id: \(problem)")
      }
      let skeleton = QuestionSkeleton(
        level: try FilterOptions.parse(level, option: "--level", as: Level.self), topic: topic,
        kind: try FilterOptions.parse(kind, option: "--kind", as: QuestionKind.self),
        form: try FilterOptions.parse(form, option: "--form", as: QuestionForm.self), id: id)
      guard let directory = directory ?? options.bank else {
        try OutputText.writeData(skeleton.text)
        return
      }
      let file = URL(fileURLWithPath: directory).appendingPathComponent(skeleton.fileName)
      do {
        try FileManager.default.createDirectory(
          at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      } catch {
        throw Failure.unusable(
          "\(file.path): could not be written (\(error.systemReason)); name another directory")
      }
      try OutputFile(
        path: file.path, remedyIfThere: "give another --id", remedy: "name another directory"
      ).write(skeleton.text)
      try OutputText.writeLine(file.path)
    }
  }
}
