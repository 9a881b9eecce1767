import Reports
import Testing
import Typography

struct MarkdownReflowTests {
  @Test func markdownKeepsItsCodeTablesAndLists() {
    let markdown = """
      One paragraph
      in two lines.


      1. A first point that is longer than
         the line.
      2. Second

          indented   code
      ~~~c
      int  x;

      int  y;
      ~~~
      | a | b |
      """
    #expect(
      PlainText(columns: 24).reflowed(markdown: markdown) == [
        "One paragraph in two", "lines.", "", "1. A first point that is",
        "   longer than the line.",
        "2. Second", "", "    indented   code", "    int  x;", "", "    int  y;", "| a | b |",
      ])
  }
}
