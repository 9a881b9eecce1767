import ArgumentParser
import Reports

/// Text for people or JSON for programs.
enum DataFormat: String, CaseIterable { case text, json }

/// The same, or a table.
enum ListFormat: String, CaseIterable { case text, json, csv }

/// How what is printed is written, of every command that prints data; which formats there are is the
/// command's to say.
struct FormatOption: ParsableArguments {
  @Option(
    name: [.short, .long],
    help: ArgumentHelp(
      "text or json; list, search and report know more.", valueName: "format"),
    completion: .list(ReportFormat.allCases.map(\.rawValue)))
  var format: String?

  /// The format for data.
  var data: DataFormat { get throws(Failure) { try chosen(or: .text) } }

  /// The format for lists.
  var list: ListFormat { get throws(Failure) { try chosen(or: .text) } }

  /// The format that was asked for.
  ///
  /// - Parameter standard: the one without the option.
  /// - Returns: one of the command's formats.
  /// - Throws: `Failure` for another.
  func chosen<Format: RawRepresentable & CaseIterable>(
    or standard: Format
  ) throws(Failure) -> Format where Format.RawValue == String {
    guard let format else { return standard }
    guard let known = Format(rawValue: format.lowercased()) else {
      throw Failure.unusable(
        "--format: there is no '\(format)' here; take one of "
          + Format.allCases.map(\.rawValue).joined(separator: ", "))
    }
    return known
  }
}
