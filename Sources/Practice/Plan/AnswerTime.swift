#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif
import FSRS
package import Planning
package import QuestionBank

/// How long questions take a person: the one rule for it.
///
/// A first try takes the question's own minutes; a repeat a part of them, by form and by whether it is
/// recalled. All of it is scaled by the person's own pace at questions of the form.
package struct AnswerTime: Hashable, Sendable, Codable {
  /// What a person takes over what the bank says, by the rank of the form.
  private let paces: [Double]

  /// Of somebody whose pace is not known: that of the bank.
  package init() { paces = QuestionForm.allCases.map { _ in 1 } }

  /// What parts of a question's minutes a repeat takes: recalled, forgotten, and recalled once more on a
  /// day on which it was not known. Simulated from the words of the bank's prompts, key points and answers
  /// (`Tests/Benchmarks/repeat_shares.py`); those of code, which is written again, are taken from
  /// scenarios, whose figures are worked out again.
  private static func shares(
    of form: QuestionForm
  ) -> (recalled: Double, forgotten: Double, relearnt: Double) {
    switch form {
    case .core: (0.32, 0.46, 0.32)
    case .scenario, .code: (0.51, 0.56, 0.21)
    }
  }

  package func price(of question: Question) -> Price {
    let first = 60 * Double(question.minutes) * paces[question.form.rank]
    let shares = Self.shares(of: question.form)
    return Price(
      first: first, recalled: shares.recalled * first, forgotten: shares.forgotten * first,
      relearnt: shares.relearnt * first)
  }
}

// MARK: - The person's own pace

extension AnswerTime {
  /// An answer of a person and how long it took.
  private struct Measured {
    let form: QuestionForm
    /// What it would take at the pace of the bank.
    let expectedSeconds: Double
    let seconds: Double

    /// Whether it is neither paging through nor a break.
    var isUsable: Bool {
      seconds >= leastSeconds && expectedSeconds > 0 && seconds < farthest * expectedSeconds
        && seconds > expectedSeconds / farthest
    }
  }

  /// As many answers as the pace of the bank counts beside the person's, and the person's beside that at one
  /// form, so that a few say little: paces of people differ nearly as much as the answers of one, those at
  /// the forms half as much.
  private static let weightOfBank = 1.5
  private static let weightOfPerson = 4.0
  /// Less was no thinking, but paging through.
  private static let leastSeconds = 5.0
  /// More than so many times what is expected was a break, and less than one over it no answer.
  private static let farthest = 5.0
  /// How far from the middle an answer counts in full, as a logarithm of its pace.
  private static let usual = 0.7

  /// Measures the pace of a person at each form, drawn toward their pace at all of them, and that toward the
  /// pace of the bank. Of many answers at one form, the person's own pace takes no more than the form's few.
  private init(_ measured: [Measured]) {
    let usable = measured.filter(\.isUsable)
    let ofForms = QuestionForm.allCases.map { form in
      let answers = usable.filter { $0.form == form }
      return (count: Double(answers.count), mean: Self.meanLogarithm(answers))
    }
    var sum = 0.0
    var weights = Self.weightOfBank
    for form in ofForms {
      let weight = Self.weightOfPerson * form.count / (Self.weightOfPerson + form.count)
      sum += weight * form.mean
      weights += weight
    }
    let ofPerson = sum / weights
    paces = ofForms.map { form in
      exp(
        (form.count * form.mean + Self.weightOfPerson * ofPerson)
          / (form.count + Self.weightOfPerson))
    }
  }

  /// The logarithm of the mean of what answers took over what they were expected to, as their logarithms
  /// have it (half their variance is what long answers add), those far from the middle drawn in (Huber's);
  /// 0 of none.
  private static func meanLogarithm(_ measured: [Measured]) -> Double {
    guard !measured.isEmpty else { return 0 }
    let logarithms = measured.map { log($0.seconds / $0.expectedSeconds) }.sorted()
    let middle = logarithms[logarithms.count / 2]
    let drawn = logarithms.map { min(max($0, middle - usual), middle + usual) }
    let count = Double(drawn.count)
    let mean = drawn.reduce(0, +) / count
    return mean + drawn.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / count / 2
  }

  /// Measures the pace by a person's attempts.
  ///
  /// Only the first attempt at a question on a day counts: what comes again in a sitting was just read.
  ///
  /// - Parameters:
  ///   - attempts: in order of time, none retracted: all of some days, the latest.
  ///   - cards: what all attempts at each question add up to.
  ///   - bank: attempts at other questions do not count.
  package init(attempts: [Attempt], cards: [QuestionID: Card], bank: Bank) {
    struct Sitting: Hashable {
      let question: QuestionID
      let day: StudyDay
    }
    let even = AnswerTime()
    var known: Set<Sitting> = []
    self.init(
      attempts.compactMap { attempt in
        guard known.insert(Sitting(question: attempt.question, day: attempt.day)).inserted,
          let question = bank[attempt.question], let card = cards[attempt.question]
        else { return nil }
        let price = even.price(of: question)
        let expected =
          card.firstDay == attempt.day
          ? price.first : attempt.grade.isPass ? price.recalled : price.forgotten
        return Measured(
          form: question.form, expectedSeconds: expected,
          seconds: Double(attempt.totalMilliseconds) / 1000)
      })
  }
}

extension AnswerTime {
  /// Paces of another number of forms, or out of all bounds, are none of this version's.
  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let paces = try container.decode([Double].self, forKey: .paces)
    let isSound =
      paces.count == QuestionForm.allCases.count && paces.allSatisfy { (0.1...10).contains($0) }
    self.paces = isSound ? paces : QuestionForm.allCases.map { _ in 1 }
  }
}
