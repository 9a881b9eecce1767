internal import FSRS
package import Practice
internal import Typography

/// What a fit of the memory model found and what became of it, as `edgewise optimize` shows it.
package struct ParameterReport: Sendable {
  /// What became of a fit.
  package enum Outcome: String, Sendable {
    /// Taken over; the old parameters are kept.
    case replaced
    /// Worth taking over, but only looked at.
    case better
    /// Not known to be better; the old parameters stay.
    case kept
  }

  package let proposal: ParameterProposal
  package let outcome: Outcome

  package init(_ proposal: ParameterProposal, outcome: Outcome) {
    self.proposal = proposal
    self.outcome = outcome
  }

  // MARK: For people

  package var document: ReportDocument {
    var blocks: [ReportDocument.Block] = [.lead(lead)]
    if let old = proposal.trial.old, let new = proposal.trial.new {
      blocks += [.heading("Foresight"), .table(foresight(old, new))]
      blocks += [.heading("Calibration"), .table(calibration(old, new))]
    }
    blocks += [.heading("Intervals"), .paragraph([.text(intervals)]), .table(firstIntervals)]
    return ReportDocument(
      title: "Fit of the memory model",
      facts: [
        Phrases.count(proposal.attempts, "attempt"),
        "\(proposal.fit.scored) a day or more after the one before",
      ], blocks: blocks)
  }

  private var lead: [ReportDocument.Span] {
    guard let old = proposal.trial.old, let new = proposal.trial.new else {
      return [.text("Nothing to judge by since the last fit: the parameters stay as they are.")]
    }
    guard new.count >= Trial.fewestForeseen else {
      return [
        .text(
          "Kept as they are: only \(Phrases.count(new.count, "answer")) to judge a fit by; "
            + "\(Trial.fewestForeseen) are needed.")
      ]
    }
    let judged = "what came after, \(Phrases.count(old.count, "answer")),"
    let losses = "\(rounded(old.logLoss)) before, \(rounded(new.logLoss)) after"
    switch outcome {
    case .replaced:
      return [
        .text("Replaced: the fit foresees \(judged) better (log loss \(losses)). Undo it with "),
        .command("edgewise optimize --undo"), .text("."),
      ]
    case .better:
      return [
        .text("Better: the fit foresees \(judged) better (log loss \(losses)). Take it over with "),
        .command("edgewise optimize"), .text("."),
      ]
    case .kept:
      return [
        .text(
          "Kept as they are: a fit does not foresee \(judged) better (log loss \(losses)). More "
            + "answers may change that.")
      ]
    }
  }

  private func foresight(_ old: Evaluation, _ new: Evaluation) -> ReportDocument.Table {
    let auc = { (value: Double?) in value.map { rounded($0) } ?? Phrases.unknown }
    return .init(
      caption:
        "How well old parameters and fits to the past foresaw what came after it. Log loss and RMSE: "
        + "lower is better; AUC: higher.",
      columns: [.init("Figure"), .init("Before", .number), .init("After", .number)],
      rows: [
        ["Log loss", rounded(old.logLoss), rounded(new.logLoss)],
        ["RMSE (bins)", rounded(old.rmseBins), rounded(new.rmseBins)],
        ["AUC", auc(old.auc), auc(new.auc)],
      ])
  }

  private func calibration(_ old: Evaluation, _ new: Evaluation) -> ReportDocument.Table {
    let rows = [("before", old), ("after", new)].flatMap { name, evaluation in
      Self.fifths(evaluation).map { fifth in
        [
          "\(Phrases.range(fifth.low, fifth.low + 0.2)) \(name)", "\(fifth.count)",
          Phrases.expected(fifth.predicted, of: fifth.count),
          Phrases.range(WilsonInterval(successes: fifth.passes, trials: fifth.count)),
        ]
      }
    }
    return .init(
      caption:
        "Answers by the chance of recall that was foreseen: how many passes to expect of them, and the "
        + "share that passed, as a range that holds it four times in five.",
      columns: [
        .init("Foreseen"), .init("Answers", .number), .init("Expected", .number),
        .init("Passed", .number),
      ], rows: rows)
  }

  /// A calibration table of five rows; the twenty of an evaluation are too many for few answers.
  private struct Fifth {
    /// The lower end of a fifth of 0…1.
    var low: Double
    var count = 0
    var passes = 0
    var predicted = 0.0
  }

  private static func fifths(_ evaluation: Evaluation) -> [Fifth] {
    var fifths = (0..<5).map { Fifth(low: Double($0) / 5) }
    for bin in evaluation.calibration {
      let index = min(Int(bin.range.lowerBound * 5 + 1e-9), 4)
      fifths[index].count += bin.count
      fifths[index].passes += Int((bin.actual * Double(bin.count)).rounded())
      fifths[index].predicted += bin.predicted * Double(bin.count)
    }
    return fifths.filter { $0.count > 0 }.map { fifth in
      var fifth = fifth
      fifth.predicted /= Double(fifth.count)
      return fifth
    }
  }

  private var intervals: String {
    let ratios = proposal.intervalRatios
    guard let median else { return "No question was tried yet." }
    let longer = ratios.count { $0 > 1.005 }
    let shorter = ratios.count { $0 < 0.995 }
    return
      "Of \(Phrases.count(ratios.count, "question")), \(longer) would come back later and \(shorter) "
      + "sooner; the middle one waits \(Phrases.decimal(median, places: 2)) times as long as before."
  }

  private var median: Double? {
    let ratios = proposal.intervalRatios
    guard !ratios.isEmpty else { return nil }
    return (ratios[(ratios.count - 1) / 2] + ratios[ratios.count / 2]) / 2
  }

  private var firstIntervals: ReportDocument.Table {
    .init(
      caption: "When a new question comes back, by its first grade.",
      columns: [.init("Grade"), .init("Before", .number), .init("After", .number)],
      rows: proposal.firstIntervals.map { first in
        [first.grade.word] + [first.old, first.new].map { days(of: $0) }
      })
  }

  private func days(of interval: Double) -> String {
    Phrases.interval(days: Int(min(interval.rounded(), 36500)))
  }

  private func rounded(_ value: Double) -> String { Phrases.decimal(value, places: 4) }

  // MARK: For programs

  /// Null is what is not known; losses are in nats, intervals in days.
  ///
  ///     {outcome, attempts, scored, converged,
  ///      before: {parameters, judged, logLoss, rmseBins, auc, calibration: [{low, high, count,
  ///               predicted, actual}]},
  ///      after: {…the same}, intervalRatio: {median, longer, shorter, questions},
  ///      firstIntervals: [{grade, before, after}]}
  package var json: JSONValue {
    let ratios = proposal.intervalRatios
    return [
      "outcome": .string(outcome.rawValue),
      "attempts": .integer(proposal.attempts),
      "scored": .integer(proposal.fit.scored),
      "converged": .bool(proposal.fit.isConverged),
      "before": json(proposal.old, proposal.trial.old),
      "after": json(proposal.fit.parameters, proposal.trial.new),
      "intervalRatio": [
        "median": JSONValue(rounded: median),
        "longer": .integer(ratios.count { $0 > 1.005 }),
        "shorter": .integer(ratios.count { $0 < 0.995 }),
        "questions": .integer(ratios.count),
      ],
      "firstIntervals": .array(
        proposal.firstIntervals.map { first in
          [
            "grade": .string(first.grade.word), "before": JSONValue(rounded: first.old),
            "after": JSONValue(rounded: first.new),
          ]
        }),
    ]
  }

  private func json(_ parameters: Parameters, _ evaluation: Evaluation?) -> JSONValue {
    [
      "parameters": .array(parameters.values.map { .number($0) }),
      "judged": .integer(evaluation?.count ?? 0),
      "logLoss": JSONValue(rounded: evaluation?.logLoss),
      "rmseBins": JSONValue(rounded: evaluation?.rmseBins),
      "auc": JSONValue(rounded: evaluation?.auc),
      "calibration": .array(
        (evaluation?.calibration ?? []).map { bin in
          [
            "low": JSONValue(rounded: bin.range.lowerBound),
            "high": JSONValue(rounded: bin.range.upperBound), "count": .integer(bin.count),
            "predicted": JSONValue(rounded: bin.predicted),
            "actual": JSONValue(rounded: bin.actual),
          ]
        }),
    ]
  }
}
