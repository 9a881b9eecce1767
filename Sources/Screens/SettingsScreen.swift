import Practice
package import TerminalUI

/// The settings, one of them perhaps being typed.
package struct SettingsState: Hashable, Sendable {
  /// Index into `Preferences.Key.allCases`.
  package var cursor = 0
  /// What is being typed as the value of the selected one.
  package var field: TextEditor?

  var key: Preferences.Key { Preferences.Key.allCases[cursor] }

  /// Takes in a key that is not bound: a letter of the value, or its removal.
  mutating func type(_ key: Key) {
    guard ![.up, .down].contains(key) else { return }
    _ = field?.handle(key, width: .max)
  }

  mutating func paste(_ text: String) {
    field?.paste(String(text.map { $0.isNewline ? " " : $0 }))
  }
}

/// A setting with the value that it had.
struct SettingChange: Hashable, Sendable {
  let key: Preferences.Key
  let value: String
}

extension App {
  mutating func performSettings(_ action: Action, _ state: SettingsState) -> [Effect] {
    var state = state
    if state.field != nil { return performField(action, state) }
    switch action {
    case .back: return goToToday()
    case .item(let index):
      guard Preferences.Key.allCases.indices.contains(index) else { return [] }
      state.cursor = index
      return change(state)
    case .changeSetting: return change(state)
    case .raiseSetting: return step(state, by: 1)
    case .lowerSetting: return step(state, by: -1)
    case .undoSetting:
      guard let last = changedSettings.last else {
        notice = Notice(text: "No setting to undo.", kind: .done)
        return []
      }
      return keep(last.key, last.value, isUndo: true)
    default:
      state.cursor = moved(state.cursor, by: action, count: Preferences.Key.allCases.count)
    }
    screen = .settings(state)
    return []
  }

  private mutating func performField(_ action: Action, _ state: SettingsState) -> [Effect] {
    var state = state
    switch action {
    case .acceptSetting:
      let value = (state.field?.text ?? "").trimmingBlanks
      var changed = preferences
      do throws(Preferences.ValueError) {
        try changed.set(state.key, to: value)
      } catch {
        notice = Notice(
          text: value.isEmpty
            ? "Give \(state.key.range); Esc leaves it as it is."
            : "'\(brief(value))' does not fit; give \(state.key.range).", kind: .problem)
        return []
      }
      return keep(state.key, changed.value(of: state.key))
    case .edit(let command): state.field?.perform(command)
    case .back: state.field = nil
    default: return []
    }
    screen = .settings(state)
    return []
  }

  /// Opens the field of the selected setting; the mouse is switched at once.
  private mutating func change(_ state: SettingsState) -> [Effect] {
    var state = state
    screen = .settings(state)
    guard state.key != .mouse else { return step(state, by: preferences.mouse ? -1 : 1) }
    // A word that stands for no value is in the way of one.
    let value = preferences.value(of: state.key)
    state.field = TextEditor(["none", "default"].contains(value) ? "" : value)
    screen = .settings(state)
    return []
  }

  /// Changes the selected setting by one step, within its range.
  private mutating func step(_ state: SettingsState, by count: Int) -> [Effect] {
    var changed = preferences
    switch state.key {
    case .newPerDay: changed.newPerDay = min(100, max(0, changed.newPerDay + count))
    case .desiredRetention:
      let percent = (changed.desiredRetention * 100).rounded() + Double(count)
      changed.desiredRetention = min(99, max(70, percent)) / 100
    case .interviewDate: changed.interviewDate = interviewDate(movedBy: count)
    case .minutesPerDay: changed.minutesPerDay = min(600, max(1, changed.minutesPerDay + count))
    case .mouse: changed.mouse = count > 0
    case .parameters:
      notice = Notice(text: "Enter takes \(state.key.range).", kind: .done)
      return []
    }
    let value = changed.value(of: state.key)
    guard value != preferences.value(of: state.key) else {
      notice = Notice(text: "It takes \(state.key.range).", kind: .done)
      return []
    }
    return keep(state.key, value)
  }

  /// From none to today and on; before today there is none.
  private func interviewDate(movedBy days: Int) -> CalendarDate? {
    guard let date = preferences.interviewDate else { return days > 0 ? today.date : nil }
    let moved = CalendarDate(daysSince1970: date.daysSince1970 + days)
    return moved < today.date ? nil : moved.year > 9999 ? date : moved
  }

  private mutating func keep(
    _ key: Preferences.Key, _ value: String, isUndo: Bool = false
  ) -> [Effect] {
    saving = .setting(isUndo: isUndo)
    return [.keepPreference(key, value: value)]
  }

  /// A setting is on disk.
  mutating func preferenceKept(_ key: Preferences.Key, _ value: String) -> [Effect] {
    var changed = preferences
    let isUndo = saving == .setting(isUndo: true)
    saving = nil
    do throws(Preferences.ValueError) {
      try changed.set(key, to: value)
    } catch {
      notice = Notice(text: error.message, kind: .problem)
      return []
    }
    if isUndo {
      _ = changedSettings.popLast()
    } else {
      changedSettings.append(SettingChange(key: key, value: preferences.value(of: key)))
    }
    preferences = changed
    if case .settings(var state) = screen {
      state.field = nil
      state.cursor = Preferences.Key.allCases.firstIndex(of: key) ?? state.cursor
      screen = .settings(state)
    }
    notice = Notice(
      text: "\(isUndo ? "Undone" : "Kept"): \(key.title) \(shown(key))"
        + (isPast(key) ? ", which is past." : "."), kind: .done)
    switch key {
    case .mouse: return [.setMouse(changed.mouse)]
    // The cards are what another model makes of the same attempts.
    case .parameters: return [.reload]
    default: return []
    }
  }

  /// As much of a value as leaves room for what is said of it.
  private func brief(_ value: String) -> String {
    StyledText(clean(value)).truncated(to: 30, mark: glyphs.ellipsis).plain
  }

  private func isPast(_ key: Preferences.Key) -> Bool {
    guard key == .interviewDate, let date = preferences.interviewDate else { return false }
    return date < today.date
  }

  /// A setting's value, 21 numbers in words.
  func shown(_ key: Preferences.Key) -> String {
    let value = preferences.value(of: key)
    return key == .parameters && value != "default" ? "own numbers" : value
  }
}

extension Preferences.Key {
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
