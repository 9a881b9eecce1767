import Testing
import Typography

struct PhrasesTests {
  @Test(arguments: [
    (-3, "<1 day", "<1d"), (0, "<1 day", "<1d"), (1, "1 day", "1d"), (3, "3 days", "3d"),
    (44, "44 days", "44d"), (45, "1 month", "1mo"), (61, "2 months", "2mo"),
    (365, "12 months", "12mo"), (547, "18 months", "18mo"), (548, "1.5 years", "1.5y"),
    (730, "2 years", "2y"), (36500, "99.9 years", "99.9y"),
  ])
  func intervalsReadInTheUnitThatSaysMost(days: Int, long: String, short: String) {
    #expect(Phrases.interval(days: days) == long)
    #expect(Phrases.shortInterval(days: days) == short)
  }

  @Test(arguments: [
    (0.48, 0.66, "48–66%"), (0.4028, 0.8046, "40–81%"), (0.57, 0.58, "57–58%"),
    (0, 1, "0–100%"), (0.2, 0.2, "20–20%"), (.nan, 0.5, "0–50%"),
  ])
  func rangesAreRoundedOutward(low: Double, high: Double, text: String) {
    #expect(Phrases.range(low, high) == text)
  }

  @Test(arguments: [
    (0.62, 0.481, 0.747, "62 of 100 (48–75)", "62 (48–75)"),
    (0.004, 0.001, 0.02, "<1 of 100 (0–2)", "<1 (0–2)"),
    (0.997, 0.952, 0.999, ">99 of 100 (95–100)", ">99 (95–100)"),
    (1, 1, 1, "100 of 100 (100–100)", "100 (100–100)"),
  ])
  func aChanceIsToldOfAHundredCasesWithItsRange(
    probability: Double, low: Double, high: Double, text: String, short: String
  ) {
    #expect(Phrases.ofHundred(probability, low, high) == text)
    #expect(Phrases.hundredths(probability, low, high) == short)
    #expect(text.hasPrefix(Phrases.ofHundred(probability) + " ("))
  }

  @Test(arguments: [
    (0, "0%", "very unlikely"), (0.004, "<1%", "very unlikely"), (0.099, "10%", "very unlikely"),
    (0.1, "10%", "unlikely"), (0.5, "50%", "about as likely as not"), (0.66, "66%", "likely"),
    (0.899, "90%", "likely"), (0.9, "90%", "very likely"), (0.994, "99%", "virtually certain"),
    (0.996, ">99%", "virtually certain"), (1, "100%", "virtually certain"),
  ])
  func aChanceIsToldInPercentAndInWords(probability: Double, percent: String, words: String) {
    #expect(Phrases.percent(probability) == percent)
    #expect(Phrases.likelihood(probability) == words)
  }

  @Test(arguments: [
    (0.04, "0 days"), (0.4, "0.4 days"), (1, "1 day"), (8.24, "8.2 days"), (99.97, "100 days"),
    (120.4, "120 days"),
  ])
  func daysHaveATenthWhereTheyAreFew(days: Double, text: String) {
    #expect(Phrases.days(days) == text)
  }

  @Test func whatToExpectOfSomeQuestionsHasATenthWhereTheyAreFew() {
    #expect(Phrases.expected(0.71, of: 20) == "14 of 20")
    #expect(Phrases.expected(0.61, 0.8, of: 20) == "12–16 of 20")
    #expect(Phrases.expected(0.6, 0.85, of: 2) == "1.2–1.7 of 2")
    #expect(Phrases.expected(0.701, 0.702, of: 20) == "14 of 20")
    #expect(Phrases.expected(0.81, of: 2) == "1.6 of 2")
    #expect(Phrases.expected(1, of: 2) == "2 of 2")
  }

  @Test func gainsHaveASign() {
    #expect(Phrases.points(0.324) == "+32")
    #expect(Phrases.points(-0.04) == "−4")
    #expect(Phrases.points(0.004) == "0")
  }

  @Test(arguments: [
    (0, "0:00"), (999, "0:00"), (47_000, "0:47"), (725_000, "12:05"), (3_723_999, "1:02:03"),
    (-5000, "0:00"),
  ])
  func clocksCountMinutesAndSeconds(milliseconds: Int, text: String) {
    #expect(Phrases.clock(milliseconds: milliseconds) == text)
  }

  @Test func minutesBecomeHours() {
    #expect([0, 22, 60, 65].map(Phrases.minutes) == ["0 min", "22 min", "1 h", "1 h 5 min"])
    #expect(
      [0, 5, 89, 91, 600].map { Phrases.wholeMinutes(seconds: $0) } == [0, 1, 1, 2, 10])
  }

  @Test func countsTakeTheirPlural() {
    #expect(Phrases.count(1, "attempt") == "1 attempt")
    #expect(Phrases.count(0, "attempt") == "0 attempts")
    #expect(Phrases.count(2, "query", many: "queries") == "2 queries")
  }

  @Test func decimalsAreAsManyAsAskedFor() {
    #expect(Phrases.decimal(0.42134, places: 4) == "0.4213")
    #expect(Phrases.decimal(12, places: 2) == "12.00")
    #expect(Phrases.decimal(-0.5, places: 2) == "0.00")
    #expect(Phrases.decimal(5.26) == "5.3")
  }

  @Test func daysAreToldAsSeenFromToday() {
    #expect(
      [-3, -1, 0, 1, 25].map { Phrases.distance(days: $0) }
        == ["3 days ago", "yesterday", "today", "tomorrow", "in 25 days"])
  }

  @Test(arguments: [
    (0.0, "never"), (0.01, "hardly ever"), (0.32, "one time in three"), (0.5, "one time in two"),
    (0.64, "two times in three"), (0.76, "three times in four"), (0.9, "nine times in ten"),
    (0.98, "almost every time"), (1, "every time"),
  ])
  func aShareIsToldAsTimesIn(share: Double, words: String) {
    #expect(Phrases.timesIn(share) == words)
  }
}
