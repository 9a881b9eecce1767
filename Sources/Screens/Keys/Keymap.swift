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

/// The one table that footers, help, README and manual are made of; ``KeyTable`` is what a person makes of
/// it.
package enum Keymap {
  /// Bindings that are explained together.
  package struct Section: Hashable, Sendable {
    package let title: String
    package let bindings: [Binding]
  }

  package static let bindings: [Binding] = sections.flatMap(\.bindings)

  /// Where text is typed and some of the keys keep their meaning.
  private static let typing: CaseSet<Context> = [.help, .finding]

  /// A part of the table as it is printed: where the keys are pressed, and what they do there.
  package struct Place: Sendable {
    package let title: String
    package let entries: [Binding]
  }

  /// The table to print. Keys that keep their meaning while one types are not said again.
  package static var listing: [Place] {
    var said: Set<Binding> = []
    return sections.compactMap { section in
      let entries = section.bindings.filter { binding in
        defer { said.insert(binding) }
        return
          !(binding.contexts.isSubset(of: typing)
          && said.contains {
            $0.action == binding.action && Set($0.keys).isSuperset(of: binding.keys)
          })
      }
      return entries.isEmpty ? nil : Place(title: section.title, entries: entries)
    }
  }

  /// The listing in Markdown.
  package static var markdown: String {
    var rows = ["| where | key | what it does |", "|---|---|---|"]
    for place in listing {
      for (row, binding) in place.entries.enumerated() {
        let keys = binding.keys.map { "`\($0.name())`" }.joined(separator: " ")
        rows.append("| \(row == 0 ? place.title : "") | \(keys) | \(binding.meaning) |")
      }
    }
    return rows.joined(separator: "\n") + "\n"
  }
}
