package import Practice
import QuestionBank
import Reports
package import TerminalUI
import Typography

/// The settings, one of them perhaps being typed.
package struct SettingsRoom: Room {
  /// Index into `Preferences.Key.allCases`.
  package internal(set) var cursor = 0
  /// What is being typed as the value of the selected one.
  package internal(set) var field: TextEditor?
  /// What a fit has found, to be shown as soon as it is kept.
  var fit: ParameterReport?

  /// Whether it was opened for one setting, and is left when that is kept or let be.
  private(set) var isForOne = false

  package init() {}

  /// Has one setting typed, from its value on.
  init(typing key: Preferences.Key, _ scene: Scene) {
    self.init(asking: key)
    field = TextEditor(Self.typed(scene.preferences.value(of: key)))
  }

  /// Has one setting typed, that has no value yet.
  init(asking key: Preferences.Key) {
    isForOne = true
    cursor = Preferences.Key.allCases.firstIndex(of: key) ?? 0
    field = TextEditor("")
  }

  /// A value to go on from. A word that stands for no value is in the way of one.
  private static func typed(_ value: String) -> String {
    ["none", "default", "plan", "all"].contains(value) ? "" : value
  }

  package var context: Context { field == nil ? .settings : .typingSetting }

  package var key: Preferences.Key { Preferences.Key.allCases[cursor] }

  /// Another copy may have changed some.
  package mutating func appear(_ scene: Scene) -> [Request] { [.effect(.readChanges)] }

  package mutating func update(_ action: Action, _ scene: Scene) -> [Request] {
    if field != nil { return updateField(action, scene) }
    switch action {
    case .back: return [.close, .effect(.reload)]
    case .item(let index):
      guard Preferences.Key.allCases.indices.contains(index) else { return [] }
      cursor = index
      return change(scene)
    case .changeSetting: return change(scene)
    case .raiseSetting: return step(by: 1, scene)
    case .lowerSetting: return step(by: -1, scene)
    case .undoSetting: return [.undoSetting]
    case .fit: return [scene.jobs[.fit] == nil ? .start(.fit) : .giveUp(.fit)]
    default:
      cursor = scene.moved(cursor, by: action, count: Preferences.Key.allCases.count)
      return []
    }
  }

  private mutating func updateField(_ action: Action, _ scene: Scene) -> [Request] {
    switch action {
    case .acceptSetting:
      let value = (field?.text ?? "").trimmingBlanks
      if isForOne, value.isEmpty { return [.close] }
      var changed = scene.preferences
      do throws(Preferences.ValueError) {
        try changed.set(key, typed: value, on: scene.today)
      } catch {
        return [
          .complain(
            value.isEmpty
              ? "Give \(key.range); Esc leaves it as it is."
              : "'\(brief(value, scene))' \(error.problem); \(error.remedy).")
        ]
      }
      return [.set(key, value)]
    case .edit(let command): field?.perform(command)
    case .back:
      if isForOne { return [.close] }
      field = nil
    default: break
    }
    return []
  }

  /// Opens the field of the selected setting; one of two values is switched at once.
  private mutating func change(_ scene: Scene) -> [Request] {
    if let isOn = isOn(scene) { return step(by: isOn ? -1 : 1, scene) }
    field = TextEditor(Self.typed(scene.preferences.value(of: key)))
    return []
  }

  /// Whether the selected setting is on; nil where it is not switched.
  private func isOn(_ scene: Scene) -> Bool? {
    switch key {
    case .mouse: scene.preferences.mouse
    case .fitting: scene.preferences.fitting == .automatic
    default: nil
    }
  }

  /// Changes the selected setting by one step, within its range.
  private func step(by count: Int, _ scene: Scene) -> [Request] {
    guard key.hasSteps else { return [.say("Enter takes \(key.range).")] }
    let changed = scene.preferences.stepped(key, by: count, on: scene.today)
    let value = changed.value(of: key)
    guard value != scene.preferences.value(of: key) else {
      return [.say("It takes \(key.range).")]
    }
    return [.set(key, value)]
  }

  /// A setting is on disk: it is the selected one, and typed no more.
  ///
  /// - Returns: whether it was what the room was opened for.
  mutating func show(_ key: Preferences.Key) -> Bool {
    guard !isForOne else { return key == self.key }
    field = nil
    cursor = Preferences.Key.allCases.firstIndex(of: key) ?? cursor
    return false
  }

  /// As much of a value as leaves room for what is said of it.
  private func brief(_ value: String, _ scene: Scene) -> String {
    StyledText(scene.clean(value)).truncated(to: 30, mark: scene.glyphs.ellipsis).plain
  }

  /// A letter of the value, or its removal.
  package mutating func type(_ key: Key, _ scene: Scene) -> [Request] {
    if ![.up, .down].contains(key) { _ = field?.handle(key, width: .max) }
    return []
  }

  package mutating func paste(_ text: String, _ scene: Scene) -> Paste {
    guard field != nil else { return .refused }
    let isWhole = field?.paste(String(text.map { $0.isNewline ? " " : $0 })) == true
    return isWhole ? .taken : .cut
  }

  package mutating func click(
    _ position: Position, clicks: Int, _ scene: Scene
  ) -> [Request] {
    let view = SettingsView(room: self, scene: scene)
    guard field == nil, let row = view.row(at: position) else { return [] }
    guard clicks == 1 else { return row == cursor ? [.perform(.changeSetting)] : [] }
    cursor = row
    return []
  }

  package func draw(_ scene: Scene, in frame: inout Frame) {
    SettingsView(room: self, scene: scene).draw(in: &frame)
  }

  package func offers(_ action: Action, _ scene: Scene) -> Bool {
    switch action {
    case .raiseSetting, .lowerSetting: key.hasSteps
    default: scene.desk.offers(action)
    }
  }

  package func label(of action: Action, _ scene: Scene) -> String? {
    if action == .fit { return scene.jobs[.fit] == nil ? nil : "give up" }
    guard action == .changeSetting else { return nil }
    return isOn(scene).map { $0 ? "switch off" : "switch on" } ?? "type it"
  }

  package func plain(_ scene: Scene) -> PlainPage {
    guard let field else {
      var page = PlainPage(body: ["Settings."])
      for (index, key) in Preferences.Key.allCases.enumerated() {
        page.offer("\(key.title): \(scene.shown(key)) (\(key.meaning))", .item(index))
      }
      page.offer("Undo the last change", .undoSetting, if: scene.desk.canUndoSetting)
      page.offer("Fit the memory model to your answers", .fit)
      page.offer("Back to Today", .back)
      page.offerEnd()
      return page
    }
    var page = PlainPage(
      body: ["\(key.title): \(key.meaning)."], status: ["Value: " + field.text])
    page.offer("Keep the value", .acceptSetting)
    page.offer("Leave it as it is", .back)
    page.offer("Quit", .quit)
    return page
  }
}

