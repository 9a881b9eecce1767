import FSRS
import Foundation
import Practice
import QuestionBank
import SeededRandom

/// Somebody who practises with Edgewise and whose memory is known, so that what Edgewise says of it can be
/// held against the truth.
struct SimulatedLearner {
  /// The law by which somebody forgets.
  enum Law: String, CaseIterable {
    /// As FSRS-6 says, with parameters drawn from the prior of people.
    case fsrs
    /// R = exp(−t/S), where S grows by a factor with each success and falls with a failure: neither the
    /// curve nor the growth is FSRS's.
    case exponential
  }

  private enum Memory {
    case fsrs(FSRS)
    /// The first strength in days, and the factors after a success and a failure.
    case exponential(first: Double, growth: Double, loss: Double)
  }

  /// The bank that all of them practise from: 90 questions at three levels.
  static let bank = Bank.sample(
    levels: [.junior, .mid, .senior], topics: [.quantization, .performance, .fusion], count: 10)

  private let memory: Memory
  /// The chance of knowing a question before it was ever asked.
  private let firstTry: [QuestionID: Double]
  private var random: SplitMix64
  private var states: [QuestionID: (strength: MemoryState, last: StudyDay)] = [:]
  private var fold = AttemptFold(model: FSRS())
  private(set) var attempts: [Attempt] = []
  private(set) var preferences = Preferences()
  private var history = ParameterHistory()
  private(set) var today = StudyDay.sample

  /// Days: recall is 90% after as many as for a first Good with the defaults, 2.3.
  private static let firstStrength =
    FSRS().initialState(.good).stability / -log(0.9)

  init(_ law: Law, seed: UInt64) throws {
    random = SplitMix64(seed: seed)
    memory =
      switch law {
      case .fsrs: .fsrs(FSRS(parameters: try random.person()))
      case .exponential:
        .exponential(
          first: Self.firstStrength * exp(Prior.people.sharedShift * random.normal()),
          growth: 1.5 + 1.5 * random.unit(),
          loss: 0.3 + 0.4 * random.unit())
      }
    // People differ, levels get harder, and topics suit one or not.
    let ability = -0.2 + 0.8 * random.normal()
    var levels: [Level: Double] = [:]
    for (index, level) in Level.allCases.enumerated() {
      levels[level] = 0.6 - 0.6 * Double(index) + 0.4 * random.normal()
    }
    var topics: [Topic: Double] = [:]
    for topic in Topic.allCases { topics[topic] = 0.5 * random.normal() }
    firstTry = Dictionary(
      uniqueKeysWithValues: Self.bank.questions.map { question in
        let logOdds =
          ability + levels[question.level, default: 0] + topics[question.topic, default: 0]
        return (question.id, 1 / (1 + exp(-logOdds)))
      })
  }

  var progress: Practice.Progress { Practice.Progress(cards: fold.cards) }
  var tallies: Tallies { fold.tallies }
  var model: FSRS { preferences.schedule.model }

  /// Practises on three days of four, with what the day holds, until there are so many attempts;
  /// the model is fitted when that is due, as far as `fits` says.
  mutating func practise(until count: Int, fits: Bool = true) throws {
    while attempts.count < count {
      if random.unit() < 0.75 {
        let offer = DayOffer(
          PlanBasis(preferences, on: today), bank: Self.bank, progress: progress,
          schedule: preferences.schedule, habits: Habits(on: today))
        for question in offer.questions where attempts.count < count {
          answer(question)
          if fits { try fit() }
        }
      }
      today = today.adding(days: 1)
    }
  }

  private mutating func answer(_ question: QuestionID) {
    let grade = random.grade(recalledWith: chance(of: question, on: today))
    let elapsed = states[question].map { Double(today.days(since: $0.last)) } ?? 0
    let state = states[question]?.strength
    states[question] = (next(after: state, grade, elapsed), today)
    // A minute after the one before.
    let attempt = Attempt(
      id: "\(attempts.count)", question: question, revision: 1,
      at: today.noon.adding(milliseconds: Int64(attempts.count) * 60), offsetMinutes: 0,
      grade: grade, kind: .study)
    attempts.append(attempt)
    fold.add(attempt)
  }

  private func next(after state: MemoryState?, _ grade: Grade, _ elapsed: Double) -> MemoryState {
    switch memory {
    case .fsrs(let model): return model.nextState(after: state, grade: grade, elapsedDays: elapsed)
    case .exponential(let first, let growth, let loss):
      guard let state else {
        return MemoryState(stability: grade.isPass ? first : first * loss, difficulty: 5)
      }
      let factor = grade.isPass ? growth : loss
      return MemoryState(stability: max(0.5, state.stability * factor), difficulty: 5)
    }
  }

  /// The true chance of knowing a question on a day; on the day after its last attempt where that is later.
  func chance(of question: QuestionID, on day: StudyDay) -> Double {
    guard let (state, last) = states[question] else { return firstTry[question, default: 0] }
    let elapsed = Double(max(1, day.days(since: last)))
    return switch memory {
    case .fsrs(let model): model.retrievability(stability: state.stability, elapsedDays: elapsed)
    case .exponential: exp(-elapsed / state.stability)
    }
  }

  /// How many of some questions are known on a day: one draw.
  mutating func known(_ questions: [QuestionID], on day: StudyDay) -> Int {
    questions.count { random.unit() < chance(of: $0, on: day) }
  }

  private mutating func fit() throws {
    guard
      FitSchedule.isDue(attempts: attempts.count, preferences: preferences, history: history)
    else { return }
    let proposal = try ParameterProposal(
      attempts: attempts, preferences: preferences, history: history
    ) { _ in true }
    guard !proposal.trial.isWorse else {
      history.reject(attempts: attempts.count)
      return
    }
    history.add(
      .init(
        at: attempts.last?.at ?? today.noon, old: preferences.parameters,
        new: proposal.fit.parameters), attempts: attempts.count)
    preferences.parameters = proposal.fit.parameters
    fold = AttemptFold(model: model)
    for attempt in attempts { fold.add(attempt) }
  }
}
