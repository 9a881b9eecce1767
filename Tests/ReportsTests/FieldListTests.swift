import Reports
import Testing

struct FieldListTests {
  private struct Person {
    let name: String
    let years: Int
    let share: Double?
  }

  private let fields = FieldList<Person>([
    .csv("kind") { _ in .text("person") },
    .init(key: "id", column: "name") { .text($0.name) },
    .init("years") { .integer($0.years) },
    .init("share") { FieldValue($0.share) },
    .init(
      "letters", json: { .array($0.name.map { .string(String($0)) }) },
      csv: { .text($0.name.map(String.init).joined(separator: " ")) }),
  ])
  private let people = [
    Person(name: "al", years: 3, share: 0.123456), Person(name: "b", years: 4, share: nil),
  ]

  @Test func jsonAndCSVHaveTheSameFields() {
    #expect(
      fields.json(people).text.filter { $0 != " " && $0 != "\n" }
        == #"[{"id":"al","years":3,"share":0.1235,"letters":["a","l"]},"#
        + #"{"id":"b","years":4,"share":null,"letters":["b"]}]"#)
    #expect(
      fields.csv(people).text
        == "kind,name,years,share,letters\r\nperson,al,3,0.1235,a l\r\nperson,b,4,,b\r\n")
  }

  @Test func withoutRecordsCSVKeepsItsHeader() {
    #expect(fields.json([]).text == "[]\n")
    #expect(fields.csv([]).text == "kind,name,years,share,letters\r\n")
  }

  @Test func aTableOfSeveralKindsLeavesForeignColumnsEmpty() {
    let rows = fields.rows(of: [people[0]], in: ["years", "other", "name"])
    #expect(rows == [[.integer(3), .empty, .text("al")]])
  }
}
