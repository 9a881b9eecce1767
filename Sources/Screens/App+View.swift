import Practice
package import TerminalUI
import Typography

extension App {
  /// The picture of the app as it is.
  package func view() -> Frame {
    let scene = scene
    var frame = Frame(size: window.size, glyphs: window.glyphs)
    guard window.isLargeEnough else {
      scene.drawTooSmall(in: &frame)
      return frame
    }
    // Where nothing is selected, reading begins with the body.
    frame.selection = Position(column: 1, row: scene.bodyTop)
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
  ///
  /// Each keeps its place: where it does nothing now, the place stays empty. What is offered only now and
  /// then, as to undo, stands to the right, over what would have its place there.
  var footerButtons: [Button] {
    let (room, scene) = (room, scene)
    var actions: Set<Action> = []
    var bindings = keys.bindings(in: context).filter {
      !$0.label.isEmpty && actions.insert($0.action).inserted
    }
    if let place = bindings.firstIndex(where: { room.isForemost($0.action, scene) }) {
      bindings.insert(bindings.remove(at: place), at: 0)
    }
    func button(_ binding: Binding, _ label: String, at column: Int) -> Button {
      let name = StyledText(binding.keys[0].name(window.glyphs), .key)
      return Button(
        column: column, text: name + StyledText(" " + label, .dim), action: binding.action)
    }
    func label(_ binding: Binding) -> String {
      room.label(of: binding.action, scene) ?? binding.label
    }
    // The first of them has room whatever there is to undo.
    let least = bindings.first.map { width(of: $0) + 4 } ?? 1
    var end = window.size.columns - 1
    var right: [Button] = []
    for binding in bindings.filter({ $0.action == .help || $0.action.isOccasional }).reversed()
    where room.offers(binding.action, scene) {
      let button = button(binding, label(binding), at: 0)
      guard binding.action == .help || least + button.text.width < end else { continue }
      // The help stands at the very end whatever else is there.
      right.insert(button, at: binding.action == .help ? right.endIndex : 0)
      end -= button.text.width + 3
    }
    var left: [Button] = []
    var column = 1
    for binding in bindings where binding.action != .help && !binding.action.isOccasional {
      let button = button(binding, label(binding), at: column)
      let width = max(button.text.width, self.width(of: binding))
      guard column + button.text.width <= end else { continue }
      if room.offers(binding.action, scene) { left.append(button) }
      column += width + 3
    }
    column = end + 3
    return left
      + right.map { button in
        defer { column += button.text.width + 3 }
        return Button(column: column, text: button.text, action: button.action)
      }
  }

  /// The columns of a key in the footer by the words of the table.
  private func width(of binding: Binding) -> Int {
    DisplayWidth.of(binding.keys[0].name(window.glyphs)) + 1 + DisplayWidth.of(binding.label)
  }
}

extension Action {
  /// Whether it is offered only now and then.
  fileprivate var isOccasional: Bool {
    switch self {
    case .undo, .redo, .undoSetting, .clearFilter, .showNote, .right, .editQuestion: true
    default: false
    }
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
