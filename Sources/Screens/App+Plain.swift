import TerminalUI

extension App {
  /// The page for the state that the app is in, set to a width in columns.
  package func plainPage(width: Int) -> PlainPage {
    var app = self
    app.window.size = Size(columns: min(max(40, width + 2), 119), rows: 24)
    app.prepare()
    var page = app.room.plain(app.scene)
    if let notice { page.status.append(notice.text) }
    return page
  }
}
