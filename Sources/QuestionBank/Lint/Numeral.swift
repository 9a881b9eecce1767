/// A number that a text states, with the precision it shows.
struct Numeral {
  let text: String
  /// Without its sign.
  let value: Double
  /// What one step of the last digit shown is worth: 0.01 for "2.90", 1 for "294", 100 for "3,500".
  let step: Double
  /// Unicode scalars before it in the text.
  let offset: Int
  /// Whether "%" or "percent" follows.
  let isPercentage: Bool

  /// Whether it needs no origin: 0, 1, 2, 10 and 100.
  var isCommonplace: Bool { [0, 1, 2, 10, 100].contains(value) }

  /// Powers of 1000 and 1024: 20 TOPS are 20e12 op/s, 468 KiB are 479,232 B.
  private static let powers: [Double] = {
    let powers = [1e3, 1e6, 1e9, 1e12, 1024, 1_048_576, 1_073_741_824]
    return powers + powers.map { 1 / $0 }
  }()

  /// The number, and for 2% also the share 0.02.
  var values: [Double] { isPercentage ? [value, value / 100] : [value] }

  /// Whether it is another value, rounded and scaled. Zeros at the end of a whole number may be
  /// rounding, as in "about 3,500". Scaled or rounded so, it is within a twentieth.
  func covers(_ exact: Double) -> Bool { scale(of: exact) != nil }

  /// What one step of the last digit shown is worth in the units of a value that it covers; nil for
  /// one that it does not.
  func step(at exact: Double) -> Double? { scale(of: exact).map { step / $0 } }

  /// What makes this number of another value.
  private func scale(of exact: Double) -> Double? {
    let units: [Double] = isPercentage ? [1, 100] : [1]
    return (units + Self.powers).first { scale in
      let difference = abs(abs(exact) * scale - value)
      let isClose = difference <= value / 20 || (units.contains(scale) && step <= 1)
      return isClose && difference <= step / 2 * (1 + 1e-9)
    }
  }

  /// The numbers of a text: `0.25`, `1,024`, `2.9e-6`, each side of `3x3`, `4/9` and `-31..127`.
  ///
  /// Digits inside of names are none (`int8`, `x86-64`, `AVX-512`, `p95`), nor are widths (`8-bit`,
  /// `16 bits`), ordinals and dimensions (`1st`, `2D`). With `countingWords`, "four" is one too.
  static func all(in text: String, countingWords: Bool = false) -> [Numeral] {
    var scanner = NumeralScanner(text, countsWords: countingWords)
    return scanner.numerals()
  }
}

private struct NumeralScanner {
  private let scalars: [Unicode.Scalar]
  private let countsWords: Bool
  private var index = 0

  private static let words: [String: Double] = [
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "sixteen": 16, "twenty": 20,
    "thirty": 30, "forty": 40, "fifty": 50, "hundred": 100, "thousand": 1000, "half": 0.5,
    "third": 1.0 / 3, "quarter": 0.25,
  ]

  init(_ text: String, countsWords: Bool) {
    scalars = Array(text.unicodeScalars)
    self.countsWords = countsWords
  }

  mutating func numerals() -> [Numeral] {
    var found: [Numeral] = []
    while index < scalars.count {
      if isLetter(index) {
        let start = index
        skipName()
        if countsWords, let value = Self.words[string(start..<index).lowercased()] {
          found.append(
            Numeral(
              text: string(start..<index), value: value, step: value < 1 ? 0.01 : 1, offset: start,
              isPercentage: isPercentage))
        }
      } else if isDigit(index) {
        if let numeral = number() { found.append(numeral) }
      } else {
        index += 1
      }
    }
    return found
  }

  /// Letters and whatever hangs on to them: `AVX-512`, `x86-64`, `U8S8`, `N-of-M`.
  private mutating func skipName() {
    while isLetter(index) || isDigit(index)
      || (scalar(index) == "-" && (isLetter(index + 1) || isDigit(index + 1)))
    {
      index += 1
    }
  }

  /// The number at the index; nil for one that is part of a word.
  private mutating func number() -> Numeral? {
    let start = index
    var digits = take()
    while scalar(index) == ",", (1...3).allSatisfy({ isDigit(index + $0) }), !isDigit(index + 4) {
      index += 1
      digits += take()
    }
    var decimals = 0
    if scalar(index) == ".", isDigit(index + 1) {
      index += 1
      let fraction = take()
      decimals = fraction.count
      digits += "." + fraction
    }
    var power = 0
    if let (exponent, end) = exponent(at: index) {
      power = exponent
      index = end
    }
    let end = index
    let isWord = isPartOfWord()
    guard !isWord, let value = Double(digits + "e\(power)") else { return nil }
    let zeros = decimals == 0 ? digits.reversed().prefix { $0 == "0" }.count : 0
    guard let step = Double("1e\(power - decimals + (value == 0 ? 0 : zeros))") else { return nil }
    return Numeral(
      text: string(start..<end), value: value, step: step, offset: start,
      isPercentage: isPercentage)
  }

  /// Whether a percentage sign or word comes next.
  private var isPercentage: Bool {
    let next = scalar(index) == " " ? index + 1 : index
    return scalar(next) == "%"
      || (next + 7 <= scalars.count && string(next..<(next + 7)) == "percent")
  }

  /// The exponent of `2.9e-6`, and where it ends.
  private func exponent(at start: Int) -> (power: Int, end: Int)? {
    guard scalar(start) == "e" || scalar(start) == "E" else { return nil }
    let sign = scalar(start + 1)
    let first = start + (sign == "-" || sign == "+" ? 2 : 1)
    var end = first
    while isDigit(end), end < first + 3 { end += 1 }
    guard end > first, !isLetter(end), let power = Int(string(first..<end)) else { return nil }
    return (sign == "-" ? -power : power, end)
  }

  /// Steps over letters right after a number and says whether they make it a name, a width or an
  /// ordinal. `x` between numbers and units are none of these.
  private mutating func isPartOfWord() -> Bool {
    var next = index
    if scalar(next) == "-" || scalar(next) == " " { next += 1 }
    var letters = next
    while isLetter(letters) { letters += 1 }
    let word = string(next..<letters).lowercased()
    if word == "bit" || word == "bits" {
      index = letters
      return true
    }
    guard next == index, !word.isEmpty else { return false }
    if word == "x", isDigit(letters) {
      index = letters
      return false
    }
    index = letters
    skipName()
    return ["d", "st", "nd", "rd", "th"].contains(word)
  }

  private mutating func take() -> String {
    let start = index
    while isDigit(index) { index += 1 }
    return string(start..<index)
  }

  private func scalar(_ index: Int) -> Unicode.Scalar? {
    scalars.indices.contains(index) ? scalars[index] : nil
  }

  private func isDigit(_ index: Int) -> Bool {
    scalar(index).map { ("0"..."9").contains($0) } ?? false
  }

  private func isLetter(_ index: Int) -> Bool {
    scalar(index).map {
      ("a"..."z").contains($0) || ("A"..."Z").contains($0) || $0 == "_"
    } ?? false
  }

  private func string(_ range: Range<Int>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars[range])
    return String(view)
  }
}
