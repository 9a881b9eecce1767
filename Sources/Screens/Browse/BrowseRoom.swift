package import Practice
package import QuestionBank
package import TerminalUI
import Typography

/// The list of all questions, or of those that a filter and some words let through.
package struct BrowseRoom: Room {
  package internal(set) var filter: QuestionFilter
  /// Words that the questions must have.
  package internal(set) var query = ""
  package private(set) var order = QuestionOrder.given
  /// What the words were before they are changed; nil while they are not.
  var queryBefore: String?
  package internal(set) var cursor = ListCursor()
  private var lists = Memo<BrowseList.Key, BrowseList>()
  var previews = Memo<QuestionText.Key, QuestionText>()
  /// How sure recall is; nil until that has been read.
  private(set) var ranges: RecallRanges?
  /// The index that is searched, from the first search on.
  private var search: QuestionSearch?

  package init(_ part: StudyFilter = StudyFilter()) { filter = QuestionFilter(part: part) }

  package var isFinding: Bool { queryBefore != nil }

  package var context: Context { isFinding ? .finding : .browse }

  /// The most characters of a query.
  static let queryLimit = 60

  /// What is listed, worked out anew only when it has changed.
  func list(_ desk: Desk) -> BrowseList {
    lists.value(for: key(desk)) {
      BrowseList(desk, key(desk), search: search)
    }
  }

  private func key(_ desk: Desk) -> BrowseList.Key {
    BrowseList.Key(revision: desk.revision, filter: filter, query: query, order: order)
  }

  /// The question under the cursor; nil in an empty list.
  package func selected(_ desk: Desk) -> QuestionID? { question(at: cursor.selected, desk)?.id }

  private func question(at index: Int, _ desk: Desk) -> Question? {
    let places = list(desk).places
    return places.indices.contains(index) ? desk.bank.questions[places[index]] : nil
  }

  package mutating func update(_ action: Action, _ scene: Scene) -> [Request] {
    if isFinding { return updateFinding(action) }
    let desk = scene.desk
    switch action {
    case .back: return [.rise, .close, .effect(.reload)]
    case .choose: return open(at: cursor.selected, desk)
    case .item(let index): return open(at: index, desk)
    case .find: queryBefore = query
    case .chooseLevels: return [.open(ChooserRoom(.levels, toList: filter.part))]
    case .chooseTopics: return [.open(ChooserRoom(.topics, toList: filter.part))]
    case .clearFilter:
      change(scene) {
        $0.filter = QuestionFilter()
        $0.query = ""
        $0.order = .given
      }
    case .nextForm:
      change(scene) {
        let form = turned($0.filter.part.forms.members.first)
        $0.filter.part.forms = CaseSet(form.map { [$0] } ?? [])
      }
    case .nextState: change(scene) { $0.filter.state = turned($0.filter.state) }
    case .nextKind: change(scene) { $0.filter.kind = turned($0.filter.kind) }
    case .nextOrder:
      change(scene) { $0.order = turned($0.order) ?? .given }
      cursor.selectFirst()
      return [.say("Sorted \(order.words(hasQuery: !query.isEmpty)).")]
    case .practise: return selected(desk).map { [.practise([$0])] } ?? []
    case .practiseAll:
      let questions = toPractise(desk)
      return questions.isEmpty ? [] : [.practise(questions)]
    case .star: return mark(.starred, desk)
    case .bury: return mark(.buried, desk)
    case .suspendQuestion: return mark(.suspended, desk)
    case .undo: return [.undo]
    case .redo: return [.redo]
    default:
      if let room = action.room { return [.open(room)] }
      cursor.move(by: action)
    }
    return []
  }

  /// What is listed, in its order; what is set aside only where that is what is listed.
  func toPractise(_ desk: Desk) -> [QuestionID] {
    let list = list(desk)
    let takesHidden = filter.state == .buried || filter.state == .suspended
    return list.places.filter { takesHidden || !list.standings[$0].isHidden }
      .map { desk.bank.questions[$0].id }
  }

  private mutating func updateFinding(_ action: Action) -> [Request] {
    switch action {
    case .finishFinding: queryBefore = nil
    case .back:
      query = queryBefore ?? ""
      queryBefore = nil
      cursor.selectFirst()
    case .eraseLine:
      query = ""
      cursor.selectFirst()
    default: cursor.move(by: action)
    }
    return []
  }

  private func mark(_ kind: MarkKind, _ desk: Desk) -> [Request] {
    selected(desk).map { [.mark(kind, $0, isSet: nil)] } ?? []
  }

  private mutating func open(at index: Int, _ desk: Desk) -> [Request] {
    guard let question = question(at: index, desk) else { return [] }
    cursor.select(index)
    return [.open(QuestionRoom(question))]
  }

  /// Changes what is listed, and stays with the selected question if it still is.
  private mutating func change(_ scene: Scene, _ body: (inout BrowseRoom) -> Void) {
    let selected = selected(scene.desk)
    body(&self)
    resize(scene)
    let bank = scene.desk.bank
    cursor.select(list(scene.desk).places.firstIndex { bank.questions[$0].id == selected } ?? 0)
  }

  private mutating func resize(_ scene: Scene) {
    lists.keep(list(scene.desk), for: key(scene.desk))
    cursor.resize(
      count: list(scene.desk).places.count, height: BrowseView(room: self, scene: scene).entries)
  }

  package mutating func refresh(_ scene: Scene) -> [Request] { [.effect(.read(.tallies))] }

  package mutating func hear(_ readout: Readout, _ scene: Scene) -> [Request] {
    if case .tallies(let tallies) = readout { ranges = scene.ranges(tallies) }
    return []
  }

  package mutating func choose(_ part: StudyFilter, _ scene: Scene) -> [Request] {
    change(scene) { $0.filter.part = part }
    return []
  }

  /// A letter of the words, or its removal.
  package mutating func type(_ key: Key, _ scene: Scene) -> [Request] {
    guard isFinding else { return [] }
    switch key {
    case .character(let character): add(String(character))
    case .backspace:
      _ = query.popLast()
      cursor.selectFirst()
    default: break
    }
    return []
  }

  package mutating func paste(_ text: String, _ scene: Scene) -> Paste {
    guard isFinding else { return .refused }
    add(text)
    return .taken
  }

  private mutating func add(_ text: String) {
    let line = Sanitizer.withoutControls(text)
    query = String((query + line.map { $0 == "\n" ? " " : $0 }).prefix(Self.queryLimit))
    cursor.selectFirst()
  }

  /// A click selects; a double click opens.
  package mutating func click(
    _ position: Position, clicks: Int, _ scene: Scene
  ) -> [Request] {
    guard let row = BrowseView(room: self, scene: scene).row(at: position) else { return [] }
    guard clicks == 1 else { return row == cursor.selected ? [.perform(.choose)] : [] }
    cursor.select(row)
    return []
  }

  package mutating func prepare(_ scene: Scene) {
    if search == nil, isFinding || !query.isEmpty {
      search = QuestionSearch(scene.desk.bank.questions)
    }
    resize(scene)
    let view = BrowseView(room: self, scene: scene)
    if view.hasPreview, let (key, text) = view.preview { previews.keep(text, for: key) }
  }

  package func draw(_ scene: Scene, in frame: inout Frame) {
    BrowseView(room: self, scene: scene).draw(in: &frame)
  }

  package func offers(_ action: Action, _ scene: Scene) -> Bool {
    switch action {
    case .clearFilter: !filter.isEmpty || !query.isEmpty || order != .given
    case .practise: selected(scene.desk) != nil
    case .practiseAll: toPractise(scene.desk).count > 1
    default: scene.desk.offers(action)
    }
  }

  package func label(of action: Action, _ scene: Scene) -> String? {
    if action == .practiseAll { return "all \(toPractise(scene.desk).count)" }
    guard action == .star else { return nil }
    return selected(scene.desk).map(scene.progress.marks.isStarred) == true ? "no star" : "star"
  }
}

/// The value after one, with nil between the last and the first.
private func turned<Value: CaseIterable & Equatable>(_ value: Value?) -> Value? {
  let values: [Value?] = [nil] + Value.allCases.map { $0 }
  let place = values.firstIndex(of: value) ?? 0
  return values[(place + 1) % values.count]
}

extension ListCursor {
  fileprivate mutating func move(by action: Action) {
    switch action {
    case .down: move(by: 1)
    case .up: move(by: -1)
    case .pageDown: page(by: 1)
    case .pageUp: page(by: -1)
    case .top: selectFirst()
    case .bottom: selectLast()
    default: break
    }
  }
}
