package import FSRS
import QuestionBank

/// What a person can set. Each key is kept in the history file, so that it moves with it.
package struct Preferences: Hashable, Sendable {
  /// The most questions asked for the first time on one day, 0…100; nil for as many as the plan has.
  package var newPerDay: Int?
  /// Probability of recall at which a question comes back, 0.7…0.99.
  package var desiredRetention = 0.9
  /// The day of the interview, if there is one.
  package var interviewDate: CalendarDate?
  /// Minutes that a person means to practise a day, 1…600.
  package var minutesPerDay = 20
  /// Days without practice.
  package var daysOff = DaysOff()
  /// What a person prepares for, whatever is practised today; empty parts mean all. Nil as long as nobody
  /// has chosen.
  package var goal: StudyFilter?
  /// Whether clicks and the wheel do anything.
  package var mouse = true
  /// The memory model's parameters, fitted or default.
  package var parameters = Parameters.default
  /// Whether the memory model is fitted without being asked.
  package var fitting = Fitting.automatic

  package init() {}

  /// Who says when the memory model is fitted.
  package enum Fitting: String, CaseIterable, Sendable {
    /// Edgewise, as answers come in (``FitSchedule``).
    case automatic = "auto"
    /// The person alone.
    case manual
  }

  package var schedule: Schedule {
    Schedule(
      parameters: parameters, desiredRetention: desiredRetention,
      interview: interviewDate.map { StudyDay($0) })
  }

  /// The settings by the names that `edgewise settings` uses.
  package enum Key: String, CaseIterable, Sendable {
    case newPerDay = "new-per-day"
    case desiredRetention = "desired-retention"
    case interviewDate = "interview-date"
    case minutesPerDay = "minutes-per-day"
    case daysOff = "days-off"
    case goalLevels = "goal-levels"
    case goalTopics = "goal-topics"
    case mouse
    case parameters = "fsrs-parameters"
    case fitting

    /// What the setting does, and what it takes.
    package var meaning: String {
      guard self != .parameters else { return "21 numbers of the \(purpose), or default" }
      return "\(purpose), \(range)"
    }

    /// What the setting does.
    package var purpose: String {
      switch self {
      case .newPerDay: "most questions asked for the first time on one day"
      case .desiredRetention: "chance of recall at which a question comes back"
      case .interviewDate: "day of the interview"
      case .minutesPerDay: "minutes that a day's questions take"
      case .daysOff: "without practice"
      case .goalLevels: "what to prepare for"
      case .goalTopics: "what to prepare for"
      case .mouse: "clicks and wheel"
      case .parameters: "FSRS-6 memory model"
      case .fitting: "whether the memory model is fitted by itself"
      }
    }

    /// What the setting takes.
    package var range: String {
      switch self {
      case .newPerDay: "0 to 100, or plan"
      case .desiredRetention: "0.7 to 0.99"
      case .interviewDate: "a date such as 18 dec or +3w, or none"
      case .minutesPerDay: "1 to 600"
      case .daysOff: "days such as sat sun 2026-12-24, or none"
      case .goalLevels: "levels such as mid senior, or all"
      case .goalTopics: "topics such as quantization ota-fleet, or all"
      case .mouse: "on or off"
      case .parameters: "21 numbers, or default"
      case .fitting: "auto or manual"
      }
    }
  }

  /// Why a value does not fit a setting.
  package struct ValueError: Error, Hashable {
    package let key: Key
    package let value: String
    /// What is wrong with a date that was typed.
    package var date: TypedDateError?

    package var message: String {
      "setting \(key.rawValue): '\(value)' \(problem); \(date?.remedy ?? "give \(key.meaning)")"
    }

    /// What is wrong, after the value.
    package var problem: String { date?.problem ?? "does not fit" }

    /// What to do, in few words.
    package var remedy: String { date?.remedy ?? "give \(key.range)" }
  }

  /// The preferences that stored settings make. Unknown keys are left alone, for a later version's
  /// sake; values that do not fit keep the default.
  package init(settings: [String: String]) {
    for (name, value) in settings {
      guard let key = Key(rawValue: name) else { continue }
      do { try set(key, to: value) } catch { continue }
    }
  }

  /// Reads a value as a person types it on a day, the interview's as ``CalendarDate/init(typed:today:)``
  /// does.
  package mutating func set(
    _ key: Key, typed value: String, on today: StudyDay
  ) throws(ValueError) {
    guard key == .interviewDate, !value.isEmpty else { return try set(key, to: value) }
    if ["none", "unknown"].contains(value.lowercased()) {
      interviewDate = nil
      return
    }
    do throws(TypedDateError) {
      interviewDate = try CalendarDate(typed: value, today: today.date)
    } catch {
      throw ValueError(key: key, value: value, date: error)
    }
  }

  /// Reads a value as it is stored; the interview may have been on any day.
  package mutating func set(_ key: Key, to value: String) throws(ValueError) {
    let wrong = ValueError(key: key, value: value)
    switch key {
    case .newPerDay:
      if value == "plan" {
        newPerDay = nil
      } else {
        guard let number = Int(value), (0...100).contains(number) else { throw wrong }
        newPerDay = number
      }
    case .desiredRetention:
      guard let number = Double(value), (0.7...0.99).contains(number) else { throw wrong }
      desiredRetention = number
    case .interviewDate:
      if value == "none" {
        interviewDate = nil
      } else {
        guard let date = CalendarDate(value) else { throw wrong }
        interviewDate = date
      }
    case .minutesPerDay:
      guard let number = Int(value), (1...600).contains(number) else { throw wrong }
      minutesPerDay = number
    case .daysOff:
      guard let days = value == "none" ? DaysOff() : DaysOff(value) else { throw wrong }
      guard value == "none" || !days.isEmpty else { throw wrong }
      daysOff = days
    case .goalLevels:
      guard let levels = Self.cases(value, of: Level.self) else { throw wrong }
      goal = StudyFilter(levels: levels, topics: goal?.topics ?? [])
    case .goalTopics:
      guard let topics = Self.cases(value, of: Topic.self) else { throw wrong }
      goal = StudyFilter(levels: goal?.levels ?? [], topics: topics)
    case .mouse:
      guard ["on", "off"].contains(value) else { throw wrong }
      mouse = value == "on"
    case .parameters:
      if value == "default" {
        parameters = .default
      } else {
        let numbers = value.split(whereSeparator: { " ,".contains($0) }).map { Double($0) }
        guard !numbers.contains(nil) else { throw wrong }
        do {
          parameters = try Parameters(numbers.compactMap(\.self))
        } catch {
          throw wrong
        }
      }
    case .fitting:
      guard let value = Fitting(rawValue: value) else { throw wrong }
      fitting = value
    }
  }

  /// Reads "mid senior" or "mid, senior", and "all" as none; nil where a word is no case, or there is none.
  private static func cases<Case: Ranked & RawRepresentable<String>>(
    _ value: String, of type: Case.Type
  ) -> CaseSet<Case>? {
    if value == "all" { return [] }
    let words = value.lowercased().split(whereSeparator: { $0 == "," || $0.isWhitespace })
    let cases = words.compactMap { Case(rawValue: String($0)) }
    return cases.isEmpty || cases.count < words.count ? nil : CaseSet(cases)
  }

  private static func words<Case: Ranked & RawRepresentable<String>>(
    _ cases: CaseSet<Case>?
  ) -> String {
    guard let cases, !cases.isEmpty else { return "all" }
    return cases.members.map(\.rawValue).joined(separator: " ")
  }

  /// A value as ``set(_:to:)`` reads it.
  package func value(of key: Key) -> String {
    switch key {
    case .newPerDay: newPerDay.map { String($0) } ?? "plan"
    case .desiredRetention: String(desiredRetention)
    case .interviewDate: interviewDate?.description ?? "none"
    case .minutesPerDay: String(minutesPerDay)
    case .daysOff: daysOff.isEmpty ? "none" : daysOff.text
    case .goalLevels: Self.words(goal?.levels)
    case .goalTopics: Self.words(goal?.topics)
    case .mouse: mouse ? "on" : "off"
    case .parameters:
      parameters == .default
        ? "default" : parameters.values.map { String($0) }.joined(separator: " ")
    case .fitting: fitting.rawValue
    }
  }

  /// The preferences with one of them changed by some steps, within its range.
  ///
  /// The date goes from none to today and on for two years, and from today back to none; new questions a day
  /// from the plan's to none, and up; what is made of words, and the parameters, has no steps.
  package func stepped(_ key: Key, by count: Int, on today: StudyDay) -> Preferences {
    var changed = self
    switch key {
    case .newPerDay:
      let number = (newPerDay ?? -1) + count
      changed.newPerDay = number < 0 ? nil : min(100, number)
    case .desiredRetention:
      let percent = (desiredRetention * 100).rounded() + Double(count)
      changed.desiredRetention = min(99, max(70, percent)) / 100
    case .interviewDate:
      guard let date = interviewDate else {
        changed.interviewDate = count > 0 ? today.date : nil
        break
      }
      let moved = CalendarDate(daysSince1970: date.daysSince1970 + count)
      let last = CalendarDate.lastTyped(on: today.date)
      // The file may hold a later one.
      let latest = count > 0 ? max(date, last) : last
      changed.interviewDate = moved < today.date ? nil : min(moved, latest)
    case .minutesPerDay: changed.minutesPerDay = min(600, max(1, minutesPerDay + count))
    case .mouse: changed.mouse = count > 0
    case .daysOff, .goalLevels, .goalTopics, .parameters: break
    case .fitting: changed.fitting = count > 0 ? .automatic : .manual
    }
    return changed
  }
}
