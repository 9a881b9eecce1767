import Practice
import QuestionBank

/// How likely a question is recalled, as its page and its preview say it.
struct ShownRecall: Hashable, Sendable {
  /// Today; tomorrow, if it was answered today.
  let now: QuestionRecall
  /// On the day of the interview, without further practice; nil where none is to come.
  let atInterview: QuestionRecall?
}

extension Scene {
  /// How sure recall is, by tallies as they were read.
  func ranges(_ tallies: Tallies) -> RecallRanges {
    RecallRanges(tallies: tallies, model: preferences.schedule.model)
  }

  /// How likely a question is recalled, without a range until the ranges have been read; nil until its
  /// first attempt.
  func recall(of question: QuestionID, _ ranges: RecallRanges?) -> ShownRecall? {
    guard let card = progress.cards[question] else { return nil }
    let ranges = ranges ?? self.ranges(Tallies())
    let interview = preferences.interviewDate.map { StudyDay($0) }.flatMap { $0 > today ? $0 : nil }
    return ShownRecall(
      now: ranges.recall(of: card, on: today),
      atInterview: interview.map { ranges.recall(of: card, on: $0) })
  }
}
