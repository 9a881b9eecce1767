package import Practice
import QuestionBank
package import TerminalUI

/// A screen with its own state, keys and looks. It reads the desk and asks; only ``App`` does what it
/// asks for.
///
/// Rooms are stacked: the last one that was opened is the one that shows and takes the keys.
package protocol Room: Sendable {
  /// Whose keys are in force.
  var context: Context { get }

  /// Takes in what a person asks for.
  mutating func update(_ action: Action, _ scene: Scene) -> [Request]
  /// Takes in a key that is bound to nothing: where text is typed, a letter of it.
  mutating func type(_ key: Key, _ scene: Scene) -> [Request]
  /// Takes pasted text in where text is typed.
  mutating func paste(_ text: String, _ scene: Scene) -> Paste
  /// A click above the footer; the second of a double click comes as two.
  mutating func click(_ position: Position, clicks: Int, _ scene: Scene) -> [Request]
  /// The wheel turned by a notch, up or down.
  mutating func wheel(_ direction: Action, at position: Position, _ scene: Scene) -> [Request]

  /// Takes in what it asked to be read.
  mutating func hear(_ readout: Readout, _ scene: Scene) -> [Request]
  /// The levels and topics that were chosen in a list over it.
  mutating func choose(_ part: StudyFilter, _ scene: Scene) -> [Request]
  /// It shows again, or for the first time.
  mutating func appear(_ scene: Scene) -> [Request]
  /// The history has changed while it shows.
  mutating func refresh(_ scene: Scene) -> [Request]
  /// The clock stood still from one instant to another.
  mutating func stopClock(from start: Instant, to end: Instant)
  /// What was begun in it and is on no disk yet; at the app's end, all of it.
  func unkept(atEnd: Bool, _ scene: Scene) -> [Request]
  /// Whether it has nothing to show as long as what it asked for is not read.
  var isAwaiting: Bool { get }

  /// Works out what takes longer than drawing, and scrolls nothing past its end.
  mutating func prepare(_ scene: Scene)
  func draw(_ scene: Scene, in frame: inout Frame)
  /// The room in numbered lines.
  func plain(_ scene: Scene) -> PlainPage
  /// Whether an action would do anything now, so that it is offered.
  func offers(_ action: Action, _ scene: Scene) -> Bool
  /// The footer's words for an action where the room knows better than the keymap.
  func label(of action: Action, _ scene: Scene) -> String?
  /// What the footer offers before all else.
  func isForemost(_ action: Action, _ scene: Scene) -> Bool
}

/// What became of pasted text.
package enum Paste: Hashable, Sendable {
  /// No text is typed here.
  case refused
  case taken
  /// Its end is left out.
  case cut
}

extension Room {
  package mutating func type(_ key: Key, _ scene: Scene) -> [Request] { [] }
  package mutating func paste(_ text: String, _ scene: Scene) -> Paste { .refused }
  package mutating func click(
    _ position: Position, clicks: Int, _ scene: Scene
  ) -> [Request] { [] }
  package mutating func wheel(
    _ direction: Action, at position: Position, _ scene: Scene
  ) -> [Request] {
    [.perform(direction), .perform(direction), .perform(direction)]
  }
  package mutating func hear(_ readout: Readout, _ scene: Scene) -> [Request] { [] }
  package mutating func choose(_ part: StudyFilter, _ scene: Scene) -> [Request] { [] }
  package mutating func appear(_ scene: Scene) -> [Request] { refresh(scene) }
  package mutating func refresh(_ scene: Scene) -> [Request] { [] }
  package mutating func stopClock(from start: Instant, to end: Instant) {}
  package func unkept(atEnd: Bool, _ scene: Scene) -> [Request] { [] }
  package var isAwaiting: Bool { false }
  package mutating func prepare(_ scene: Scene) {}
  package func offers(_ action: Action, _ scene: Scene) -> Bool {
    scene.desk.offers(action)
  }
  package func label(of action: Action, _ scene: Scene) -> String? { nil }
  package func isForemost(_ action: Action, _ scene: Scene) -> Bool { false }
}

extension Desk {
  /// Whether what it keeps lets an action do anything.
  func offers(_ action: Action) -> Bool {
    switch action {
    case .undo: canUndo
    case .redo: canRedo
    case .undoSetting: canUndoSetting
    case .clearFilter: !filter.isEmpty
    default: true
    }
  }
}
