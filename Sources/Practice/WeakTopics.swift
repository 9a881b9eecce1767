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
    /// The range of ``recallNow``, as far as the model's parameters are known.
    package let rangeNow: RecallRange?
    /// The same on the day of the interview, without further practice.
    package let recallAtInterview: Double?
    package let rangeAtInterview: RecallRange?
    /// 1 for the weakest.
    package let rank: Int

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
    /// The chance of recalling it today; tomorrow, if it was answered today.
    package let recallNow: Double
    /// Its range, as far as the model's parameters are known.
    package let rangeNow: RecallRange?
    /// Key points that the last ticked answer missed.
    package let missedPoints: [KeyPoint]
    package let wasConfidentAndWrong: Bool
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

  /// Without an interview date, what to study next is judged this many days ahead.
  package static let horizonWithoutInterview = 30

  /// Judges by all `attempts`, in order of time, none retracted. Attempts before `since`, and those at
  /// questions that the bank or the filter leaves out, are not counted, but all tell how a person
  /// forgets.
  package init(
    bank: Bank, attempts: [Attempt], progress: Progress, preferences: Preferences,
    filter: StudyFilter = StudyFilter(), since: StudyDay? = nil, on day: StudyDay
  ) {
    let model = preferences.schedule.model
    let questions = bank.questions.filter(filter.matches)
    let wanted = Set(questions.map(\.id))
    let counted = attempts.filter { attempt in
      wanted.contains(attempt.question) && since.map { attempt.day >= $0 } ?? true
    }
    let ranges = RecallRanges(attempts: attempts, parameters: model.parameters)
    let interview = preferences.interviewDate.map { StudyDay($0) }
    func standings<Group: Hashable & Comparable & Sendable>(
      _ groups: [Group], _ group: (Question) -> Group
    ) -> [Standing<Group>] {
      Self.standings(
        groups, of: questions, by: group, attempts: counted, progress: progress, model: model,
        ranges: ranges, today: day, interview: interview)
    }
    levels = standings(Level.allCases.filter { level in questions.contains { $0.level == level } })
    { $0.level }
    topics = standings(Topic.allCases.filter { topic in questions.contains { $0.topic == topic } })
    { $0.topic }
    self.questions = Self.weaknesses(
      of: questions, attempts: counted, progress: progress, model: model, ranges: ranges,
      today: day)
    studyNext = Self.suggestions(
      for: questions, progress: progress, model: model, today: day,
      target: max(
        interview ?? day.adding(days: Self.horizonWithoutInterview), day.adding(days: 1)))
    calibration = Confidence.allCases.map { confidence in
      let same = counted.filter { $0.confidence == confidence }
      let passes = same.count { $0.grade.isPass }
      return Calibration(
        confidence: confidence, attempts: same.count, passes: passes,
        interval: WilsonInterval(successes: passes, trials: same.count))
    }
  }

  /// The chance of recalling a question on a day; for one that was answered that day, on the next.
  /// The model says 1 right after an answer, also after one that was not known.
  private static func recall(of card: Card, on day: StudyDay, model: FSRS) -> Double {
    card.retrievability(on: max(day, card.lastDay.adding(days: 1)), model: model)
  }

  /// Weakest first: by the middle of the interval of passed attempts, then by recall today. What
  /// was not tried yet comes last, because nothing is known of it.
  private static func standings<Group: Hashable & Comparable & Sendable>(
    _ groups: [Group], of questions: [Question], by group: (Question) -> Group,
    attempts: [Attempt], progress: Progress, model: FSRS, ranges: RecallRanges, today: StudyDay,
    interview: StudyDay?
  ) -> [Standing<Group>] {
    let groupOf = Dictionary(uniqueKeysWithValues: questions.map { ($0.id, group($0)) })
    var tried: [Group: (attempts: Int, passes: Int)] = [:]
    for attempt in attempts {
      guard let group = groupOf[attempt.question] else { continue }
      tried[group, default: (0, 0)].attempts += 1
      if attempt.grade.isPass { tried[group, default: (0, 0)].passes += 1 }
    }
    let members = Dictionary(grouping: questions, by: group)
    let unranked = groups.map { group -> Standing<Group> in
      let ids = members[group, default: []].map(\.id)
      let cards = ids.compactMap { progress.cards[$0] }
      func mean(on day: StudyDay) -> Double? {
        guard !cards.isEmpty else { return nil }
        return cards.reduce(0) { $0 + recall(of: $1, on: day, model: model) }
          / Double(cards.count)
      }
      let (count, passes) = tried[group] ?? (0, 0)
      let atInterview = interview.map { max($0, today) }
      return Standing(
        group: group, attempts: count, passes: passes,
        interval: WilsonInterval(successes: passes, trials: count), seen: cards.count,
        total: ids.count, recallNow: mean(on: today), rangeNow: ranges.recall(of: ids, on: today),
        recallAtInterview: atInterview.flatMap(mean),
        rangeAtInterview: atInterview.flatMap { ranges.recall(of: ids, on: $0) }, rank: 0)
    }
    let sorted = unranked.sorted {
      let (left, right) = ($0.attempts > 0, $1.attempts > 0)
      if left != right { return left }
      if left, $0.interval.middle != $1.interval.middle {
        return $0.interval.middle < $1.interval.middle
      }
      return ($0.recallNow ?? 0, $0.group) < ($1.recallNow ?? 0, $1.group)
    }
    return sorted.enumerated().map { index, standing in
      Standing(
        group: standing.group, attempts: standing.attempts, passes: standing.passes,
        interval: standing.interval, seen: standing.seen, total: standing.total,
        recallNow: standing.recallNow, rangeNow: standing.rangeNow,
        recallAtInterview: standing.recallAtInterview,
        rangeAtInterview: standing.rangeAtInterview, rank: index + 1)
    }
  }

  /// Weakest first: by the chance of recall today, of two alike the one with more lapses.
  private static func weaknesses(
    of questions: [Question], attempts: [Attempt], progress: Progress, model: FSRS,
    ranges: RecallRanges, today: StudyDay
  ) -> [Weakness] {
    var lastTicked: [QuestionID: Attempt] = [:]
    var counts: [QuestionID: Int] = [:]
    for attempt in attempts {
      counts[attempt.question, default: 0] += 1
      if attempt.score != nil { lastTicked[attempt.question] = attempt }
    }
    return questions.compactMap { question -> Weakness? in
      guard let count = counts[question.id], let card = progress.cards[question.id] else {
        return nil
      }
      let missed = lastTicked[question.id].map {
        Rubric(question.keyPoints, ticked: $0.points).missed
      }
      return Weakness(
        question: question.id, attempts: count, lapses: card.lapses, lastGrade: card.lastGrade,
        recallNow: recall(of: card, on: today, model: model),
        rangeNow: ranges.recall(of: [question.id], on: today), missedPoints: missed ?? [],
        wasConfidentAndWrong: card.wasConfidentAndWrong)
    }.sorted { ($0.recallNow, -$0.lapses, $0.question) < ($1.recallNow, -$1.lapses, $1.question) }
  }

  /// Most gain a minute first; only questions that gain.
  private static func suggestions(
    for questions: [Question], progress: Progress, model: FSRS, today: StudyDay,
    target: StudyDay
  ) -> [Suggestion] {
    let ahead = target.days(since: today)
    return questions.compactMap { question -> Suggestion? in
      guard !progress.marks.isHidden(question.id, on: today) else { return nil }
      let card = progress.cards[question.id]
      guard card?.lastDay != today else { return nil }
      let recall = card?.retrievability(on: today, model: model) ?? 0
      let elapsed = card.map { Double(max(0, today.days(since: $0.lastDay))) } ?? 0
      func later(_ grade: Grade) -> Double {
        let next = model.nextState(after: card?.memory, grade: grade, elapsedDays: elapsed)
        return model.retrievability(stability: next.stability, elapsedDays: Double(ahead))
      }
      let without = card?.retrievability(on: target, model: model) ?? 0
      let gain = recall * later(.good) + (1 - recall) * later(.again) - without
      guard gain > 0 else { return nil }
      return Suggestion(question: question.id, minutes: question.minutes, expectedGain: gain)
    }.sorted {
      let (left, right) = (
        $0.expectedGain / Double($0.minutes), $1.expectedGain / Double($1.minutes)
      )
      return left != right ? left > right : $0.question < $1.question
    }
  }
}
