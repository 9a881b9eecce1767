import Practice

extension App {
  mutating func dayChanged() -> [Effect] {
    kept.forgetStandings()
    let open = openSession?.id
    undoable.removeAll { !$0.outlivesTheDay(in: open) }
    redoable.removeAll { !$0.outlivesTheDay(in: open) }
    return [.reload]
  }

  mutating func load(_ snapshot: Snapshot) -> [Effect] {
    let hadMouse = preferences.mouse
    progress = snapshot.progress
    preferences = snapshot.preferences
    undoable = undoable(with: snapshot.today)
    // Another copy may have done it again.
    redoable.removeAll { entry in
      guard case .attempt(let undone) = entry else { return false }
      return snapshot.today.contains { $0.question == undone.question && $0.at == undone.at }
    }
    return (hadMouse == preferences.mouse ? [] : [.setMouse(preferences.mouse)])
      + goOn(with: snapshot) + renewSheet()
  }

  private mutating func goOn(with snapshot: Snapshot) -> [Effect] {
    guard case .practice(var practice) = screen else {
      sitting = snapshot.sitting
      return []
    }
    // Another copy may have asked some of what is to come; what is being read stays.
    let rest = practice.session.resumed(
      on: practice.session.day, queue: [], progress: progress, bank: bank)
    if rest.current == practice.session.current {
      practice.session = rest
      screen = .practice(practice)
      return []
    }
    return practice.isUnread(at: now.instant) ? ask(rest) : []
  }
}
