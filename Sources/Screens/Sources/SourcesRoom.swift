import Practice
import QuestionBank
package import TerminalUI

/// The sources of a question, whose addresses can be opened and copied.
package struct SourcesRoom: Room {
  private let question: Question
  package private(set) var cursor = 0

  init(_ question: Question) { self.question = question }

  package var context: Context { .sources }

  private var address: String? {
    question.sources.indices.contains(cursor) ? question.sources[cursor].url : nil
  }

  package mutating func update(_ action: Action, _ scene: Scene) -> [Request] {
    switch action {
    case .back: return [.close]
    case .item(let index):
      guard question.sources.indices.contains(index) else { return [] }
      cursor = index
      return update(.choose, scene)
    case .choose: return address.map { [.effect(.open($0))] } ?? [.say(Self.noAddress)]
    case .copy: return address.map { [.effect(.copy($0))] } ?? [.say(Self.noAddress)]
    default:
      cursor = scene.moved(cursor, by: action, count: question.sources.count)
      return []
    }
  }

  private static let noAddress = "That source has no address."

  package mutating func click(_ position: Position, clicks: Int, _ scene: Scene) -> [Request] {
    let line = position.row - scene.bodyTop + offset(scene)
    guard let row = rows(scene).firstIndex(where: { $0.contains(line) }) else { return [] }
    guard clicks == 1 else { return row == cursor ? [.perform(.choose)] : [] }
    cursor = row
    return []
  }

  package func draw(_ scene: Scene, in frame: inout Frame) {
    scene.drawHeader(
      StyledText("Sources", .title) + StyledText(scene.dot + scene.clean(question.title), .dim),
      in: &frame)
    scene.draw(
      texts(scene).flatMap(\.self), offset: offset(scene), in: scene.body, frame: &frame)
  }

  /// The lines of each source.
  private func texts(_ scene: Scene) -> [[StyledText]] {
    question.sources.enumerated().map { index, source in
      let isSelected = index == cursor
      var setter = QuestionSetter(scene, width: scene.textWidth, sideways: 0)
      setter.add(
        StyledText(isSelected ? "\(scene.glyphs.pointer) " : "  ", .accent)
          + StyledText(scene.clean(source.title), isSelected ? .strong : .text)
          + StyledText(" (\(source.kind.rawValue), checked \(source.checked))", .dim), indent: 2)
      if let url = source.url { setter.addAddress(url) } else { setter.addBelow(source.claim) }
      setter.addBlank()
      return setter.lines
    }
  }

  /// The lines of each source among all.
  private func rows(_ scene: Scene) -> [Range<Int>] {
    var start = 0
    return texts(scene).map { lines in
      defer { start += lines.count }
      return start..<start + lines.count
    }
  }

  /// The first line in sight: the selected source is, whole.
  private func offset(_ scene: Scene) -> Int {
    let rows = rows(scene)
    guard let last = rows.last, rows.indices.contains(cursor) else { return 0 }
    let visible = Scroller.visibleRows(
      of: last.upperBound, rows: scene.bodyRows, hasMarkRow: false)
    var scroller = Scroller(content: last.upperBound, viewport: visible)
    scroller.reveal(rows[cursor])
    return scroller.offset
  }

  package func plain(_ scene: Scene) -> PlainPage {
    var page = PlainPage(
      body: ["Sources of: \(scene.clean(question.title))."]
        + question.sources.map { source in
          [source.title, source.url ?? source.claim].map(scene.clean).joined(separator: ": ")
        })
    for (index, source) in question.sources.enumerated() where source.url != nil {
      page.offer("Open \(scene.clean(source.title))", .item(index))
    }
    page.offer("Back", .back)
    page.offerEnd()
    return page
  }
}
