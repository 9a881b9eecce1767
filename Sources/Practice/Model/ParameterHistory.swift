package import FSRS

/// The memory model's parameters that fits have replaced, oldest first, so that a fit can be undone.
///
/// Kept as a setting of its own, ``key``, one replacement a line: when, then the old and the new
/// parameters as ``Preferences`` writes them, with bars between.
package struct ParameterHistory: Hashable, Sendable {
  /// One fit that was taken over.
  package struct Replacement: Hashable, Sendable {
    package let at: Instant
    package let old: Parameters
    package let new: Parameters

    package init(at: Instant, old: Parameters, new: Parameters) {
      self.at = at
      self.old = old
      self.new = new
    }
  }

  /// The setting's key. It is not among `Preferences.Key`: nobody types it.
  package static let key = "fsrs-parameters-replaced"
  /// More than anybody undoes, and well below what a setting may hold.
  private static let limit = 100

  package private(set) var replacements: [Replacement]

  /// Reads what ``text`` wrote; lines of another form, which a later version may write, are dropped.
  package init(_ text: String = "") {
    replacements = text.split(separator: "\n").compactMap { line in
      let fields = line.split(separator: "|", omittingEmptySubsequences: false)
      guard fields.count == 3, let at = Int64(fields[0]), let old = Self.parameters(fields[1]),
        let new = Self.parameters(fields[2])
      else { return nil }
      return Replacement(at: Instant(milliseconds: at), old: old, new: new)
    }
  }

  package var text: String {
    replacements.map {
      "\($0.at.milliseconds)|\(Self.text($0.old))|\(Self.text($0.new))"
    }.joined(separator: "\n")
  }

  package mutating func add(_ replacement: Replacement) {
    replacements.append(replacement)
    replacements.removeFirst(max(0, replacements.count - Self.limit))
  }

  /// The fit that made some parameters, if they are the last one's; they may have been set by hand.
  package func fit(of parameters: Parameters) -> Replacement? {
    replacements.last.flatMap { $0.new == parameters ? $0 : nil }
  }

  /// Takes the last fit out; the parameters are those that it replaced.
  package mutating func undo() -> Parameters? { replacements.popLast()?.old }

  private static func parameters(_ text: some StringProtocol) -> Parameters? {
    var preferences = Preferences()
    do {
      try preferences.set(.parameters, to: String(text))
    } catch {
      return nil
    }
    return preferences.parameters
  }

  private static func text(_ parameters: Parameters) -> String {
    var preferences = Preferences()
    preferences.parameters = parameters
    return preferences.value(of: .parameters)
  }
}
