import Practice
package import TerminalUI

extension App {
  /// The picture of the app as it is.
  package func view() -> Frame {
    let scene = scene
    var frame = Frame(size: window.size, glyphs: window.glyphs)
    guard window.isLargeEnough else {
      scene.drawTooSmall(in: &frame)
      return frame
    }
    room.draw(scene, in: &frame)
    // Where cards are waited for, the room itself shows how it goes.
    if !(room is WaitingRoom) { scene.drawJobs(in: &frame) }
    if let notice { scene.draw(notice, in: &frame) }
    for button in footerButtons {
      frame.put(button.text, at: Position(column: button.column, row: window.size.rows - 1))
    }
    return frame
  }

  /// The keys of the context: as many as fit in the table's order, the help always.
  var footerButtons: [Button] {
    let (room, scene) = (room, scene)
    let end = window.size.columns - 1
    var bindings = Keymap.bindings(in: context).filter {
      !$0.label.isEmpty && room.offers($0.action, scene)
    }
    if let place = bindings.firstIndex(where: { room.isForemost($0.action, scene) }) {
      bindings.insert(bindings.remove(at: place), at: 0)
    }
    func text(_ binding: Binding) -> StyledText {
      let label = room.label(of: binding.action, scene) ?? binding.label
      return StyledText(binding.keys[0].name(window.glyphs), .key) + StyledText(" " + label, .dim)
    }
    let help = bindings.first { $0.action == .help }.map(text)
    let most = end - (help.map { $0.width + 3 } ?? 0)
    var buttons: [Button] = []
    var column = 1
    for binding in bindings
    where binding.action != .help && !buttons.contains(where: { $0.action == binding.action }) {
      let text = text(binding)
      guard column + text.width <= most else { continue }
      buttons.append(Button(column: column, text: text, action: binding.action))
      column += text.width + 3
    }
    if let help { buttons.append(Button(column: column, text: help, action: .help)) }
    return buttons
  }
}

extension Scene {
  /// What has happened, on one line; a problem on as many as it needs, over most of the body.
  fileprivate func draw(_ notice: App.Notice, in frame: inout Frame) {
    let row = size.rows - 2
    let width = size.columns - 2
    guard notice.kind == .problem else {
      frame.put(clean(notice.text), .good, at: Position(column: 1, row: row), maxWidth: width)
      return
    }
    var lines = StyledText("! " + clean(notice.text), .bad).wrapped(to: width, indent: 2)
    let most = max(1, bodyRows - 2)
    if lines.count > most {
      lines = Array(lines.prefix(most))
      lines[most - 1] = (lines[most - 1] + StyledText(String(glyphs.ellipsis), .bad))
        .truncated(to: width, mark: glyphs.ellipsis)
    }
    let top = row - lines.count + 1
    frame.fill(at: Position(column: 0, row: top), columns: size.columns, rows: lines.count)
    for (index, line) in lines.enumerated() {
      frame.put(line, at: Position(column: 1, row: top + index), maxWidth: width)
    }
  }

  fileprivate func drawTooSmall(in frame: inout Frame) {
    let lines = [
      "Edgewise needs a window of \(Window.smallestSize.columns) by \(Window.smallestSize.rows).",
      "This one is \(size.columns) by \(size.rows). Make it larger to go on; q quits.",
    ]
    var row = 0
    for line in lines {
      for part in StyledText(line).wrapped(to: max(1, size.columns)) {
        frame.put(part, at: Position(column: 0, row: row))
        row += 1
      }
    }
  }
}
