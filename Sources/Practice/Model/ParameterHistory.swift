package import FSRS

/// The memory model's parameters that fits have replaced, oldest first, so that a fit can be undone.
///
/// Kept as a setting of its own, ``key``, one replacement a line: when, then the old and the new
/// parameters as ``Preferences`` writes them, with bars between. A line `fitted|120` says after how many
/// attempts the last of them came, `tried|150` after how many a fit was tried last without being asked,
/// and `held` that the last fit was undone; versions that do not know these drop them.
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
  /// After how many attempts the last replacement came; nil where that is not known.
  package private(set) var attemptsFitted: Int?
  /// After how many a fit was tried last, taken over or not; nil where that is not known.
  package private(set) var attemptsTried: Int?
  /// Whether the last fit was undone, so that none is made until a person asks for one.
  package private(set) var isHeld = false

  /// Reads what ``text`` wrote; lines of another form, which a later version may write, are dropped.
  package init(_ text: String = "") {
    replacements = text.split(separator: "\n").compactMap { line in
      let fields = line.split(separator: "|", omittingEmptySubsequences: false)
      guard fields.count == 3, let at = Int64(fields[0]), let old = Self.parameters(fields[1]),
        let new = Self.parameters(fields[2])
      else { return nil }
      return Replacement(at: Instant(milliseconds: at), old: old, new: new)
    }
    for line in text.split(separator: "\n") {
      if line == Self.held { isHeld = true }
      attemptsFitted = Self.count(in: line, after: Self.fitted) ?? attemptsFitted
      attemptsTried = Self.count(in: line, after: Self.tried) ?? attemptsTried
    }
  }

  private static let held = "held"
  private static let fitted = "fitted|"
  private static let tried = "tried|"

  private static func count(in line: Substring, after prefix: String) -> Int? {
    guard line.hasPrefix(prefix), let count = Int(line.dropFirst(prefix.count)), count >= 0 else {
      return nil
    }
    return count
  }

  package var text: String {
    let fits = replacements.map {
      "\($0.at.milliseconds)|\(Self.text($0.old))|\(Self.text($0.new))"
    }
    let counts = [
      attemptsFitted.map { Self.fitted + String($0) },
      attemptsTried.map { Self.tried + String($0) },
    ]
    return (fits + counts.compactMap(\.self) + (isHeld ? [Self.held] : []))
      .joined(separator: "\n")
  }

  /// Takes in that a fit to so many attempts was taken over.
  package mutating func add(_ replacement: Replacement, attempts: Int) {
    (attemptsFitted, attemptsTried) = (attempts, attempts)
    replacements.append(replacement)
    replacements.removeFirst(max(0, replacements.count - Self.limit))
    isHeld = false
  }

  /// Takes in that a fit to so many attempts was tried, and not taken over.
  package mutating func reject(attempts: Int) { attemptsTried = attempts }

  /// Whether some parameters are what fits have led to, the defaults without any; else a person has set
  /// them.
  package func made(_ parameters: Parameters) -> Bool {
    parameters == replacements.last?.new ?? .default
  }

  /// The fit that made some parameters, if they are the last one's; they may have been set by hand.
  package func fit(of parameters: Parameters) -> Replacement? {
    replacements.last.flatMap { $0.new == parameters ? $0 : nil }
  }

  /// Takes the last fit out; the parameters are those that it replaced.
  package mutating func undo() -> Parameters? {
    guard let last = replacements.popLast() else { return nil }
    isHeld = true
    attemptsFitted = nil
    return last.old
  }

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
