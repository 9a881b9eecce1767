internal import Typography

/// A JSON text in the making, for every command that prints data.
///
/// Foundation's encoder sorts keys or shuffles them; this one keeps the order of the documentation,
/// writes null where something is unknown, and escapes more: every control and every character
/// that turns the direction of writing, so that a terminal can show what a stranger's bank holds.
package enum JSONValue: Sendable {
  case null
  case bool(Bool)
  case integer(Int)
  /// Null where it is no finite number.
  case number(Double)
  case string(String)
  case array([JSONValue])
  case object([Member])

  /// One key of an object and its value.
  package struct Member: Sendable {
    package let key: String
    package let value: JSONValue

    package init(_ key: String, _ value: JSONValue) {
      self.key = key
      self.value = value
    }
  }

  package init(_ text: String?) { self = text.map { .string($0) } ?? .null }

  package init(_ number: Int?) { self = number.map { .integer($0) } ?? .null }

  /// A number rounded to four decimals: more would pretend to precision.
  package init(rounded number: Double?) {
    self = number.map { .number(($0 * 10_000).rounded() / 10_000) } ?? .null
  }

  /// The text, indented by two spaces a level, with a line end after it.
  package var text: String {
    var text = ""
    write(to: &text, indent: "\n")
    return text + "\n"
  }

  private func write(to text: inout String, indent: String) {
    switch self {
    case .null: text += "null"
    case .bool(let value): text += value ? "true" : "false"
    case .integer(let value): text += "\(value)"
    case .number(let value): text += value.isFinite ? "\(value == 0 ? 0 : value)" : "null"
    case .string(let value): Self.write(value, to: &text)
    case .array(let values):
      Self.write(values, between: ("[", "]"), to: &text, indent: indent) { value, text, indent in
        value.write(to: &text, indent: indent)
      }
    case .object(let members):
      Self.write(members, between: ("{", "}"), to: &text, indent: indent) { member, text, indent in
        Self.write(member.key, to: &text)
        text += ": "
        member.value.write(to: &text, indent: indent)
      }
    }
  }

  private static func write<Element>(
    _ elements: [Element], between brackets: (open: String, close: String), to text: inout String,
    indent: String, _ writeElement: (Element, inout String, String) -> Void
  ) {
    text += brackets.open
    for (index, element) in elements.enumerated() {
      text += (index == 0 ? "" : ",") + indent + "  "
      writeElement(element, &text, indent + "  ")
    }
    text += (elements.isEmpty ? "" : indent) + brackets.close
  }

  private static func write(_ string: String, to text: inout String) {
    text += "\""
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      case "\u{2028}", "\u{2029}": text += escape(scalar)
      case _ where ControlCharacters.isControl(scalar) || ControlCharacters.isInvisible(scalar):
        text += escape(scalar)
      default: text.unicodeScalars.append(scalar)
      }
    }
    text += "\""
  }

  /// `\u` and four hexadecimal digits: all that is escaped lies in the first plane.
  private static func escape(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16)
    return "\\u" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}

extension JSONValue: ExpressibleByDictionaryLiteral, ExpressibleByArrayLiteral {
  /// An object whose keys keep the order in which they are written.
  package init(dictionaryLiteral elements: (String, JSONValue)...) {
    self = .object(elements.map { Member($0.0, $0.1) })
  }

  package init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
}
