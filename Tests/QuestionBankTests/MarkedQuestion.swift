@testable import QuestionBank
import Testing

/// A question's file with `¦` where findings are expected.
struct MarkedQuestion {
  private let marked: String
  /// The file without the marks.
  let text: String
  /// Where the marks stand, in order.
  let marks: [TextPosition]

  /// A sound question; every test of a rule breaks it in one place.
  static let sound = MarkedQuestion(
    """
    ---
    id: quant-step-size
    rev: 1
    status: reviewed
    level: junior
    topic: quantization
    kind: calculation
    title: How wide is a step?
    target: Derive the step of an 8-bit code from its range.
    minutes: 5
    tags: [int8, calibration]
    prereqs: []
    volatility: stable
    key_points:
      - {id: k1, w: 40, must: true, t: "The step is 5.1 / 255 = 0.02."}
      - {id: k2, w: 30, must: true, t: "A value is off by half a step at most."}
      - {id: k3, w: 20, must: false, t: "A value outside of the range clips."}
      - {id: k4, w: 10, must: false, t: "A wider range makes each step coarser."}
    mistakes:
      - {claim: "Divide by 256.", fix: "256 codes span 255 steps."}
      - {claim: "Clipping is harmless.", fix: "Outliers carry the class in some layers."}
    followups:
      - {q: "What does a 4-bit code change?", a: "There are fewer steps, so each is wider."}
      - {q: "What sets the range?", a: "Calibration data, or the weights themselves."}
    hints: ["Count the steps.", "How many steps lie between 256 codes?"]
    checks:
      - {id: c1, kp: k1, expr: "5.1 / 255", eq: 0.02, tol: 0.000001}
    sources:
      - {id: s1, kind: spec, title: "A specification", url: "https://example.org/spec", supports: [k2], claim: "It rounds to nearest.", checked: 2026-10}
    ---
    ## Prompt
    A tensor ranges over 5.1 units.
    What is the step of an 8-bit code, what is the largest error inside of the
    range, and what happens outside?

    ## Answer
    The step is 5.1 / 255 = 0.02, and rounding is off by half a step.
    What lies
    outside is clipped.
    """)

  /// The sample as a concept without figures, so that prompt and answer may be any.
  static func plain(
    prompt: String = "What is the step, and what happens outside of the range?",
    answer: String = "The range by the number of steps. What lies outside is clipped."
  ) -> MarkedQuestion {
    sound.with("kind: calculation", "kind: concept")
      .with("The step is 5.1 / 255 = 0.02.", "The step is the range by the number of steps.")
      .with("  - {id: c1, kp: k1, expr: \"5.1 / 255\", eq: 0.02, tol: 0.000001}\n", "")
      .with("checks:", "checks: []")
      .with(
        """
        A tensor ranges over 5.1 units.
        What is the step of an 8-bit code, what is the largest error inside of the
        range, and what happens outside?
        """, prompt
      ).with(
        """
        The step is 5.1 / 255 = 0.02, and rounding is off by half a step.
        What lies
        outside is clipped.
        """, answer)
  }

  init(_ marked: String) {
    self.marked = marked
    var text = ""
    var marks: [TextPosition] = []
    var line = 1
    var column = 1
    for character in marked.unicodeScalars {
      if character == "¦" {
        marks.append(TextPosition(line: line, column: column))
        continue
      }
      text.unicodeScalars.append(character)
      column += 1
      if character == "\n" { (line, column) = (line + 1, 1) }
    }
    self.text = text
    self.marks = marks
  }

  /// This question with one passage changed; the passage must be there.
  func with(_ old: String, _ new: String) -> MarkedQuestion {
    #expect(marked.contains(old), "the sample holds '\(old)'")
    return MarkedQuestion(marked.replacingFirst(old, with: new))
  }

  static let context = LintContext(
    today: YearMonth(year: 2026, month: 11), tags: ["int8", "calibration", "affine"])

  /// Everything that reading and linting find.
  func findings(
    path: String = "bank/junior/quant-step-size.md", context: LintContext = context
  ) -> [Finding] {
    let (file, found) = QuestionFileReader.read(Array(text.utf8), path: path)
    return (found + BankLint.findings(in: [file], context: context)).sorted()
  }

  /// Rules that a test's own figures break, for tests of something else.
  static let figureRules: Set = ["loose-figures", "answer-figures", "check-figure"]

  /// Expects a rule to speak at the marks, and no other rule to speak but those that break along with
  /// it (`also`) or do not matter (`ignoring`). `saying` is a part of the first message.
  func expect(
    _ rule: String, saying: String? = nil, also: Set<String> = [],
    ignoring: Set<String> = figureRules,
    path: String = "bank/junior/quant-step-size.md", context: LintContext = context,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let findings = findings(path: path, context: context)
    let own = findings.filter { $0.rule == rule }
    #expect(own.map(\.position) == marks, "\(findings)", sourceLocation: sourceLocation)
    #expect(
      Set(findings.map(\.rule)).subtracting(ignoring.union([rule])) == also, "\(findings)",
      sourceLocation: sourceLocation)
    if let saying {
      #expect(own.first?.message.contains(saying) == true, "\(own)", sourceLocation: sourceLocation)
    }
  }

  /// Expects no rule to speak that matters.
  func expectSound(
    ignoring: Set<String> = figureRules,
    path: String = "bank/junior/quant-step-size.md", context: LintContext = context,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let findings = findings(path: path, context: context).filter { !ignoring.contains($0.rule) }
    #expect(findings.isEmpty, "\(findings)", sourceLocation: sourceLocation)
  }
}

extension String {
  fileprivate func replacingFirst(_ old: String, with new: String) -> String {
    guard let range = firstRange(of: old) else { return self }
    return self[..<range.lowerBound] + new + self[range.upperBound...]
  }
}
