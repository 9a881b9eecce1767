import FSRS
import Practice
import Testing

struct ParameterHistoryTests {
  private func parameters(_ first: Double) throws -> Parameters {
    var values = Parameters.default.values
    values[0] = first
    return try Parameters(values)
  }

  private func replacement(
    _ at: Int64, _ old: Parameters, _ new: Parameters
  ) -> ParameterHistory.Replacement {
    .init(at: Instant(milliseconds: at), old: old, new: new)
  }

  @Test func textReadsBackToTheLastDigit() throws {
    var history = ParameterHistory()
    #expect(history.text.isEmpty)
    history.add(replacement(5, .default, try parameters(0.1 + 0.2)), attempts: 30)
    history.add(replacement(9, try parameters(0.1 + 0.2), try parameters(1.0 / 3)), attempts: 40)
    #expect(ParameterHistory(history.text) == history)
    #expect(history.replacements.count == 2)
  }

  @Test func undoGoesBackOneByOne() throws {
    let (first, second) = (try parameters(1), try parameters(2))
    var history = ParameterHistory()
    history.add(replacement(5, .default, first), attempts: 30)
    history.add(replacement(9, first, second), attempts: 40)
    #expect(history.fit(of: second)?.at == Instant(milliseconds: 9))
    #expect(history.fit(of: first) == nil)
    #expect(history.undo() == first)
    #expect(history.undo() == .default)
    #expect(history.undo() == nil)
  }

  @Test func whatCannotBeReadIsDropped() throws {
    let good = "7|default|default"
    let history = ParameterHistory(
      "\(good)\n\nnonsense\n7|1 2 3|default\n7|default\nx|default|default\n7|default|default|more")
    #expect(history.replacements == [replacement(7, .default, .default)])
  }

  @Test func onlyTheLatestHundredAreKept() throws {
    var history = ParameterHistory()
    for number in 0..<120 {
      history.add(replacement(Int64(number), .default, .default), attempts: number)
    }
    #expect(history.replacements.count == 100)
    #expect(history.replacements.first?.at == Instant(milliseconds: 20))
  }
}
