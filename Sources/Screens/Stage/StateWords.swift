import Practice
import Reports
import TerminalUI
import Typography

extension StudySession {
  /// "4 done, 7 left, 1 again", which add up to all of it.
  var counts: String {
    "\(done) done, \(unasked) left" + (again > 0 ? ", \(again) again" : "")
  }
}

extension QuestionStanding {
  /// Where a question stands, in a word or two.
  var words: (text: String, role: Role) {
    if isSuspended { return ("suspended", .dim) }
    if isBuried { return ("buried", .dim) }
    guard let days = daysToDue else { return ("new", .accent) }
    return days <= 0 ? ("due", .warning) : ("in \(Phrases.shortInterval(days: days))", .dim)
  }
}
