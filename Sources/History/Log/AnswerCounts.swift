internal import GRDB
package import Practice
import QuestionBank

extension HistoryFile {
  /// The answers that the figures of a report need: of all questions together where it is about all of
  /// them, which takes a fifth of the time.
  package func dailyAnswers(
    of scope: ReportScope, on today: StudyDay
  ) throws(HistoryError) -> DailyAnswers {
    let question = scope.isOfAllQuestions ? "NULL" : "question"
    return try read { db in
      let rows = try Row.fetchAll(
        db,
        sql: """
          SELECT day, \(question) AS question, count(*) AS attempts, sum(grade > 1) AS passes
          FROM attempt WHERE day BETWEEN ? AND ? AND \(AttemptRow.kept)
          GROUP BY \(scope.isOfAllQuestions ? "day" : "day, question")
          """,
        arguments: [ReportFigures.firstDay(of: scope, on: today).ordinal, today.ordinal])
      return DailyAnswers(
        try rows.map { row in
          DailyAnswers.Entry(
            day: try row.day("day"), question: try row.optionalText("question"),
            count: Tally.Count(
              attempts: try row.count("attempts"), passes: try row.count("passes")))
        })
    }
  }
}
