import FSRS
import Testing

struct ReviewLogTests {
  @Test func onlyLaterReviewsADayOrMoreApartAreScored() throws {
    let log = try ReviewLog([
      Review(card: 7, day: 0, grade: .good), Review(card: 7, day: 0, grade: .good),
      Review(card: 9, day: 3, grade: .again), Review(card: 7, day: 3, grade: .good),
      Review(card: 9, day: 3.5, grade: .good), Review(card: 9, day: 4.5, grade: .good),
    ])
    #expect(log.count == 6)
    #expect(log.cardCount == 2)
    #expect(log.scoredCount == 2)
  }

  @Test func aDayBeforeTheLatestIsTheSameDay() throws {
    let reviews: [(Double, Grade)] = [(10, .good), (4, .again), (12, .good), (11, .easy)]
    let log = try ReviewLog(reviews.map { Review(card: 0, day: $0.0, grade: $0.1) })
    #expect(log.scoredCount == 1)
    let same = try ReviewLog(
      zip([10.0, 10, 12, 12], reviews).map { Review(card: 0, day: $0, grade: $1.1) })
    #expect(FSRS().evaluate(log) == FSRS().evaluate(same))
  }

  @Test func cardNumbersMayBeAnyNumbers() throws {
    let reviews = SimulatedPerson().reviews(200, seed: 1)
    let numbers: [Int: Int] = [0: .min, 1: .max, 2: -1]
    let far = reviews.map { review in
      var review = review
      review.card = numbers[review.card] ?? review.card &* 0x9e37_79b9_7f4a
      return review
    }
    #expect(
      FSRS().evaluate(try ReviewLog(reviews)) == FSRS().evaluate(try ReviewLog(far)))
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity])
  func aDayThatIsNoNumberIsRefused(day: Double) {
    let error = #expect(throws: ReviewLogError.self) {
      try ReviewLog([
        Review(card: 0, day: 1, grade: .good), Review(card: 0, day: day, grade: .good),
      ])
    }
    #expect(error?.message.hasPrefix("review 1 is on day \(day)") == true)
  }

  @Test func daysFarApartCountAsAHundredYears() throws {
    func log(_ day: Double) throws -> ReviewLog {
      try ReviewLog([
        Review(card: 0, day: -day, grade: .good), Review(card: 0, day: day, grade: .again),
      ])
    }
    let far = FSRS().evaluate(try log(.greatestFiniteMagnitude))
    #expect(far == FSRS().evaluate(try log(ReviewLog.longestElapsed)))
    #expect(far?.logLoss.isFinite == true)
  }

  @Test func noReviewsAreALogToo() throws {
    let log = try ReviewLog([])
    #expect(log.count == 0 && log.scoredCount == 0 && log.cardCount == 0)
    #expect(FSRS().evaluate(log) == nil)
  }
}
