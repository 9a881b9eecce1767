/// Asks again and again until there is an answer; nil when the time is up.
///
/// A machine that is busy elsewhere is given a few dozen questions' time in any case, so that a
/// program is not taken for silent because the test was not run.
package func eventually<Value>(
  within limit: Duration = .seconds(30), every pause: Duration = .milliseconds(15),
  _ answer: () async throws -> Value?
) async throws -> Value? {
  let start = ContinuousClock.now
  var questions = 0
  while true {
    if let value = try await answer() { return value }
    questions += 1
    if questions > 40, ContinuousClock.now - start > limit { return nil }
    try await Task.sleep(for: pause)
  }
}

/// Lets a few at a time run, the others wait for their turn.
package actor Turns {
  private var free: Int
  private var waiting: [CheckedContinuation<Void, Never>] = []

  package init(_ count: Int) { free = count }

  /// Runs a body when it is its turn.
  package nonisolated func taken<Value>(_ body: () async throws -> Value) async rethrows -> Value {
    await take()
    do {
      let value = try await body()
      await give()
      return value
    } catch {
      await give()
      throw error
    }
  }

  private func take() async {
    if free > 0 {
      free -= 1
      return
    }
    await withCheckedContinuation { waiting.append($0) }
  }

  private func give() {
    if waiting.isEmpty {
      free += 1
    } else {
      waiting.removeFirst().resume()
    }
  }
}
