import FSRS
package import QuestionBank

/// How many answers there were on each of some days, and how many of them passed.
package struct DailyAnswers: Hashable, Sendable {
  /// The answers of one day to one question, or to all of them.
  package struct Entry: Hashable, Sendable {
    package let day: StudyDay
    /// Nil for all questions.
    package let question: QuestionID?
    package let count: Tally.Count

    package init(day: StudyDay, question: QuestionID?, count: Tally.Count) {
      self.day = day
      self.question = question
      self.count = count
    }
  }

  package private(set) var entries: [Entry]

  package init(_ entries: [Entry] = []) { self.entries = entries }

  /// Counts attempts, none retracted.
  package init(_ attempts: [Attempt]) {
    entries = attempts.map {
      Entry(
        day: $0.day, question: $0.question,
        count: Tally.Count(attempts: 1, passes: $0.grade.isPass ? 1 : 0))
    }
  }

  /// Some of the answers alone.
  package func filtered(by isIncluded: (Entry) -> Bool) -> DailyAnswers {
    DailyAnswers(entries.filter(isIncluded))
  }

  /// Attempts on each day that has any.
  package var attemptsByDay: [StudyDay: Int] {
    entries.reduce(into: [:]) { $0[$1.day, default: 0] += $1.count.attempts }
  }

  /// All answers on some days.
  package func count(on days: ClosedRange<StudyDay>) -> Tally.Count {
    entries.reduce(into: Tally.Count()) { if days.contains($1.day) { $0 += $1.count } }
  }
}

/// How answers of one week compare with those of the week before.
package struct WeeklyTrend: Hashable, Sendable {
  package enum Change: String, Hashable, Sendable { case better, worse, unclear }

  /// The last of the seven days.
  package let lastDay: StudyDay
  /// Of the seven days up to the last one.
  package let lastWeek: Tally.Count
  /// Of the seven days before those.
  package let weekBefore: Tally.Count

  package init(_ answers: DailyAnswers, lastDay: StudyDay) {
    self.lastDay = lastDay
    lastWeek = answers.count(on: lastDay.adding(days: -6)...lastDay)
    weekBefore = answers.count(on: lastDay.adding(days: -13)...lastDay.adding(days: -7))
  }

  /// Better or worse where the 80% intervals of the two weeks do not meet: otherwise it may be chance.
  package var change: Change {
    if lastWeek.interval.low > weekBefore.interval.high { return .better }
    return lastWeek.interval.high < weekBefore.interval.low ? .worse : .unclear
  }
}
