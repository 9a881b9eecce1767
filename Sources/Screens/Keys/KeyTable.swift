import QuestionBank
package import TerminalUI

/// The keys in force: those of the ``Keymap``, with what a person has changed of them.
package struct KeyTable: Sendable {
  /// The keys as they are without a file of changes.
  package static let standard = KeyTable(Keymap.bindings)

  /// In the order of the keymap.
  package private(set) var bindings: [Binding]
  /// By the contexts' ranks.
  private var index: [[Key: Action]]

  private init(_ bindings: [Binding]) {
    self.bindings = bindings
    index = Context.allCases.map { context in
      var index: [Key: Action] = [:]
      for binding in bindings where binding.contexts.contains(context) {
        for key in binding.keys where index[key] == nil { index[key] = binding.action }
      }
      return index
    }
  }

  /// The action of a key in a context.
  package func action(for key: Key, in context: Context) -> Action? { index[context.rank][key] }

  /// The bindings of a context, in the order of the table.
  package func bindings(in context: Context) -> [Binding] {
    bindings.indices.compactMap { place in
      // By its place, so that only the context's own bindings are copied.
      bindings[place].contexts.contains(context) ? bindings[place] : nil
    }
  }

  /// A key that is to do something else than in the keymap.
  package struct Change: Hashable, Sendable {
    let context: Context
    let key: Key
    /// Nil has the key do nothing.
    let action: Action?
  }

  /// The keymap with some changes, which are made one after the other. The new key of an action stands
  /// before those that it has already.
  package init(_ changes: [Change]) {
    var bindings = Keymap.bindings
    for change in changes {
      var isGiven = false
      bindings = bindings.flatMap { binding -> [Binding] in
        guard binding.contexts.contains(change.context) else { return [binding] }
        var keys = binding.keys.filter { $0 != change.key }
        if binding.action == change.action, !isGiven {
          isGiven = true
          keys.insert(change.key, at: 0)
        }
        guard keys != binding.keys else { return [binding] }
        let rest = binding.contexts.subtracting([change.context])
        let own = binding.having(keys, in: [change.context])
        return rest.isEmpty ? [own] : [own, binding.having(binding.keys, in: rest)]
      }
    }
    self.init(bindings.filter { !$0.keys.isEmpty })
  }
}

extension Binding {
  /// The same with other keys, in other contexts.
  fileprivate func having(_ keys: [Key], in contexts: CaseSet<Context>) -> Binding {
    Binding(keys: keys, action: action, contexts: contexts, label: label, meaning: meaning)
  }
}
