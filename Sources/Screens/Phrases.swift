import FSRS
import Practice

/// "Again" … "Easy".
func gradeName(_ grade: Grade) -> String {
  grade.word.prefix(1).uppercased() + grade.word.dropFirst()
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
