/// True where a number is within a part of another, or both are equal.
func isClose(_ value: Double, to expected: Double, relative: Double) -> Bool {
  value == expected || abs(value - expected) <= relative * abs(expected)
}
