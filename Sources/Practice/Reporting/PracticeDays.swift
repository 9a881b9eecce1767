package import QuestionBank

/// How much was practised on each of the last days.
package struct PracticeDays: Hashable, Sendable {
  /// Attempts of each day, the last one today.
  package let attempts: [Int]
  package let today: StudyDay

  /// The last `count` days, at least one, of the attempts on each day that has any.
  package init(_ attemptsByDay: [StudyDay: Int], today: StudyDay, count: Int) {
    let ages = (0..<max(1, count)).reversed()
    attempts = ages.map { attemptsByDay[today.adding(days: -$0)] ?? 0 }
    self.today = today
  }

  package var practised: Int { attempts.count { $0 > 0 } }

  /// Days without a gap up to today, or up to yesterday while today is not practised yet.
  package var streak: Int {
    let past = attempts.last == 0 ? attempts.dropLast() : attempts[...]
    return past.reversed().prefix { $0 > 0 }.count
  }

  /// Weeks from Monday to Sunday, the last one holding today; nil for days outside of the range.
  package var weeks: [[Int?]] {
    let first = today.adding(days: 1 - attempts.count)
    var week = [Int?](repeating: nil, count: first.weekday)
    var weeks: [[Int?]] = []
    for count in attempts {
      week.append(count)
      if week.count == 7 {
        weeks.append(week)
        week = []
      }
    }
    if !week.isEmpty { weeks.append(week + [Int?](repeating: nil, count: 7 - week.count)) }
    return weeks
  }
}

extension StudyDay {
  /// 0 for Monday … 6 for Sunday.
  package var weekday: Int { ((ordinal + 3) % 7 + 7) % 7 }
}

/// How many questions come due in the days ahead if each is answered when it is due and nothing new
/// is begun.
package struct LoadForecast: Hashable, Sendable {
  /// Due today or before.
  package let now: Int
  /// Due on each of the days after today.
  package let ahead: [Int]

  package init(
    bank: Bank, progress: Progress, schedule: Schedule, on day: StudyDay, days: Int,
    where isIncluded: (Question) -> Bool = StudyFilter().offers
  ) {
    var now = 0
    var ahead = [Int](repeating: 0, count: max(0, days))
    let standings = Standing.all(of: bank, progress: progress, schedule: schedule, on: day)
    for (question, standing) in zip(bank.questions, standings) where isIncluded(question) {
      guard !standing.isHidden, let due = standing.dueDay else { continue }
      let distance = due.days(since: day)
      if distance <= 0 {
        now += 1
      } else if distance <= days {
        ahead[distance - 1] += 1
      }
    }
    self.now = now
    self.ahead = ahead
  }
}
