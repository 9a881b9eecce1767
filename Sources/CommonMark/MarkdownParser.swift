import CMD4C

/// Builds blocks from the calls that md4c makes while it reads a document.
struct MarkdownParser {
  /// Containers deeper than this are read as if they were part of the one around them, so that
  /// no document can exhaust the stack.
  private static let maximumDepth = 16

  /// A block that is being read, with what it has so far.
  private struct Open {
    enum Kind {
      case document, quote, item, paragraph, code, tableCell
      case heading(level: Int)
      case list(start: Int?, isTight: Bool)
      case table
      /// A container too deep to be kept: its blocks go to the one around it.
      case merged
    }

    let kind: Kind
    var blocks: [MarkdownBlock] = []
    var items: [[MarkdownBlock]] = []
    var text = MarkdownText()
    var code = ""
    var table = MarkdownTable()
  }

  private var open: [Open] = [Open(kind: .document)]
  private var styles: [MarkdownText.Style] = []
  private var links: [String] = []

  /// The blocks of `source`.
  static func parse(_ source: String) -> [MarkdownBlock] {
    var parser = MarkdownParser()
    var callbacks = MD_PARSER()
    callbacks.flags = UInt32(MD_FLAG_TABLES) | UInt32(MD_FLAG_NOHTMLBLOCKS | MD_FLAG_NOHTMLSPANS)
    callbacks.enter_block = { type, detail, context in
      MarkdownParser.with(context) { $0.enter(type, detail) }
    }
    callbacks.leave_block = { type, _, context in
      MarkdownParser.with(context) { $0.leave(type) }
    }
    callbacks.enter_span = { type, detail, context in
      MarkdownParser.with(context) { $0.enterSpan(type, detail) }
    }
    callbacks.leave_span = { type, _, context in
      MarkdownParser.with(context) { $0.leaveSpan(type) }
    }
    callbacks.text = { type, text, size, context in
      let bytes = UnsafeBufferPointer(start: text, count: Int(size))
      return MarkdownParser.with(context) { parser in
        bytes.withMemoryRebound(to: UInt8.self) {
          parser.add(String(decoding: $0, as: UTF8.self), type)
        }
      }
    }
    var source = source
    let status = source.withUTF8 { bytes in
      bytes.withMemoryRebound(to: MD_CHAR.self) { characters in
        withUnsafeMutablePointer(to: &parser) {
          md_parse(characters.baseAddress, MD_SIZE(clamping: characters.count), &callbacks, $0)
        }
      }
    }
    // md4c fails only for want of memory; the text as it stands is then better than nothing.
    guard status == 0, parser.open.count == 1 else {
      return [
        .code(source.split(separator: "\n", omittingEmptySubsequences: false).map(String.init))
      ]
    }
    return parser.open[0].blocks
  }

  private static func with(
    _ context: UnsafeMutableRawPointer?, _ body: (inout MarkdownParser) -> Void
  ) -> CInt {
    guard let context else { return 1 }
    body(&context.assumingMemoryBound(to: MarkdownParser.self).pointee)
    return 0
  }
}

// MARK: - Blocks

extension MarkdownParser {
  private mutating func enter(_ type: MD_BLOCKTYPE, _ detail: UnsafeMutableRawPointer?) {
    switch type {
    case MD_BLOCK_QUOTE: openContainer(.quote)
    case MD_BLOCK_UL:
      let list = detail?.assumingMemoryBound(to: MD_BLOCK_UL_DETAIL.self).pointee
      openContainer(.list(start: nil, isTight: list?.is_tight != 0))
    case MD_BLOCK_OL:
      let list = detail?.assumingMemoryBound(to: MD_BLOCK_OL_DETAIL.self).pointee
      openContainer(.list(start: Int(list?.start ?? 1), isTight: list?.is_tight != 0))
    case MD_BLOCK_LI: openContainer(.item)
    case MD_BLOCK_P: open.append(Open(kind: .paragraph))
    case MD_BLOCK_H:
      let heading = detail?.assumingMemoryBound(to: MD_BLOCK_H_DETAIL.self).pointee
      open.append(Open(kind: .heading(level: Int(heading?.level ?? 1))))
    case MD_BLOCK_CODE, MD_BLOCK_HTML: open.append(Open(kind: .code))
    case MD_BLOCK_HR: add(.rule)
    case MD_BLOCK_TABLE: open.append(Open(kind: .table))
    case MD_BLOCK_TR: updateTop { $0.table.rows.append([]) }
    case MD_BLOCK_TH, MD_BLOCK_TD:
      let cell = detail?.assumingMemoryBound(to: MD_BLOCK_TD_DETAIL.self).pointee
      if type == MD_BLOCK_TH {
        updateTop { $0.table.alignments.append(Self.alignment(cell?.align)) }
      }
      open.append(Open(kind: .tableCell))
    default: break
    }
  }

