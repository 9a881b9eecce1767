import ArgumentParser
import History
import Practice
import Reports
import Typography

/// `edgewise history forget`.
struct ForgetCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "forget", abstract: "Blank what was typed: an answer or a note.",
    discussion: """
      The grade stays. The text is gone from the file and from copies that are made after; an answer \
      also from any history that this one is merged into, a note where none was written later. \
      Backups that were made before still have it (`edgewise history backup --list` shows them), \
      and so have files that were set aside.
      """)

  @OptionGroup var options: CommonOptions
  @OptionGroup var output: FormatOption
  @Argument(help: "An attempt's id for its answer, or a question's for its note.") var id: String

  func run() throws {
    let now = try options.places.clock().now().instant
    let history = try options.places.openHistory()
    let forgotten = try Failure.converting { () throws(HistoryError) in
      try history.forget(id, at: now)
    }
    guard !forgotten.isNothing || forgotten.wasBefore else {
      throw Failure.doesNotHold("\(id): nothing was typed there")
    }
    let what =
      forgotten.notes > 0 ? "the note" : Phrases.count(forgotten.answers, "answer")
    let backups = Backups(of: history.path)
    let older = try backups.listed().count
    try Failure.telling {
      guard try output.data == .text else {
        try OutputText.writeData(
          JSONValue.object([
            .init("id", .string(id)), .init("answers", .integer(forgotten.answers)),
            .init("notes", .integer(forgotten.notes)),
            .init("wasBefore", .bool(forgotten.wasBefore)),
            .init("isGone", .bool(forgotten.isGone)), .init("olderBackups", .integer(older)),
          ]).text)
        return
      }
      try OutputText.writeLine(
        forgotten.wasBefore
          ? "The answer of \(id) was forgotten before." : "Forgot \(what) of \(id).")
      if !forgotten.isGone {
        try OutputText.writeLine(
          "It stays in the file until other programs close it; forget it again then.")
      }
      guard older > 0 else { return }
      try OutputText.writeLine(
        "\(Phrases.count(older, "backup")) from before may still have it: \(backups.folder)")
    }
  }
}
