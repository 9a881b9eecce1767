import ArgumentParser
import BundledBank
import FSRS
import Practice
import QuestionBank

/// What a shell offers for a word that is being typed.
extension CompletionKind {
  static let levels = CompletionKind.list(Level.allCases.map(\.rawValue))
  static let topics = CompletionKind.list(Topic.allCases.map(\.rawValue))
  static let forms = CompletionKind.list(QuestionForm.allCases.map(\.rawValue))
  static let kinds = CompletionKind.list(QuestionKind.allCases.map(\.rawValue))
  static let grades = CompletionKind.list(Grade.allCases.map(\.word))
  static let settings = CompletionKind.list(Preferences.Key.allCases.map(\.rawValue))

  /// The ids of the built-in questions, and of those in the directory that the line names.
  static let questions = CompletionKind.custom { words, _, _ in
    let own = words.firstIndex(of: "--bank").flatMap { place in
      words.indices.contains(place + 1)
        ? try? Places(bank: words[place + 1]).readBank().bank : nil  // Offers fewer at worst.
    }
    return (own?.questions ?? BundledBank.questions).map(\.id)
  }
}
