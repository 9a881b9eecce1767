/// What stands in one field of a record for programs.
package enum FieldValue: Sendable, Hashable {
  /// Not there, or not known.
  case empty
  case integer(Int)
  /// Rounded to four decimals where it is written; unknown where it is no finite number.
  case number(Double)
  /// Anybody's text.
  case text(String)

  package init(_ text: String?) { self = text.map { .text($0) } ?? .empty }

  package init(_ number: Int?) { self = number.map { .integer($0) } ?? .empty }

  package init(_ number: Double?) { self = number.map { .number($0) } ?? .empty }
}

extension JSONValue {
  /// Empty is null.
  package init(_ value: FieldValue) {
    switch value {
    case .empty: self = .null
    case .integer(let number): self = .integer(number)
    case .number(let number): self = JSONValue(rounded: number)
    case .text(let text): self = .string(text)
    }
  }
}