  private mutating func leave(_ type: MD_BLOCKTYPE) {
    switch type {
    case MD_BLOCK_QUOTE, MD_BLOCK_UL, MD_BLOCK_OL, MD_BLOCK_LI, MD_BLOCK_P, MD_BLOCK_H,
      MD_BLOCK_CODE, MD_BLOCK_HTML, MD_BLOCK_TABLE, MD_BLOCK_TH, MD_BLOCK_TD:
      if open.count > 1, let block = open.popLast() { close(block) }
    case MD_BLOCK_THEAD:
      // The header came as a row of its own.
      updateTop { $0.table.header = $0.table.rows.popLast() ?? [] }
    default: break
    }
  }

  private mutating func close(_ block: Open) {
    switch block.kind {
    case .document: break
    case .quote: add(.quote(itemText(block)))
    case .item:
      let blocks = itemText(block)
      if case .list? = open.last?.kind {
        updateTop { $0.items.append(blocks) }
      } else {
        blocks.forEach { add($0) }
      }
    case .list(let start, let isTight):
      add(.list(start: start, isTight: isTight, items: block.items))
    case .merged: itemText(block).forEach { add($0) }
    case .paragraph: add(.paragraph(block.text))
    case .heading(let level): add(.heading(level: level, block.text))
    case .code:
      var lines = block.code.split(separator: "\n", omittingEmptySubsequences: false)
        .map(String.init)
      if lines.last == "" { lines.removeLast() }
      add(.code(lines))
    case .table: add(.table(block.table))
    case .tableCell:
      updateTop { table in
        guard !table.table.rows.isEmpty else { return }
        table.table.rows[table.table.rows.count - 1].append(block.text)
      }
    }
  }

  /// The blocks of a container; in a tight list md4c gives an item's text without a paragraph.
  private func itemText(_ block: Open) -> [MarkdownBlock] {
    block.text.isEmpty ? block.blocks : block.blocks + [.paragraph(block.text)]
  }

  private mutating func openContainer(_ kind: Open.Kind) {
    flushItemText()
    let isItemOfList = if case .list? = open.last?.kind { true } else { false }
    let isKept = isItemOfList || open.count <= Self.maximumDepth
    open.append(Open(kind: isKept ? kind : .merged))
  }

  private mutating func add(_ block: MarkdownBlock) {
    flushItemText()
    updateTop { $0.blocks.append(block) }
  }

  /// Turns the text that a tight item has so far into a paragraph, before the block that follows.
  private mutating func flushItemText() {
    guard let top = open.last, !top.text.isEmpty else { return }
    switch top.kind {
    case .item, .quote, .merged, .document:
      updateTop {
        $0.blocks.append(.paragraph($0.text))
        $0.text = MarkdownText()
      }
    default: break
    }
  }

  private mutating func updateTop(_ body: (inout Open) -> Void) {
    body(&open[open.count - 1])
  }

  private static func alignment(_ align: MD_ALIGN?) -> MarkdownTable.Alignment {
    switch align {
    case MD_ALIGN_CENTER: .center
    case MD_ALIGN_RIGHT: .right
    default: .left
    }
  }
}

// MARK: - Text

extension MarkdownParser {
  private mutating func enterSpan(_ type: MD_SPANTYPE, _ detail: UnsafeMutableRawPointer?) {
    switch type {
    case MD_SPAN_EM: styles.append(.emphasis)
    case MD_SPAN_STRONG: styles.append(.strong)
    case MD_SPAN_CODE: styles.append(.code)
    case MD_SPAN_A:
      styles.append(.link)
      links.append(Self.text(detail?.assumingMemoryBound(to: MD_SPAN_A_DETAIL.self).pointee.href))
    case MD_SPAN_IMG:
      styles.append(.link)
      links.append(Self.text(detail?.assumingMemoryBound(to: MD_SPAN_IMG_DETAIL.self).pointee.src))
    default: break
    }
  }

  private mutating func leaveSpan(_ type: MD_SPANTYPE) {
    switch type {
    case MD_SPAN_EM, MD_SPAN_STRONG, MD_SPAN_CODE: _ = styles.popLast()
    case MD_SPAN_A, MD_SPAN_IMG:
      _ = styles.popLast()
      // A terminal can't follow the link, so the address is part of the text, once.
      if let address = links.popLast(), !address.isEmpty,
        open.last?.text.plain.hasSuffix(address) != true
      {
        append(" (\(address))", .address)
      }
    default: break
    }
  }

  private mutating func add(_ text: String, _ type: MD_TEXTTYPE) {
    switch type {
    case MD_TEXT_NULLCHAR: append("\u{FFFD}", style)
    case MD_TEXT_BR: append("\n", style)
    case MD_TEXT_SOFTBR: append(" ", style)
    case MD_TEXT_ENTITY: append(Entity.decoded(text), style)
    default: append(text, style)
    }
  }

  private var style: MarkdownText.Style {
    styles.contains(.code) ? .code : styles.last ?? .plain
  }

  private mutating func append(_ text: String, _ style: MarkdownText.Style) {
    updateTop { block in
      if case .code = block.kind { block.code += text } else { block.text.append(text, style) }
    }
  }

  private static func text(_ attribute: MD_ATTRIBUTE?) -> String {
    guard let attribute, let start = attribute.text else { return "" }
    return UnsafeBufferPointer(start: start, count: Int(attribute.size))
      .withMemoryRebound(to: UInt8.self) { String(decoding: $0, as: UTF8.self) }
  }
}
