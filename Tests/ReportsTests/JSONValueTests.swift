import Foundation
import Reports
import Testing

struct JSONValueTests {
  @Test func keysKeepTheirOrderAndUnknownValuesAreNull() {
    let value: JSONValue = [
      "z": .integer(-1), "a": JSONValue(rounded: 0.123456), "n": JSONValue(nil as String?),
      "list": [.bool(true), .array([]), .object([])], "nan": .number(.nan),
    ]
    #expect(
      value.text == """
        {
          "z": -1,
          "a": 0.1235,
          "n": null,
          "list": [
            true,
            [],
            {}
          ],
          "nan": null
        }

        """)
  }

  @Test func everyScalarReadsBackAndNoneActsOnATerminal() throws {
    let planes: [ClosedRange<UInt32>] = [
      0...0x3FF, 0x2000...0x206F, 0xFE00...0xFFFF, 0x1F600...0x1F64F,
    ]
    let text = planes.flatMap { $0 }.compactMap(Unicode.Scalar.init)
      .reduce(into: "") { $0.unicodeScalars.append($1) }
    let json = JSONValue.array([.string(text)]).text
    let read = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String]
    #expect(read?.first.map { Array($0.unicodeScalars) } == Array(text.unicodeScalars))
    let acting = json.unicodeScalars.filter { scalar in
      scalar != "\n"
        && (scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
          || (0x202A...0x202E).contains(scalar.value))
    }
    #expect(acting.isEmpty)
  }
}
