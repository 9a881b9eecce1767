import Reports
import Testing

struct CSVTableTests {
  private func text(_ fields: FieldValue...) -> String {
    CSVTable(header: ["h"], rows: [fields]).text
  }

  @Test func fieldsAreQuotedWhereRFC4180AsksForIt() {
    #expect(
      text(.text("plain text"), .text("a,b"), .text("say \"x\""), .text("1\r\n2"), .empty)
        == "h\r\nplain text,\"a,b\",\"say \"\"x\"\"\",\"1\n2\",\r\n")
  }

  @Test func numbersAreRoundedAndUnknownOnesEmpty() {
    #expect(
      text(.integer(-3), .number(0.123456), .number(-0.5), .number(.infinity), .init(nil as Int?))
        == "h\r\n-3,0.1235,-0.5,,\r\n")
  }

  @Test(arguments: [
    "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r\n=1", " =1", "=\u{301}1", "\u{200B}=1", "＝1",
  ])
  func whatASpreadsheetWouldTakeForAFormulaIsDisarmed(formula: String) throws {
    let field = try #require(CSV.rows(of: text(.text(formula))).last?.first)
    #expect(field.hasPrefix("'"))
  }

  @Test func otherTextIsLeftAsItIs() {
    #expect(text(.text("a=b"), .text("'quoted'"), .text("1-2")) == "h\r\na=b,'quoted',1-2\r\n")
  }

  @Test func whatWasWrittenReadsBack() {
    let texts = ["a\"\u{301}b", "\"", ",", "", "x\ny", "\u{301},", "量\u{1F642}"]
    let rows = CSV.rows(of: CSVTable(header: texts, rows: [texts.map { .text($0) }]).text)
    #expect(rows == [texts, texts])
  }
}

/// A reader of RFC 4180, apart from the writer.
enum CSV {
  static func rows(of text: String) -> [[String]] {
    var rows: [[String]] = [[]]
    var field = String.UnicodeScalarView()
    var isQuoted = false
    var scalars = text.unicodeScalars[...]
    while let scalar = scalars.popFirst() {
      switch scalar {
      case "\"" where isQuoted && scalars.first == "\"": field.append(scalars.removeFirst())
      case "\"": isQuoted.toggle()
      case "," where !isQuoted, "\r" where !isQuoted:
        rows[rows.count - 1].append(String(field))
        field = String.UnicodeScalarView()
        if scalar == "\r", scalars.popFirst() == "\n" { rows.append([]) }
      default: field.append(scalar)
      }
    }
    if rows.last == [] { rows.removeLast() }
    return rows
  }
}
