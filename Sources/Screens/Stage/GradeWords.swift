import FSRS

extension Grade {
  /// "Again" … "Easy".
  var name: String {
    switch self {
    case .again: "Again"
    case .hard: "Hard"
    case .good: "Good"
    case .easy: "Easy"
    }
  }

  /// What a grade means, in a few words.
  var meaning: String {
    switch self {
    case .again: "not known, or a must-have missed"
    case .hard: "known, with gaps or effort"
    case .good: "known"
    case .easy: "all of it, at once"
    }
  }
}
