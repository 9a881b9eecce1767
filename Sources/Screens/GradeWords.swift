import FSRS

/// "Again" … "Easy".
func gradeName(_ grade: Grade) -> String {
  switch grade {
  case .again: "Again"
  case .hard: "Hard"
  case .good: "Good"
  case .easy: "Easy"
  }
}

/// What a grade means, in a few words.
func gradeMeaning(_ grade: Grade) -> String {
  switch grade {
  case .again: "not known, or a must-have missed"
  case .hard: "known, with gaps or effort"
  case .good: "known"
  case .easy: "all of it, at once"
  }
}
