import FSRS
import Practice
import Testing

struct PreferencesTests {
  private static let numbers = Parameters.default.values.map { String($0 * 1.01) }

  @Test(arguments: [
    (Preferences.Key.newPerDay, "0"), (.newPerDay, "100"), (.desiredRetention, "0.7"),
    (.desiredRetention, "0.99"), (.interviewDate, "2026-12-18"), (.interviewDate, "none"),
    (.minutesPerDay, "1"), (.minutesPerDay, "600"), (.mouse, "on"), (.mouse, "off"),
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
      #expect(preferences == Preferences())
    }
  }

  @Test(arguments: [
    (
      Preferences.Key.newPerDay, ["101", "-1", "five", "5.5", ""],
      "questions asked for the first time on one day, 0 to 100"
    ),
    (
      .desiredRetention, ["0.69", "1", "90%", "nan", ""],
      "chance of recall at which a question comes back, 0.7 to 0.99"
    ),
    (
      .interviewDate, ["2026-02-30", "18.12.2026", "tomorrow", ""],
      "day of the interview, YYYY-MM-DD, or none"
    ),
    (.minutesPerDay, ["0", "601", "1h", ""], "minutes you mean to practise a day, 1 to 600"),
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

  @Test func theScheduleFollowsThePreferences() throws {
    var preferences = Preferences()
    try preferences.set(.desiredRetention, to: "0.85")
    try preferences.set(.parameters, to: Self.numbers.joined(separator: ", "))
    #expect(preferences.schedule.desiredRetention == 0.85)
    #expect(preferences.schedule.parameters != .default)
  }
}
