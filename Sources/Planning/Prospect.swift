package import FSRS

/// What an answer costs, in seconds.
package struct Price: Hashable, Sendable {
  /// A first try, reading the answer and all.
  package var first: Double
  /// A repeat that is recalled.
  package var recalled: Double
  /// A repeat that is not, with the answer read.
  package var forgotten: Double
  /// Recalling once more, before the day is over, what was not known.
  package var relearnt: Double

  package init(first: Double, recalled: Double, forgotten: Double, relearnt: Double) {
    self.first = first
    self.recalled = recalled
    self.forgotten = forgotten
    self.relearnt = relearnt
  }

  /// What an attempt costs, with what follows from it on the same day.
  package func seconds(isFirst: Bool, isRecalled: Bool) -> Double {
    let attempt = isFirst ? first : isRecalled ? recalled : forgotten
    return attempt + (isRecalled ? 0 : relearnt)
  }

  /// What an attempt is expected to cost.
  ///
  /// - Parameters:
  ///   - isFirst: whether the question was never tried.
  ///   - recall: the chance, 0…1, that it is known.
  /// - Returns: seconds.
  package func expected(isFirst: Bool, recall: Double) -> Double {
    recall * seconds(isFirst: isFirst, isRecalled: true)
      + (1 - recall) * seconds(isFirst: isFirst, isRecalled: false)
  }
}

/// A question as a plan sees it. A plan holds them in an array, and calls them by their places in it.
package struct Prospect: Sendable {
  package var price: Price
  /// What a point of recall is worth, 1 for an ordinary question.
  package var value: Double
  /// The chance, 0…1, that it is known at first sight. Counts while it is unseen.
  package var firstTry: Double
  /// Questions of one group, such as a level, are to be begun at the pace of the others.
  package var group: Int
  /// The places of questions that are to be seen before.
  package var prerequisites: [Int]
  /// Nil for one that was never tried.
  package var seen: Seen?
  /// How the memory moves with the parameters of the model; nil where that is not known.
  package var sensitivity: StateSensitivity?

  /// A question that was tried.
  package struct Seen: Sendable {
    package var memory: MemoryState
    /// Days from the last attempt to today: 0 for one that was answered today.
    package var idleDays: Int
    /// Days from today until it is to come back, 0 or less where it is due.
    package var daysToDue: Int
    /// Whether it goes before all others.
    package var isUrgent: Bool

    package init(memory: MemoryState, idleDays: Int, daysToDue: Int, isUrgent: Bool = false) {
      self.memory = memory
      self.idleDays = idleDays
      self.daysToDue = daysToDue
      self.isUrgent = isUrgent
    }
  }

  package init(
    price: Price, value: Double = 1, firstTry: Double, group: Int = 0, prerequisites: [Int] = [],
    seen: Seen? = nil, sensitivity: StateSensitivity? = nil
  ) {
    self.price = price
    self.value = value
    self.firstTry = firstTry
    self.group = group
    self.prerequisites = prerequisites
    self.seen = seen
    self.sensitivity = sensitivity
  }
}

/// The days to plan for.
package struct Course: Hashable, Sendable {
  /// Seconds to practise on each day: today first, and the day before the target last; 0 for a day off.
  /// Empty on the day of the target.
  package var seconds: [Double]
  /// Whether there is a target; without one the horizon moves along with the days, and a question is
  /// repeated when it is due.
  package var isDated: Bool
  /// The most new questions on one day; nil for as many as fit.
  package var newLimit: Int?
  /// New ones that were begun today.
  package var newToday: Int
  /// The retention at which a question comes back.
  package var desiredRetention: Double

  package init(
    seconds: [Double], isDated: Bool, newLimit: Int? = nil, newToday: Int = 0,
    desiredRetention: Double = 0.9
  ) {
    self.seconds = seconds
    self.isDated = isDated
    self.newLimit = newLimit
    self.newToday = newToday
    self.desiredRetention = desiredRetention
  }

  /// How far ahead a target is taken to be where there is no date.
  package static let movingHorizon = 30

  /// Days from one of the days to what is practised for.
  func daysAhead(of day: Int) -> Int {
    isDated ? max(0, seconds.count - day) : Self.movingHorizon
  }
}
