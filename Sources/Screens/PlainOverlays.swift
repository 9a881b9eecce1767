import Practice
import QuestionBank
import TerminalUI

extension App {
  /// The note that is being written; `PlainLines` reads it line by line.
  func plainNote(_ state: NoteState) -> PlainPage {
    PlainPage(
      body: ["Note on: " + (bank[state.question]?.title ?? state.question)],
      status: ["Note: " + state.editor.text],
      choices: [choice("Done writing", .finishWriting), choice("Quit", .quit)])
  }

  func plainSettings(_ state: SettingsState) -> PlainPage {
    guard let field = state.field else {
      let settings = Preferences.Key.allCases.enumerated().map { index, key in
        choice("\(key.title): \(shown(key)) (\(key.meaning))", .item(index))
      }
      let undo =
        isAvailable(.undoSetting) ? [choice("Undo the last change", .undoSetting)] : []
      return PlainPage(
        body: ["Settings."], status: [],
        choices: settings + undo + [choice("Back to Today", .back)] + plainEnd())
    }
    return PlainPage(
      body: ["\(state.key.title): \(state.key.meaning)."], status: ["Value: " + field.text],
      choices: [
        choice("Keep the value", .acceptSetting), choice("Leave it as it is", .back),
        choice("Quit", .quit),
      ])
  }

  func plainHelp(_ help: HelpState) -> PlainPage {
    let lines = helpEntries(help).compactMap { entry -> String? in
      // A number is a choice here; of the other keys, letters and signs can be typed.
      let keys = entry.binding.keys.filter { key in
        if case .character(let character) = key { return !character.isNumber && character != " " }
        return false
      }
      guard !keys.isEmpty else { return nil }
      return keys.map { $0.name(.ascii) }.joined(separator: " or ") + ": " + entry.binding.meaning
    }
    return PlainPage(
      body: [
        "Type the number of a choice, or one of these keys, and Enter.",
        "An empty line shows the page again.",
      ] + lines, status: [], choices: [choice("Back", .back), choice("Quit", .quit)])
  }
}
