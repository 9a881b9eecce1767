import Foundation
import PackagePlugin

/// Runs bank-compiler over the question bank before its target is built.
@main
struct EmbedBank: BuildToolPlugin {
  /// The names that bank-compiler knows its outputs by.
  private let outputs = [
    "JuniorQuestions.swift", "MidQuestions.swift", "SeniorQuestions.swift",
    "StaffQuestions.swift", "PrincipalQuestions.swift", "BankTaxonomy.swift", "BankRoadmap.swift",
  ]

  /// The bank lies outside of the target and a symbolic link leads to it. SwiftPM plans anew only
  /// when the target's own files change, and through the link the questions are among those: listed
  /// as inputs, an added, edited or deleted one builds the bank again.
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    guard let target = target.sourceModule else { return [] }
    let bank = target.directoryURL.appending(path: "QuestionBank", directoryHint: .isDirectory)
    let inputs = target.sourceFiles.map(\.url).filter { $0.path.hasPrefix(bank.path) }
    let outputs = outputs.map { context.pluginWorkDirectoryURL.appending(path: $0) }
    return [
      .buildCommand(
        displayName: "Compiling the question bank",
        executable: try context.tool(named: "bank-compiler").url,
        arguments: [bank.path] + outputs.map(\.path), inputFiles: inputs, outputFiles: outputs)
    ]
  }
}
