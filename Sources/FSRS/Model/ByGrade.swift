/// One value for each grade, stored in line: looking one up neither allocates nor counts references.
public struct ByGrade<Value: Sendable>: Sendable {
  private let again: Value
  private let hard: Value
  private let good: Value
  private let easy: Value

  /// Asks for the value of each grade once, in the grades' order.
  public init(_ value: (Grade) -> Value) {
    again = value(.again)
    hard = value(.hard)
    good = value(.good)
    easy = value(.easy)
  }

  /// The value of a grade.
  public subscript(grade: Grade) -> Value {
    switch grade {
    case .again: again
    case .hard: hard
    case .good: good
    case .easy: easy
    }
  }
}

extension ByGrade: Equatable where Value: Equatable {}
