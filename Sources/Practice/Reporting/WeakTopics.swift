package import FSRS
package import QuestionBank

/// What a person's answers say about where they are weak, and what to practise next.
package struct WeakTopics: Hashable, Sendable {
  /// How one level or topic stands.
  package struct Standing<Group: Hashable & Sendable>: Hashable, Sendable {
    package let group: Group
    package let attempts: Int
    /// Attempts graded Hard or better.
    package let passes: Int
    package let interval: WilsonInterval
    package let seen: Int
    package let total: Int
    /// Mean chance of recalling a seen question today (tomorrow, of those answered today); nil where
    /// none was seen.
    package let recallNow: Double?
    /// The range of ``recallNow``.
    package let rangeNow: RecallRange?
    /// The same on the day of the interview, without further practice.
    package let recallAtInterview: Double?
    package let rangeAtInterview: RecallRange?
    /// 1 for the weakest.
    package internal(set) var rank: Int

    /// Nil without attempts.
    package var successRate: Double? {
      attempts == 0 ? nil : Double(passes) / Double(attempts)
    }
  }

  /// How one question stands.
  package struct Weakness: Hashable, Sendable {
    package let question: QuestionID
    package let attempts: Int
    package let lapses: Int
    package let lastGrade: Grade
    /// How likely it is recalled today; tomorrow, if it was answered today.
    package let recall: QuestionRecall
    /// Key points that the last ticked answer missed.
    package let missedPoints: [KeyPoint]
    package let wasConfidentAndWrong: Bool

    package var recallNow: Double { recall.chance }

    package var rangeNow: RecallRange? { recall.range }
  }

  /// A question worth its minutes.
  package struct Suggestion: Hashable, Sendable {
    package let question: QuestionID
    package let minutes: Int
    /// How much the chance of recall on the target day rises by practising once today, −1…1.
    package let expectedGain: Double
  }

  /// How often answers of one confidence were right.
  package struct Calibration: Hashable, Sendable {
    package let confidence: Confidence
    package let attempts: Int
    package let passes: Int
    package let interval: WilsonInterval
  }

  package let levels: [Standing<Level>]
  package let topics: [Standing<Topic>]
  package let questions: [Weakness]
  package let studyNext: [Suggestion]
  package let calibration: [Calibration]

  /// A must-have that the last ticked answer to a question missed.
  package struct MissedMust: Hashable, Sendable {
    package let question: QuestionID
    package let point: KeyPoint
  }

  /// The must-haves that were missed, of the weakest question first.
  package var missedMusts: [MissedMust] {
    questions.flatMap { weakness in
      weakness.missedPoints.filter(\.isMust).map {
        MissedMust(question: weakness.question, point: $0)
      }
    }
  }

  /// Fewer attempts at a topic do not make it the weakest.
  private static let fewestAttempts = 3

  /// The weakest topic, where attempts tell: nil where it is too early to say.
  ///
  /// It was tried three times or more, and even the upper end of its 80% interval lies below the middle
  /// of that of all other topics together. To be told from each other topic is more than it takes: then
  /// of two weak ones neither could ever be named.
  package var weakestTopic: Standing<Topic>? {
    guard let first = topics.first(where: { $0.attempts >= Self.fewestAttempts }) else {
      return nil
    }
    var others = Tally.Count()
    for topic in topics where topic.group != first.group {
      others += Tally.Count(attempts: topic.attempts, passes: topic.passes)
    }
    guard others.attempts >= Self.fewestAttempts, first.interval.high < others.interval.middle
    else {
      return nil
    }
    return first
  }

  /// Without an interview date, what to study next is judged this many days ahead.
  package static let horizonWithoutInterview = 30

  /// Judges by `tallies`, those of all attempts, and `progress`, whose cards are of the same attempts.
  ///
  /// Where only some attempts are to count, `counted` has their tallies. Questions that the bank or the
  /// scope leaves out are not counted, but all attempts tell how a person forgets.
  package init(
    bank: Bank, tallies: Tallies, counting counted: Tallies? = nil, progress: Progress,
    preferences: Preferences, scope: ReportScope = ReportScope(), on day: StudyDay
  ) {
    let model = preferences.schedule.model
    let questions = bank.questions.filter(scope.matches)
    let counted = (counted ?? tallies).questions
    let ranges = RecallRanges(tallies: tallies, model: model)
    let interview = preferences.interviewDate.map { StudyDay($0) }
    let standings = GroupStandings(
      tallies: counted, progress: progress, model: model, ranges: ranges, today: day,
      interview: interview)
    levels = standings.all(of: questions) { $0.level }
    topics = standings.all(of: questions) { $0.topic }
    self.questions = Self.weaknesses(
      of: questions, tallies: counted, progress: progress, ranges: ranges, today: day)
    studyNext = Self.suggestions(
      for: questions.filter(scope.offers), progress: progress,
      rates: FirstTryRates(bank: bank, cards: progress.cards), model: model, today: day,
      target: max(
        interview ?? day.adding(days: Self.horizonWithoutInterview), day.adding(days: 1)))
    calibration = Confidence.allCases.map { confidence in
      var count = Tally.Count()
      for question in questions {
        if let tally = counted[question.id] { count += tally.byConfidence[confidence.rawValue - 1] }
      }
      return Calibration(
        confidence: confidence, attempts: count.attempts, passes: count.passes,
        interval: count.interval)
    }
  }

  /// How the topics of a bank stand, weakest first, without a word on how sure their recall is.
  package static func topics(
    of bank: Bank, tallies: [QuestionID: Tally], progress: Progress, preferences: Preferences,
    on day: StudyDay
  ) -> [Standing<Topic>] {
    GroupStandings(
      tallies: tallies, progress: progress, model: preferences.schedule.model, ranges: nil,
      today: day, interview: nil
    ).all(of: bank.questions) { $0.topic }
  }

  /// Weakest first: by the chance of recall today, of two alike the one with more lapses.
  private static func weaknesses(
    of questions: [Question], tallies: [QuestionID: Tally], progress: Progress,
    ranges: RecallRanges, today: StudyDay
  ) -> [Weakness] {
    questions.compactMap { question -> Weakness? in
      guard let tally = tallies[question.id], let card = progress.cards[question.id] else {
        return nil
      }
      return Weakness(
        question: question.id, attempts: tally.all.attempts, lapses: card.lapses,
        lastGrade: card.lastGrade, recall: ranges.recall(of: card, on: today),
        missedPoints: tally.lastTicked?.missed(of: question) ?? [],
        wasConfidentAndWrong: card.wasConfidentAndWrong)
    }.sorted {
      ($0.recallNow, -$0.lapses, $0.question) < ($1.recallNow, -$1.lapses, $1.question)
    }
  }

  /// Most gain a minute first; only questions that gain.
  ///
  /// A question that was never asked is known on the target day as often as first tries are, if it is
  /// left alone. A pass shows that it was known anyway; what is gained is what a failure teaches. The
  /// model's recall after a first pass would make practice a loss to whoever knows much beforehand: it
  /// is that of something learnt, not of something known for years.
  private static func suggestions(
    for questions: [Question], progress: Progress, rates: FirstTryRates, model: FSRS,
    today: StudyDay, target: StudyDay
  ) -> [Suggestion] {
    let ahead = Double(target.days(since: today))
    return questions.compactMap { question -> Suggestion? in
      guard !progress.marks.isHidden(question.id, on: today) else { return nil }
      let card = progress.cards[question.id]
      guard card?.lastDay != today else { return nil }
      let elapsed = card.map { Double(max(0, today.days(since: $0.lastDay))) } ?? 0
      let states = model.nextStates(after: card?.memory, elapsedDays: elapsed)
      func later(_ grade: Grade) -> Double {
        model.retrievability(stability: states[grade].stability, elapsedDays: ahead)
      }
      let gain: Double
      if let card {
        let recall = card.retrievability(on: today, model: model)
        let practised = Grade.allCases.reduce(0) {
          $0 + chance(of: $1, recall: recall) * later($1)
        }
        gain = practised - card.retrievability(on: target, model: model)
      } else {
        gain = (1 - rates.chance(of: question)) * later(.again)
      }
      guard gain > 0 else { return nil }
      return Suggestion(question: question.id, minutes: question.minutes, expectedGain: gain)
    }.sorted {
      let (left, right) = (
        $0.expectedGain / Double($0.minutes), $1.expectedGain / Double($1.minutes)
      )
      return left != right ? left > right : $0.question < $1.question
    }
  }

  /// How likely a grade is where a question is recalled with some probability. The shares of those
  /// passed are fsrs-rs's for reviews (`DEFAULT_SIMULATOR_CONFIG`, `review_rating_prob`).
  private static func chance(of grade: Grade, recall: Double) -> Double {
    switch grade {
    case .again: 1 - recall
    case .hard: recall * 0.224
    case .good: recall * 0.631
    case .easy: recall * 0.145
    }
  }
}
