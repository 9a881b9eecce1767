import Benchmark
import FSRS
import Foundation
import History
import Planning
import Practice
import QuestionBank
import Screens
import TerminalUI

private let person = Person(questions: 300, attempts: 10_000)

/// The app at its start, and after some keys.
private func app(_ keys: [Key] = []) -> App {
  var app = App(
    bank: person.bank, snapshot: Snapshot(progress: person.progress),
    size: Size(columns: 80, rows: 24), now: person.now, seed: 1)
  for key in keys { _ = app.update(Event.terminal(.key(key)), at: person.now) }
  return app
}

/// Draws an app's frames, one and then another that differs, as a key would.
private func benchmarkFrames(_ name: String, after keys: [Key]) {
  Benchmark("Frame: \(name)") { benchmark in
    let app = app(keys)
    let earlier = app.view()
    benchmark.startMeasurement()
    for _ in benchmark.scaledIterations {
      let frame = app.view()
      for row in 0..<frame.size.rows { blackHole(frame.changedColumns(inRow: row, since: earlier)) }
    }
  }
}

let benchmarks: @Sendable () -> Void = {
  Benchmark.defaultConfiguration = .init(
    metrics: [.wallClock, .throughput], timeUnits: .microseconds, warmupIterations: 3,
    scalingFactor: .one, maxDuration: .seconds(3), maxIterations: 1_000)

  Benchmark("Start-up: history and first frame, 10,000 attempts") { benchmark in
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "edgewise-benchmark-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appendingPathComponent("history.db").path
    try person.makeHistory(at: path)
    benchmark.startMeasurement()
    let history = try HistoryFile.open(path: path)
    let app = App(
      bank: person.bank, snapshot: try history.snapshot(on: person.now.today),
      size: Size(columns: 80, rows: 24), now: person.now, seed: 1)
    blackHole(app.view())
    benchmark.stopMeasurement()
    try history.close()
  }

  Benchmark("Bank of 300 questions") { benchmark in
    let questions = person.bank.questions
    benchmark.startMeasurement()
    blackHole(Bank(questions))
  }

  Benchmark("Words of 300 questions, to be searched") { benchmark in
    let questions = person.bank.questions
    benchmark.startMeasurement()
    blackHole(QuestionSearch(questions))
  }

  for query in ["s", "quant", "int8 scale", "the latency of a layer"] {
    Benchmark("Search in 300 questions: '\(query)'") { benchmark in
      let search = QuestionSearch(person.bank.questions)
      benchmark.startMeasurement()
      for _ in benchmark.scaledIterations { blackHole(search.places(matching: query)) }
    }
  }

  Benchmark("Replay of 100,000 attempts") { benchmark in
    let attempts = Person(questions: 300, attempts: 100_000).attempts
    let model = Preferences().schedule.model
    benchmark.startMeasurement()
    blackHole(Card.fold(attempts, model: model))
  }

  Benchmark("Queue of a day, 300 questions") { benchmark in
    let progress = person.progress
    let preferences = Preferences()
    benchmark.startMeasurement()
    blackHole(
      DayOffer(
        PlanBasis(preferences, on: person.now.today), bank: person.bank, progress: progress,
        schedule: preferences.schedule, habits: Habits(on: person.now.today)))
  }

  Benchmark("Plan of 500 questions and 90 days") { benchmark in
    let person = Person(questions: 500, attempts: 2_000)
    var preferences = Preferences()
    preferences.interviewDate = person.now.today.adding(days: 90).date
    let basis = PlanBasis(preferences, on: person.now.today)
    let prospects = Prospects(
      of: basis.part, bank: person.bank, progress: person.progress,
      schedule: preferences.schedule, time: AnswerTime(), on: basis.day
    ).all
    let model = preferences.schedule.model
    benchmark.startMeasurement()
    blackHole(
      Simulation(
        prospects, course: Course(basis, newToday: 0), forgetting: ForgettingLaw(model: model),
        learner: SimulatedLearner(expecting: prospects, model: model), draws: Draws(seed: 1)
      ).recall)
  }

  Benchmark("Key: a letter of the words in Browse, and the frame") { benchmark in
    let app = app("B/quan".map { .character($0) })
    benchmark.startMeasurement()
    for _ in benchmark.scaledIterations {
      var app = app
      _ = app.update(Event.terminal(.key(.character("t"))), at: person.now)
      blackHole(app.view())
    }
  }

  benchmarkFrames("Today", after: [])
  benchmarkFrames("Browse", after: [.character("B")])
  benchmarkFrames("a question's page", after: [.character("B"), .enter])
  benchmarkFrames("Practice, before the reveal", after: [.enter])
  benchmarkFrames("Practice, after the reveal", after: [.enter, .character(" ")])
}
