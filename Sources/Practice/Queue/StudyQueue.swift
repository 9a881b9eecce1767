package import QuestionBank

/// Questions to be asked in one go, in the order in which they are asked.
package struct StudyQueue: Hashable, Sendable {
  package let ids: [QuestionID]
  /// Those that are asked again.
  package let due: [QuestionID]
  /// Those that were never asked.
  package let new: [QuestionID]
  /// Expected seconds for all of them.
  package let seconds: Double

  package init(
    ids: [QuestionID] = [], due: [QuestionID] = [], new: [QuestionID] = [], seconds: Double = 0
  ) {
    self.ids = ids
    self.due = due
    self.new = new
    self.seconds = seconds
  }

  package var isEmpty: Bool { ids.isEmpty }
}
