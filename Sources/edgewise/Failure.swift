import History
import Practice
import QuestionBank

/// Why a command stops: one line for standard error, and the exit code.
///
/// 1 where what was asked about does not hold (nothing due, findings, a check failed), 2 where the
/// input cannot be used.
struct Failure: Error, Equatable {
  let message: String
  let exitCode: Int32

  static func unusable(_ message: String) -> Failure { Failure(message: message, exitCode: 2) }

  /// Exit code 1 with nothing to say beyond what was printed.
  static let doesNotHold = Failure(message: "", exitCode: 1)

  static func doesNotHold(_ message: String) -> Failure {
    Failure(message: message, exitCode: 1)
  }

  init(message: String, exitCode: Int32) {
    self.message = message
    self.exitCode = exitCode
  }

  init(_ error: HistoryError) { self = .unusable(error.message) }

  /// Runs what works on a history, and makes a failure of its error.
  static func converting<Value>(
    _ body: () throws(HistoryError) -> Value
  ) throws(Failure) -> Value {
    do throws(HistoryError) { return try body() } catch { throw Failure(error) }
  }

  /// Runs what tells of something that is done. That it cannot be told must not look as if it were not
  /// done: somebody would do it again.
  static func telling(_ body: () throws -> Void) throws {
    do {
      try body()
    } catch let failure as Failure where failure.exitCode == 2 {
      throw unusable("it is done, but this is not: \(failure.message)")
    }
  }
}
