import Practice
import Reports
import TerminalUI
import Typography

extension QuestionStanding {
  /// Where a question stands, in a word or two.
  var words: (text: String, role: Role) {
    if isSuspended { return ("suspended", .dim) }
    if isBuried { return ("buried", .dim) }
    guard let days = daysToDue else { return ("new", .accent) }
    return days <= 0 ? ("due", .warning) : ("in \(Phrases.shortInterval(days: days))", .dim)
  }
}
