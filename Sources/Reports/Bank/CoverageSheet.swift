package import QuestionBank
package import Typography

/// What a bank has of what, as `edgewise bank coverage` prints it.
package struct CoverageSheet: Sendable {
  package let coverage: BankCoverage

  package init(_ coverage: BankCoverage) { self.coverage = coverage }

  /// The matrix of topics and levels, the same by forms, that of kinds and levels with the planned
  /// percentages, and what the career holds that nothing asks about.
  package func text(_ plain: PlainText = PlainText()) -> String {
    var lines = plain.lines(of: topics)
    lines += [""] + plain.lines(of: forms)
    lines += [""] + plain.lines(of: kinds)
    if !coverage.taxonomy.career.isEmpty {
      let all = coverage.taxonomy.career.count
      lines +=
        [""]
        + plain.wrapped(
          "Career: \(all - coverage.uncovered.count) of \(Phrases.count(all, "item")) covered")
      for item in coverage.uncovered {
        lines += plain.wrapped("\(item.id): \(item.part): \(item.text)", first: "- ", rest: "  ")
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private var topics: ReportDocument.Table {
    let levels = Level.allCases
    let rows = Topic.allCases.map { topic -> [String] in
      let total = coverage.count(of: topic)
      let missing = coverage.shortfall(of: topic)
      return [topic.name]
        + levels.map { Self.number(coverage.count(of: $0, on: topic)) }
        + [String(total), missing > 0 ? "\(missing) missing" : ""]
    }
    let sums = levels.map { coverage.count(of: $0) }
    let planned = levels.map { coverage.taxonomy[$0]?.plannedQuestions }
    var ends = [["all"] + sums.map(String.init) + [String(sums.reduce(0, +)), ""]]
    if planned.contains(where: { $0 != nil }) {
      let deviations = levels.filter { coverage.deviation(of: $0) != 0 }
      ends.append(
        ["planned"] + planned.map { $0.map(String.init) ?? "" }
          + [
            String(planned.reduce(0) { $0 + ($1 ?? 0) }),
            Self.note(on: deviations),
          ])
    }
    return ReportDocument.Table(
      columns: [.init("Topic")] + levels.map { .init($0.title, .number) }
        + [.init("All", .number), .init("")],
      rows: rows + ends)
  }

  /// `4/2/.`: core questions, scenarios and code, for each topic and level.
  private var forms: ReportDocument.Table {
    func cell(_ count: (QuestionForm) -> Int) -> String {
      let counts = QuestionForm.allCases.map(count)
      return counts.allSatisfy { $0 == 0 } ? "." : counts.map(Self.number).joined(separator: "/")
    }
    let levels = Level.allCases
    let names = QuestionForm.allCases.map(\.rawValue).joined(separator: "/")
    let rows = Topic.allCases.map { topic in
      [topic.name]
        + levels.map { level in cell { coverage.count(of: level, on: topic, as: $0) } }
        + [cell { coverage.count(of: topic, as: $0) }, ""]
    }
    func end(_ name: String, _ count: (Level, QuestionForm) -> Int, _ note: String) -> [String] {
      [name] + levels.map { level in cell { count(level, $0) } }
        + [cell { form in levels.reduce(0) { $0 + count($1, form) } }, note]
    }
    var ends = [end("all", { coverage.count(of: $0, as: $1) }, "")]
    if levels.contains(where: { coverage.planned(at: $0, as: .core) != nil }) {
      let deviations = levels.filter { level in
        QuestionForm.allCases.contains { coverage.deviation(of: level, as: $0) != 0 }
      }
      ends.append(
        end("planned", { coverage.planned(at: $0, as: $1) ?? 0 }, Self.note(on: deviations)))
    }
    return ReportDocument.Table(
      columns: [.init(names)] + levels.map { .init($0.title, .number) }
        + [.init("All", .number), .init("")],
      rows: rows + ends)
  }

  private static func note(on deviations: [Level]) -> String {
    deviations.isEmpty
      ? "" : "off by more than 2: " + deviations.map(\.rawValue).joined(separator: " ")
  }

  /// `7 20% of 25%`: how many, their share and the planned one.
  private var kinds: ReportDocument.Table {
    ReportDocument.Table(
      columns: [.init("Kind")] + Level.allCases.map { .init($0.title, .number) },
      rows: QuestionKind.allCases.enumerated().map { index, kind in
        [kind.rawValue]
          + Level.allCases.map { level in
            let share = coverage.shares[level, default: []][index]
            let percent = Int(share.percent.rounded())
            let mark = share.isAsPlanned ? "" : "!"
            return "\(share.questions) \(mark)\(percent)%"
              + (share.planned.map { " of \($0)%" } ?? "")
          }
      })
  }

  private static func number(_ count: Int) -> String { count == 0 ? "." : String(count) }

  private func perForm(_ value: (QuestionForm) -> JSONValue) -> JSONValue {
    .object(QuestionForm.allCases.map { .init($0.rawValue, value($0)) })
  }

  /// `levels` (each with `level questions planned plannedForms kinds forms`), `topics` (`topic questions atLeast
  /// perLevel forms`), `uncovered` (`id part item`) and `asPlanned`. A level's `forms` are counts by
  /// form, a topic's are lists of counts by level.
  package var json: JSONValue {
    [
      "asPlanned": .bool(coverage.isAsPlanned),
      "levels": .array(
        Level.allCases.map { level in
          [
            "level": .string(level.rawValue), "questions": .integer(coverage.count(of: level)),
            "planned": coverage.taxonomy[level]?.plannedQuestions.map { .integer($0) } ?? .null,
            "kinds": .array(
              coverage.shares[level, default: []].map { share in
                [
                  "kind": .string(share.kind.rawValue), "questions": .integer(share.questions),
                  "percent": JSONValue(rounded: share.percent),
                  "planned": share.planned.map { .integer($0) } ?? .null,
                ]
              }),
            "forms": perForm { .integer(coverage.count(of: level, as: $0)) },
            "plannedForms": perForm { form in
              coverage.planned(at: level, as: form).map { .integer($0) } ?? .null
            },
          ]
        }),
      "topics": .array(
        coverage.taxonomy.topics.map { profile in
          [
            "topic": .string(profile.topic.rawValue),
            "questions": .integer(coverage.count(of: profile.topic)),
            "atLeast": profile.leastQuestions.map { .integer($0) } ?? .null,
            "perLevel": .array(
              Level.allCases.map { .integer(coverage.count(of: $0, on: profile.topic)) }),
            "forms": perForm { form in
              .array(
                Level.allCases.map { .integer(coverage.count(of: $0, on: profile.topic, as: form)) }
              )
            },
          ]
        }),
      "uncovered": .array(
        coverage.uncovered.map {
          ["id": .string($0.id), "part": .string($0.part), "item": .string($0.text)]
        }),
    ]
  }
}
