import FSRS
import Practice
import QuestionBank
import Testing

struct PreferencesTests {
  private static let numbers = Parameters.default.values.map { String($0 * 1.01) }

  @Test(arguments: [
    (Preferences.Key.newPerDay, "0"), (.newPerDay, "100"), (.desiredRetention, "0.7"),
    (.desiredRetention, "0.99"), (.interviewDate, "2026-12-18"), (.interviewDate, "none"),
    (.newPerDay, "plan"), (.daysOff, "none"), (.daysOff, "sat sun"),
    (.daysOff, "mon 2026-12-24..2027-01-02 2027-02-01"), (.goalLevels, "mid senior"),
    (.goalTopics, "quantization fusion"), (.minutesPerDay, "1"), (.minutesPerDay, "600"),
    (.mouse, "on"), (.mouse, "off"),
    (.parameters, "default"), (.parameters, numbers.joined(separator: " ")),
  ])
  func aValueReadsBackAsItWasGiven(key: Preferences.Key, value: String) throws {
    var preferences = Preferences()
    try preferences.set(key, to: value)
    #expect(preferences.value(of: key) == value)
    #expect(Preferences(settings: [key.rawValue: value]) == preferences)
  }

  @Test func everyKeysOwnValueIsOneThatItTakes() throws {
    for key in Preferences.Key.allCases {
      var preferences = Preferences()
      try preferences.set(key, to: preferences.value(of: key))
      #expect(preferences.value(of: key) == Preferences().value(of: key))
    }
  }

  @Test func aGoalThatWasChosenIsOneEvenWhereItIsAll() {
    #expect(Preferences().goal == nil)
    #expect(Preferences(settings: ["goal-levels": "all"]).goal == StudyFilter())
    let both = Preferences(settings: ["goal-levels": "mid, senior", "goal-topics": "fusion"]).goal
    #expect(both == StudyFilter(levels: [.mid, .senior], topics: [.fusion]))
  }

  @Test(arguments: [
    (
      Preferences.Key.newPerDay, ["101", "-1", "five", "5.5", ""],
      "most questions asked for the first time on one day, 0 to 100, or plan"
    ),
    (
      .desiredRetention, ["0.69", "1", "90%", "nan", ""],
      "chance of recall at which a question comes back, 0.7 to 0.99"
    ),
    (
      .interviewDate, ["2026-02-30", "18.12.2026", "tomorrow", ""],
      "day of the interview, a date such as 18 dec or +3w, or none"
    ),
    (.minutesPerDay, ["0", "601", "1h", ""], "minutes that a day's questions take, 1 to 600"),
    (
      .daysOff, ["someday", "mon tue wed thu fri sat sun", "2026-02-30", ""],
      "without practice, days such as sat sun 2026-12-24, or none"
    ),
    (
      .goalLevels, ["expert", "mid expert", ""],
      "what to prepare for, levels such as mid senior, or all"
    ),
    (
      .goalTopics, ["cooking", ""],
      "what to prepare for, topics such as quantization ota-fleet, or all"
    ),
    (.mouse, ["yes", "ON", ""], "clicks and wheel, on or off"),
    (
      .parameters,
      ["", "1 2 3", numbers.joined(separator: ";"), numbers.dropLast().joined() + "x"],
      "21 numbers of the FSRS-6 memory model, or default"
    ),
  ])
  func aWrongValueIsRefusedWithWhatWouldFit(
    key: Preferences.Key, values: [String], meaning: String
  ) {
    for value in values {
      var preferences = Preferences()
      let error = #expect(throws: Preferences.ValueError.self) {
        try preferences.set(key, to: value)
      }
      #expect(
        error?.message == "setting \(key.rawValue): '\(value)' does not fit; give \(meaning)")
      #expect(preferences == Preferences())
    }
  }

  @Test func parametersOutOfTheirBoundsAreRefused() {
    var values = Parameters.default.values
    values[20] = 0.9
    var preferences = Preferences()
    #expect(throws: Preferences.ValueError.self) {
      try preferences.set(.parameters, to: values.map { "\($0)" }.joined(separator: ","))
    }
  }

  @Test func storedSettingsThatDoNotFitKeepTheirDefault() {
    let preferences = Preferences(settings: [
      "new-per-day": "9", "minutes-per-day": "many", "a-later-version's": "1",
    ])
    #expect(preferences.newPerDay == 9)
    #expect(preferences.minutesPerDay == 20)
  }

  @Test(arguments: [
    ("18 dec", "2026-12-18"), ("+3w", "2026-12-14"), ("None", "none"), ("unknown", "none"),
    ("2028-11-23", "2028-11-23"),
  ])
  func theInterviewIsTypedAsPeopleTypeDates(typed: String, kept: String) throws {
    var preferences = Preferences()
    preferences.interviewDate = CalendarDate(year: 2026, month: 11, day: 30)
    try preferences.set(.interviewDate, typed: typed, on: .sample)
    #expect(preferences.value(of: .interviewDate) == kept)
  }

  @Test(arguments: [
    ("soon", "is no date; give day of the interview, a date such as 18 dec or +3w, or none"),
    ("31 feb", "is not in the calendar; check the day and the month"),
    ("3/4", "may be two dates; write the month's name, such as 18 dec"),
    ("2026-11-22", "is past; give a day from today on"),
    ("2028-11-24", "is more than two years ahead; give a day within two years"),
    ("in 10 years", "is in 10 years; give a day within two years"),
    ("", "does not fit; give day of the interview, a date such as 18 dec or +3w, or none"),
  ])
  func anInterviewThatCannotBeIsRefusedWithWhatToDo(typed: String, says: String) {
    var preferences = Preferences()
    preferences.interviewDate = CalendarDate(year: 2026, month: 11, day: 30)
    let before = preferences
    let error = #expect(throws: Preferences.ValueError.self) {
      try preferences.set(.interviewDate, typed: typed, on: .sample)
    }
    #expect(error?.message == "setting interview-date: '\(typed)' \(says)")
    #expect(preferences == before)
  }

  @Test(arguments: ["1999-12-31", "2026-11-22", "2031-02-28", "9999-12-31"])
  func anInterviewOfAnyDayThatIsStoredIsRead(date: String) {
    #expect(Preferences(settings: ["interview-date": date]).value(of: .interviewDate) == date)
  }

  @Test(arguments: [
    ("2028-11-22", 1, "2028-11-23"), ("2028-11-23", 1, "2028-11-23"),
    ("2031-02-28", 1, "2031-02-28"), ("2031-02-28", -1, "2028-11-23"),
    ("2026-11-23", -1, "none"), ("2020-01-01", 1, "none"),
  ])
  func stepsOfTheInterviewStayWithinWhatCanBeTyped(from: String, by: Int, to: String) throws {
    let preferences = Preferences(settings: ["interview-date": from])
    let stepped = preferences.stepped(.interviewDate, by: by, on: .sample)
    #expect(stepped.value(of: .interviewDate) == to)
  }

  @Test func theScheduleFollowsThePreferences() throws {
    var preferences = Preferences()
    try preferences.set(.desiredRetention, to: "0.85")
    try preferences.set(.parameters, to: Self.numbers.joined(separator: ", "))
    #expect(preferences.schedule.desiredRetention == 0.85)
    #expect(preferences.schedule.parameters != .default)
  }
}
