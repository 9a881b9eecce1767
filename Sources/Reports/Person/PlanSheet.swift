package import Practice
import Planning
import QuestionBank
package import Typography

/// What the plan leads to, as `edgewise plan` prints it and the plan's screen shows it.
package struct PlanSheet: Sendable {
  package let outlook: PlanOutlook
  /// What follows from a day's own offer, which is fixed while the outlook moves on.
  package let today: StudyQueue

  package typealias Line = ProgressSheet.Line
  private typealias Part = ProgressSheet.Part

  package init(_ outlook: PlanOutlook, today: StudyQueue) {
    self.outlook = outlook
    self.today = today
  }

  private var basis: PlanBasis { outlook.basis }

  // MARK: Words

  /// "senior", "mid and senior", "all levels"; with the topics, where some were chosen.
  package static func name(of part: StudyFilter) -> String {
    let levels = part.levels.members.map(\.rawValue)
    let topics = part.topics.members.map(\.name)
    let name = levels.isEmpty ? "all levels" : list(levels)
    return topics.isEmpty ? name : "\(name) in \(topics.joined(separator: ", "))"
  }

  private static func list(_ words: [String]) -> String {
    guard let last = words.last, words.count > 1 else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " and " + last
  }

  /// "71 of 100 (63–78)".
  package static func recall(_ estimate: PlanOutlook.Estimate) -> String {
    Phrases.ofHundred(estimate.expected, estimate.low, estimate.high)
  }

  /// "+6 (+4 to +8)" of 100; one number where the ends are the same.
  private static func gain(_ estimate: PlanOutlook.Estimate) -> String {
    let ends = [estimate.low, estimate.high].map(Phrases.points)
    let middle = Phrases.points(estimate.expected)
    return ends[0] == ends[1] ? middle : "\(middle) (\(ends[0]) to \(ends[1]))"
  }

  /// "9 again, 3 new", without what there is none of.
  package static func count(_ queue: StudyQueue) -> String {
    let parts = [
      queue.due.isEmpty ? nil : "\(queue.due.count) again",
      queue.new.isEmpty ? nil : "\(queue.new.count) new",
    ].compactMap(\.self)
    return parts.joined(separator: ", ")
  }

  /// "9 again, 3 new, 20 min".
  package static func words(of queue: StudyQueue) -> String {
    "\(count(queue)), \(Phrases.minutes(Phrases.wholeMinutes(seconds: queue.seconds)))"
  }

  /// "on 18 Dec", "in 30 days".
  package var when: String {
    guard let target = basis.target else { return "in \(PlanBasis.withoutTarget) days" }
    return target == basis.day ? "today" : "on \(Phrases.shortDate(target.date))"
  }

  /// The recall of the goal on the day and now, as one line says it.
  package var promise: String {
    let name = Self.name(of: basis.part)
    return
      "\(name) \(Self.recall(outlook.planned)) \(when), today \(Self.recall(outlook.now))"
  }

  /// "92 of 120 questions reached · 10 more min a day: +6".
  package var consequences: String {
    var parts = ["\(outlook.reached) of \(outlook.total) questions reached"]
    if outlook.moreMinutes.expected >= 0.005 {
      parts.append(
        "\(PlanOutlook.furtherMinutes) more min a day: "
          + Phrases.points(outlook.moreMinutes.expected))
    }
    return Phrases.parts(parts)
  }

  // MARK: Lines

  private func facts() -> [(name: String, words: String)] {
    var facts: [(String, String)] = []
    if let target = basis.target {
      let days = target.days(since: basis.day)
      facts.append(
        ("Interview", "\(Phrases.date(target.date)), \(Phrases.distance(days: days))"))
    } else if let past = basis.interview {
      let days = past.days(since: basis.day)
      facts.append(
        (
          "Interview",
          "was \(Phrases.distance(days: days)). How did it go? Set the date of the next one"
        ))
    } else {
      facts.append(("Interview", "no date; the plan looks \(PlanBasis.withoutTarget) days ahead"))
    }
    facts.append(("Practice", practice))
    guard outlook.total > 0 else {
      return facts + [("Reach", "no question fits \(Self.name(of: basis.part))")]
    }
    facts.append(
      (
        "Recall",
        "\(promise); \(Self.recall(outlook.unplanned)) without practice"
      ))
    facts.append(("Reach", reach))
    facts.append(("Today", todayWords))
    if let waiting { facts.append(("Waiting", waiting)) }
    if basis.daysAhead > 1 {
      facts.append(
        (
          "\(PlanOutlook.furtherMinutes) min more",
          "\(Self.gain(outlook.moreMinutes)) of 100 \(when); one day off costs "
            + "\(Phrases.decimal(max(0, 100 * outlook.dayOff.expected)))"
        ))
    }
    if let whole = outlook.withoutDaysOff {
      facts.append(("No days off", "\(Self.gain(whole)) of 100 \(when)"))
    }
    return facts
  }

  private var practice: String {
    let off = basis.daysOff.isEmpty ? "" : ", off: \(basis.daysOff.text)"
    let days = outlook.days.filter { !$0.isOff }.count
    guard days > 0 else { return "\(basis.minutesPerDay) min a day\(off)" }
    let sum = Phrases.minutes(days * basis.minutesPerDay)
    return "\(basis.minutesPerDay) min a day\(off); \(Phrases.count(days, "day")), \(sum)"
  }

  private var reach: String {
    let left = outlook.leftOut.reduce(0) { $0 + $1.count }
    let head = "\(outlook.reached) of \(outlook.total) questions; \(outlook.seenNow) seen so far"
    guard left > 0 else { return "\(head); nothing is left out" }
    let minutes = Phrases.minutes(outlook.leftOut.reduce(0) { $0 + $1.minutes })
    var topics: [Topic: Int] = [:]
    for part in outlook.leftOut { topics[part.topic, default: 0] += part.count }
    let most = topics.sorted { ($1.value, $0.key.rank) < ($0.value, $1.key.rank) }.prefix(3)
    let names = most.map { "\($0.key.name) \($0.value)" }.joined(separator: ", ")
    return "\(head); \(left) are left out (\(minutes)), most: \(names)"
  }

  private var todayWords: String {
    let next = outlook.days.dropFirst().prefix(5).map { $0.isOff ? "-" : "\($0.new)" }
    let ahead = next.isEmpty ? "" : "; new on the next days: \(next.joined(separator: " "))"
    guard !today.isEmpty else {
      return (basis.daysOff.contains(basis.day) ? "a day off" : "done for today") + ahead
    }
    return Self.words(of: today) + ahead
  }

  private var waiting: String? {
    guard let count = outlook.days.first?.waiting, count > 0 else { return nil }
    let caught = outlook.caughtUp.map {
      ", caught up by \($0.date.weekday) \(Phrases.shortDate($0.date))"
    }
    return "\(count) more can wait\(caught ?? "")"
  }

  package func lines(_ plain: PlainText) -> [Line] {
    let facts = facts()
    let width = 2 + (facts.map { $0.name.count }.max() ?? 0)
    var lines: [Line] = []
    for fact in facts {
      let margin = String(repeating: " ", count: width)
      let wrapped = plain.wrapped(plain.line(fact.words), first: margin, rest: margin)
      for (row, words) in wrapped.enumerated() {
        let name = plain.padded(row == 0 ? fact.name : "", to: width, atEnd: true)
        lines.append([Part(name, .heading), Part(String(words.dropFirst(width)))])
      }
    }
    guard outlook.total > 0, !outlook.days.isEmpty else { return lines }
    return lines + [[]] + dayLines(plain)
  }

  /// The days ahead, a line each; those of later weeks together.
  private func dayLines(_ plain: PlainText) -> [Line] {
    var lines: [Line] = [[Part("Day         again   new   min   have to wait", .heading)]]
    func line(_ name: String, _ numbers: [Int], waiting: Int) -> Line {
      let cells = numbers.map { plain.padded("\($0)", to: 6, atEnd: false) }.joined()
      let wait = waiting > 0 ? "\(waiting)" : ""
      return [Part(plain.padded(name, to: 11, atEnd: true)), Part(cells), Part("   " + wait, .dim)]
    }
    for day in outlook.days.prefix(14) {
      let name = "\(day.day.date.weekday) \(Phrases.shortDate(day.day.date))"
      lines.append(
        day.isOff
          ? [Part(plain.padded(name, to: 11, atEnd: true)), Part("   off", .dim)]
          : line(name, [day.again, day.new, day.minutes], waiting: day.waiting))
    }
    var rest = outlook.days.dropFirst(14)
    while !rest.isEmpty {
      let week = rest.prefix(7)
      rest = rest.dropFirst(7)
      guard let first = week.first, let last = week.last else { break }
      lines.append(
        line(
          "to \(Phrases.shortDate(last.day.date))",
          [
            week.reduce(0) { $0 + $1.again }, week.reduce(0) { $0 + $1.new },
            week.reduce(0) { $0 + $1.minutes },
          ], waiting: min(first.waiting, last.waiting)))
    }
    return lines
  }

  package func text(_ plain: PlainText = PlainText()) -> String {
    ProgressSheet.text(of: lines(plain))
  }
}

