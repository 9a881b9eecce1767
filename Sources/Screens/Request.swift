package import Practice
package import QuestionBank

/// What a room asks the app for. They are done in order.
package enum Request: Sendable {
  // Rooms.
  /// Opens a room over this one.
  case open(any Room)
  /// Opens a room in this one's place.
  case turnInto(any Room)
  /// Leaves this room for the one below.
  case close
  /// Does an action in the room that shows by then.
  case perform(Action)
  /// Goes from the room that shows by then to where an action belongs, and does it there.
  case go(Context, Action)
  /// Hands levels and topics to the room below.
  case chosen(StudyFilter)

  // The desk.
  case begin([QuestionID])
  case proceed
  /// Asks questions beside the sitting, and comes back to this room.
  case practise([QuestionID])
  /// Gets up from the sitting.
  case rise
  /// Drops what is left of the sitting that was left; answers begun in it first have to be let go.
  case leaveSitting
  /// Keeps the answer begun to the question that is asked.
  case draft(String?)
  /// Stops the clock of the question that is asked after so many milliseconds; nil lets it go on.
  case pause(Int?)
  case skip
  case filter(StudyFilter)
  case grade(Desk.Answer)
  /// Sets a mark or takes it back; nil for the other of what it is.
  case mark(MarkKind, QuestionID, isSet: Bool?)
  case note(String, on: QuestionID)
  case undo
  case redo
  case set(Preferences.Key, String)
  case undoSetting

  case start(Job)
  case giveUp(Job)

  // A line for the person.
  case say(String)
  case complain(String)

  case effect(Effect)
}
