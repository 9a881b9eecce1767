import ArgumentParser
import Screens
import TerminalUI

/// The manual page, in the macros of mdoc(7): the commands as the argument parser knows them, the keys
/// from the one table.
struct ManualPage {
  let text: String

  init() throws {
    let root = try CommandOutline.of(Edgewise.self)
    let common = Set(root.shownArguments.compactMap { $0.names?.last?.text })
    var lines = [
      ".Dd \(Edgewise.versionDate)", ".Dt EDGEWISE 1", ".Os",
      ".Sh NAME", ".Nm edgewise", ".Nd practise edge-AI engineering interviews",
      ".Sh SYNOPSIS", ".Nm", ".Op Ar command", ".Op Ar options",
      ".Sh DESCRIPTION",
    ]
    lines += Self.paragraphs(Edgewise.configuration.discussion)
    lines += [".Sh OPTIONS", "Of the app and of every command, before it or after it:"]
    lines += Self.list(root.shownArguments)
    lines.append(".Sh COMMANDS")
    for (words, outline) in root.leaves
    where outline.commandName != OpenCommand.configuration.commandName {
      lines += Self.section(on: words.dropFirst(), outline, leavingOut: common)
    }
    lines.append(".Sh KEYS")
    for place in Keymap.listing {
      lines.append(".Ss \(Self.escaped(place.title))")
      lines.append(".Bl -tag -width Ds")
      for entry in place.entries {
        let names = entry.keys.map { $0.name(.ascii) }.joined(separator: "  ")
        lines += [".It \(Self.escaped(names, inMacro: true))", Self.escaped(entry.meaning)]
      }
      lines.append(".El")
    }
    lines += Self.examples
    lines += Self.surroundings
    text = lines.joined(separator: "\n") + "\n"
  }

  private static func section(
    on words: ArraySlice<String>, _ outline: CommandOutline, leavingOut common: Set<String>
  ) -> [String] {
    let operands = outline.shownArguments.filter { $0.kind == "positional" }
    let options = outline.shownArguments.filter { argument in
      argument.kind != "positional" && !(argument.names ?? []).contains { common.contains($0.text) }
    }
    var heading = words.joined(separator: " ")
    for operand in operands {
      let name = (operand.valueName ?? "value") + (operand.isRepeating ? " ..." : "")
      heading += operand.isOptional ? " [\(name)]" : " <\(name)>"
    }
    var lines = [".Ss \(escaped(heading))"]
    lines += paragraphs(outline.abstract ?? "")
    if let discussion = outline.discussion {
      lines.append(".Pp")
      lines += paragraphs(discussion)
    }
    if !options.isEmpty { lines += list(options) }
    return lines
  }

  private static func list(_ options: [CommandOutline.Argument]) -> [String] {
    var lines = [".Bl -tag -width Ds"]
    for option in options {
      let names = (option.names ?? []).map(\.text).joined(separator: ", ")
      let value = option.kind == "option" ? " <\(option.valueName ?? "value")>" : ""
      lines.append(".It \(escaped(names + value, inMacro: true))")
      lines += paragraphs(option.abstract ?? "")
    }
    return lines + [".El"]
  }

  private static let examples =
    [".Sh EXAMPLES"]
    + [
      ("The app, on today's questions:", "edgewise"),
      (
        "Twenty minutes on quantization for a senior interview:",
        "edgewise study --level senior --topic quantization --minutes 20"
      ),
      (
        "What the days until the interview lead to, with half an hour each:",
        "edgewise plan --date '18 dec' --minutes 30"
      ),
      ("How much is left of today, in a shell prompt:", "PS1='$(edgewise due) $ '"),
      ("A page to read and to print:", "edgewise report --format html --output report.html"),
      ("The weakest questions, for another program:", "edgewise report --format csv"),
      (
        "Answers that were given elsewhere, from standard input:",
        "edgewise history import - < answers.jsonl"
      ),
      (
        "Another machine's history, with nothing lost on either side:",
        "edgewise history merge laptop.db"
      ),
      ("This page, with man:", "edgewise manual | man -l -"),
      ("Completions for bash:", "edgewise --generate-completion-script bash"),
    ].flatMap { words, line in
      [".Pp", escaped(words), ".Dl \(escaped(line, inMacro: true))"]
    }

  private static let surroundings = [
    ".Sh ENVIRONMENT", ".Bl -tag -width Ds",
    ".It Ev XDG_DATA_HOME", "Where the history is kept; otherwise in ~/.local/share.",
    ".It Ev XDG_CONFIG_HOME", "Where the file of keys is; otherwise in ~/.config.",
    ".It Ev VISUAL , EDITOR", "The editor that a key opens for a written answer.",
    ".It Ev BROWSER", "The program that opens the address of a source.",
    ".It Ev NO_COLOR", "Anything in it turns colours off.",
    ".It Ev ACCESSIBLE", "Anything in it means numbered lines, as with the option --plain.",
    ".It Ev TERM", "With dumb, or one that cannot move the cursor: numbered lines.",
    ".It Ev ESCDELAY", "Milliseconds after which Esc is the key itself; otherwise 25.",
    ".It Ev LC_ALL , LC_CTYPE , LANG", "Without UTF-8 only ASCII is drawn.",
    ".El", ".Sh FILES", ".Bl -tag -width Ds",
    ".It Pa \\(ti/.local/share/edgewise/history.db",
    "What you did, in one SQLite file that only you can read.",
    ".It Pa \\(ti/.config/edgewise/keys",
    "Keys that you have changed; see the command keys.",
    ".El", ".Sh EXIT STATUS", ".Bl -tag -width Ds",
    ".It 0", "Done.",
    ".It 1", "What was asked about does not hold: nothing due, findings, a check failed.",
    ".It 2", "Unusable input, with one line on standard error.",
    ".El",
  ].map { $0.hasPrefix(".") ? $0 : escaped($0) }

  /// Text of one or more lines, each sentence on its own; an empty line begins a paragraph.
  private static func paragraphs(_ text: String) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).flatMap { line in
      guard !line.allSatisfy({ $0 == " " }) else { return [".Pp"] }
      return line.replacing(". ", with: ".\n").split(separator: "\n").map { escaped(String($0)) }
    }
  }

  /// Text that no macro is read out of.
  private static func escaped(_ text: String, inMacro: Bool = false) -> String {
    var escaped = text.map { character in
      switch character {
      case "\\": "\\e"
      case "-": "\\-"
      case "`": "\\`"
      case "'": "\\(aq"
      case "^": "\\(ha"
      case "~": "\\(ti"
      case "\"": "\\(dq"
      default: String(character)
      }
    }.joined()
    // In a macro's line single characters of punctuation, and words that name macros, mean something.
    if inMacro {
      escaped = escaped.split(separator: " ", omittingEmptySubsequences: false)
        .map { $0.isEmpty ? "" : "\\&\($0)" }.joined(separator: " ")
    }
    return escaped.hasPrefix(".") ? "\\&" + escaped : escaped
  }
}