// MARK: JSON

extension PlanSheet {
  /// `date interview minutesPerDay daysOff levels[] topics[] onTheDay{planned unplanned now} questions{total
  /// seen reached} leftOut[] today{again new minutes waiting} days[] furtherMinutes{minutes gain}
  /// dayOff{cost} caughtUp`.
  ///
  /// Each of planned, unplanned, now, gain and cost has `expected low high`: a share of 1, and the range that
  /// holds it in four of five cases. Each day has `date off again new minutes waiting`.
  package var json: JSONValue {
    [
      "date": .string(basis.day.date.description),
      "interview": JSONValue(basis.interview?.date.description),
      "minutesPerDay": .integer(basis.minutesPerDay), "daysOff": .string(basis.daysOff.text),
      "levels": .array(basis.part.levels.members.map { .string($0.rawValue) }),
      "topics": .array(basis.part.topics.members.map { .string($0.rawValue) }),
      "onTheDay": [
        "planned": Self.json(outlook.planned), "unplanned": Self.json(outlook.unplanned),
        "now": Self.json(outlook.now),
      ],
      "questions": [
        "total": .integer(outlook.total), "seen": .integer(outlook.seenNow),
        "reached": .integer(outlook.reached),
      ],
      "leftOut": .array(
        outlook.leftOut.map {
          [
            "level": .string($0.level.rawValue), "topic": .string($0.topic.rawValue),
            "count": .integer($0.count), "minutes": .integer($0.minutes),
          ]
        }),
      "today": [
        "again": .integer(today.due.count), "new": .integer(today.new.count),
        "minutes": .integer(Phrases.wholeMinutes(seconds: today.seconds)),
        "waiting": .integer(outlook.days.first?.waiting ?? 0),
      ],
      "days": .array(
        outlook.days.map {
          [
            "date": .string($0.day.date.description), "off": .bool($0.isOff),
            "again": .integer($0.again), "new": .integer($0.new), "minutes": .integer($0.minutes),
            "waiting": .integer($0.waiting),
          ]
        }),
      "furtherMinutes": [
        "minutes": .integer(PlanOutlook.furtherMinutes), "gain": Self.json(outlook.moreMinutes),
      ],
      "dayOff": ["cost": Self.json(outlook.dayOff)],
      "caughtUp": JSONValue(outlook.caughtUp?.date.description),
    ]
  }

  private static func json(_ estimate: PlanOutlook.Estimate) -> JSONValue {
    [
      "expected": JSONValue(rounded: estimate.expected), "low": JSONValue(rounded: estimate.low),
      "high": JSONValue(rounded: estimate.high),
    ]
  }
}
