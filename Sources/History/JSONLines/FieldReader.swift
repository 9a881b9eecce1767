/// The fields of one JSON object, read by name; collects what is wrong with them.
struct FieldReader {
  private struct Name: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  private(set) var problems: [LineProblem.Reason] = []
  private let container: KeyedDecodingContainer<Name>
  private var known: Set<String> = []

  init(_ decoder: any Decoder) throws { container = try decoder.container(keyedBy: Name.self) }

  /// The fields that nobody asked for, sorted.
  var unknown: [String] {
    container.allKeys.map(\.stringValue).filter { !known.contains($0) }.sorted()
  }

  /// Whether a field is there, even as null.
  func has(_ field: String) -> Bool { container.contains(Name(stringValue: field)) }

  /// The value of a field; nil where it is missing, null or, which is a problem, wrong.
  mutating func optional<Raw: Decodable, Value>(
    _ field: String, _ expected: String, _ convert: (Raw) -> Value?
  ) -> Value? {
    known.insert(field)
    let name = Name(stringValue: field)
    // What cannot be decoded is reported as not being what was expected.
    guard has(field), (try? container.decodeNil(forKey: name)) != true else { return nil }
    if let raw = try? container.decode(Raw.self, forKey: name), let value = convert(raw) {
      return value
    }
    problems.append(.wrong(field: field, expected: expected))
    return nil
  }

  /// The value of a field that must be there; nil where, which is a problem, it is not or wrong.
  mutating func required<Raw: Decodable, Value>(
    _ field: String, _ expected: String, _ convert: (Raw) -> Value?
  ) -> Value? {
    let before = problems.count
    let value = optional(field, expected, convert)
    if value == nil, problems.count == before { problems.append(.missing(field: field)) }
    return value
  }

  /// Notes that a field's value is not what was expected.
  mutating func refuse(_ field: String, _ expected: String) {
    problems.append(.wrong(field: field, expected: expected))
  }

  mutating func integer(_ field: String, in range: ClosedRange<Int>, _ expected: String) -> Int? {
    optional(field, expected) { (number: Int) in range.contains(number) ? number : nil }
  }

  mutating func string(_ field: String) -> String? {
    optional(field, "text") { (text: String) in text }
  }
}