extension Scene {
  /// A setting's value as it is shown, 21 numbers in words.
  func shown(_ key: Preferences.Key) -> String {
    let value = preferences.value(of: key)
    if key == .goalTopics, let topics = preferences.goal?.topics, !topics.isEmpty {
      return topics.members.map(\.name).joined(separator: ", ")
    }
    guard key == .parameters, value != "default" else { return value }
    guard let fit = desk.replaced.fit(of: preferences.parameters) else { return "own numbers" }
    let day = StudyDay(of: fit.at, offsetMinutes: desk.now.offsetMinutes).date
    let answers = desk.replaced.attemptsFitted.map { " to \(Phrases.count($0, "answer"))" } ?? ""
    return "fitted\(answers) on \(Phrases.shortDate(day)) \(day.year)"
  }
}

extension Preferences.Key {
  /// Whether there is more and less of it.
  var hasSteps: Bool {
    switch self {
    case .daysOff, .goalLevels, .goalTopics, .parameters: false
    default: true
    }
  }

  /// The name on the screen; that of `edgewise settings` in words.
  var title: String {
    guard self != .parameters else { return "FSRS parameters" }
    let words = String(rawValue.map { $0 == "-" ? " " : $0 })
    return words.prefix(1).uppercased() + words.dropFirst()
  }
}

extension String {
  /// Without blanks at either end.
  fileprivate var trimmingBlanks: String {
    var rest = self[...]
    while rest.first?.isWhitespace == true { rest.removeFirst() }
    while rest.last?.isWhitespace == true { rest.removeLast() }
    return String(rest)
  }
}
