import FSRS
import Practice

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

  /// What a grade means, in a word or two.
  var gist: String {
    switch self {
    case .again: "missed"
    case .hard: "gaps"
    case .good: "known"
    case .easy: "at once"
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

extension Rubric.Reason {
  /// The rule that has fired, after the score and the grade.
  var words: String {
    switch self {
    case .mustsOpen(let places):
      let numbers = places.map { "\($0 + 1)" }
      return places.count == 1
        ? "must open: point \(numbers[0])"
        : "musts open: " + numbers.joined(separator: ", ")
    case .short(let points, let grade): return "\(points) short of \(grade.name)"
    case .reached(let mark): return "from \(mark) on"
    case .notCertain: return "Easy only if certain before"
    case .certain: return "certain, and all of it"
    }
  }
}
