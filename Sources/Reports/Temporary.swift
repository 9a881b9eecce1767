package import Practice
package import QuestionBank
package struct WeakTopicReport: Hashable, Sendable {
  package init(_ w: WeakTopics, bank: Bank, generatedAt: WallTime, interviewDate: CalendarDate?, filter: StudyFilter) {}
  package func text(width: Int, isASCII: Bool) -> String { "" }
}
package func clock(milliseconds: Int) -> String { "\(milliseconds / 60000):\(milliseconds / 1000 % 60 < 10 ? "0" : "")\(milliseconds / 1000 % 60)" }
package func interval(days: Int) -> String { "\(days) days" }
package func shortInterval(days: Int) -> String { "\(days)d" }
package func shortDate(_ d: CalendarDate) -> String { "\(d.weekday) \(d.day) \(d.monthName)" }
