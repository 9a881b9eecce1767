import QuestionBank

extension Bank {
  /// Six questions over three levels and topics, with plain words and round weights.
  static let sample = Bank([
    .sample("quant-scale", level: .junior, topic: .quantization, title: "Scale by hand"),
    .sample("perf-roofline", level: .mid, topic: .performance, title: "The same time twice"),
    .sample(
      "quant-mixed", level: .mid, topic: .quantization, title: "Eight bits or sixteen",
      prerequisites: ["quant-scale"]),
    .sample("ota-rollback", level: .senior, topic: .otaFleet, title: "Back to the old model"),
    .sample("fund-edge", level: .junior, topic: .fundamentals, title: "Here or there"),
    .sample("strategy-vendors", level: .principal, topic: .strategy, title: "One vendor or two"),
  ])
}

extension Question {
  static func sample(
    _ id: QuestionID, level: Level = .mid, topic: Topic = .quantization,
    title: String = "A question", prerequisites: [QuestionID] = [], prompt: String? = nil,
    answer: String? = nil, sources: Int = 1, keyPoints: [KeyPoint]? = nil
  ) -> Question {
    Question(
      id: id, revision: 1, status: .reviewed, level: level, topic: topic, kind: .calculation,
      title: title, target: "Retrieve one thing.", minutes: level.minuteBudget.lowerBound,
      tags: ["int8", "latency"], prerequisites: prerequisites, volatility: .stable,
      keyPoints: keyPoints ?? [
        KeyPoint(
          id: "k1", weight: 40, isMust: true, text: "The scale is the range over 255 steps."),
        KeyPoint(id: "k2", weight: 30, isMust: true, text: "The zero point is an integer."),
        KeyPoint(
          id: "k3", weight: 20, isMust: false,
          text: "Values outside the calibrated range clip, inside it the error is half a step."),
        KeyPoint(id: "k4", weight: 10, isMust: false, text: "A symmetric scheme wastes codes."),
      ],
      mistakes: [
        Mistake(claim: "Divide by 256.", fix: "256 codes span 255 steps."),
        Mistake(claim: "Keep the fraction.", fix: "Zero must be exact."),
      ],
      followUps: [
        FollowUp(question: "Why asymmetric?", answer: "Activations are one-sided."),
        FollowUp(question: "Why symmetric?", answer: "It keeps the inner loop cheap."),
      ],
      hints: ["How many steps do 256 codes span?", "Zero must stay exact."], checks: [],
      sources: (1...sources).map { number in
        Source(
          id: "s\(number)", kind: .spec,
          title: number == 1 ? "A specification" : "Another, the \(number)th",
          url: "https://example.org/spec" + String(repeating: "/part", count: number - 1),
          supports: ["k1"], claim: "It says so.", checked: YearMonth(year: 2026, month: 11))
      },
      prompt: prompt
        ?? "Calibration gives a range of [-1.2, 4.9]. Compute scale and zero point for int8.",
      answer: answer
        ?? """
        The range has 255 steps:

            scale      = 6.1 / 255 = 0.0239
            zero_point = round(-128 + 50.2) = -78

        Outside the range values clip.

        - inside: at most half a step
        - outside: all of it

        | scheme | codes |
        |---|---|
        | affine | 256 |
        | symmetric | 159 |
        """)
  }
}
