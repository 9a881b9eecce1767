package import QuestionBank
package import TerminalUI

/// One line of the keymap.
package struct Binding: Hashable, Sendable {
  package let keys: [Key]
  package let action: Action
  package let contexts: CaseSet<Context>
  /// Two or three words for the footer; empty keeps the binding out of it.
  package let label: String
  /// What it does, for the help and the manual.
  package let meaning: String
}

/// The one table that footers, help, README and manual are made of.
package enum Keymap {
  /// Bindings that are explained together.
  package struct Section: Hashable, Sendable {
    package let title: String
    package let bindings: [Binding]
  }

  package static let bindings: [Binding] = sections.flatMap(\.bindings)

  /// The action of a key in a context.
  package static func action(for key: Key, in context: Context) -> Action? {
    index[context.rank][key]
  }

  /// The bindings of a context, in the order of the table.
  package static func bindings(in context: Context) -> [Binding] {
    bindings.indices.compactMap { place in
      // By its place, so that only the context's own bindings are copied.
      bindings[place].contexts.contains(context) ? bindings[place] : nil
    }
  }

  /// By the contexts' ranks.
  private static let index: [[Key: Action]] = Context.allCases.map { context in
    var index: [Key: Action] = [:]
    for binding in bindings(in: context) {
      for key in binding.keys where index[key] == nil { index[key] = binding.action }
    }
    return index
  }

  /// Where text is typed and some of the keys keep their meaning.
  private static let typing: CaseSet<Context> = [.help, .finding]

  /// The table in Markdown. Keys that keep their meaning while one types are not said again.
  package static var markdown: String {
    var rows = ["| where | key | what it does |", "|---|---|---|"]
    var said: Set<Binding> = []
    for section in sections {
      var place = section.title
      for binding in section.bindings {
        let isSaid =
          binding.contexts.isSubset(of: typing)
          && said.contains {
            $0.action == binding.action && Set($0.keys).isSuperset(of: binding.keys)
          }
        said.insert(binding)
        guard !isSaid else { continue }
        let keys = binding.keys.map { "`\($0.name())`" }.joined(separator: " ")
        rows.append("| \(place) | \(keys) | \(binding.meaning) |")
        place = ""
      }
    }
    return rows.joined(separator: "\n") + "\n"
  }
}
