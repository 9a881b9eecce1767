import FSRS
import Practice
import QuestionBank
import SeededRandom

extension Question {
  /// A reviewed question with five key points worth 20 (must), 30 (must), 20, 15 and 15.
  static func sample(
    _ id: QuestionID, level: Level = .mid, topic: Topic = .quantization, minutes: Int = 5,
    prerequisites: [QuestionID] = [], form: QuestionForm = .scenario,
    asked: Int = 1, needsPaper: Bool = false, revision: Int = 1
  ) -> Question {
    Question(
      id: id, revision: revision, status: .reviewed, level: level, topic: topic, kind: .concept,
      title: "Title of \(id)", target: "Target of \(id)", minutes: minutes, tags: [],
      prerequisites: prerequisites, volatility: .stable, keyPoints: KeyPoint.samples,
      mistakes: [], followUps: [], hints: [], checks: [], sources: [], prompt: "Prompt of \(id)",
      answer: "Answer of \(id)", form: form, asked: asked, needsPaper: needsPaper)
  }
}

extension KeyPoint {
  static let samples = [
    KeyPoint(id: "k1", weight: 20, isMust: true, text: "First must-have"),
    KeyPoint(id: "k2", weight: 30, isMust: true, text: "Second must-have"),
    KeyPoint(id: "k3", weight: 20, isMust: false, text: "Third"),
    KeyPoint(id: "k4", weight: 15, isMust: false, text: "Fourth"),
    KeyPoint(id: "k5", weight: 15, isMust: false, text: "Fifth"),
  ]
}

extension Bank {
  /// `count` questions in each of some levels and topics, with ids such as `mid-fusion-0`.
  static func sample(
    levels: [Level] = Level.allCases, topics: [Topic] = [.quantization, .performance, .fusion],
    count: Int = 2
  ) -> Bank {
    Bank(
      levels.flatMap { level in
        topics.flatMap { topic in
          (0..<count).map {
            .sample("\(level.rawValue)-\(topic.rawValue)-\($0)", level: level, topic: topic)
          }
        }
      })
  }
}

extension Attempt {
  /// An attempt at noon UTC of a study day.
  static func sample(
    _ question: QuestionID, _ grade: Grade, on day: StudyDay, confidence: Confidence? = nil,
    points: [KeyPointID] = [], score: Int? = nil
  ) -> Attempt {
    Attempt(
      id: "\(question)-\(day.ordinal)-\(grade.rawValue)", question: question, revision: 1,
      at: day.noon, offsetMinutes: 0, grade: grade, kind: .study, confidence: confidence,
      points: points, score: score)
  }
}

extension StudyDay {
  /// Monday, 23 November 2026.
  static let sample = StudyDay(ordinal: 20780)

  /// Noon UTC.
  var noon: Instant { Instant(milliseconds: Int64(ordinal) * 86_400_000 + 43_200_000) }
}

extension Card {
  /// A card that was graded Good once, some days before ``StudyDay/sample``, and is due since.
  static func sample(
    _ question: QuestionID, stability: Double = 2, daysAgo: Int = 30, grade: Grade = .good,
    confidence: Confidence? = nil
  ) -> Card {
    let day = StudyDay.sample.adding(days: -daysAgo)
    return Card(
      question: question, memory: MemoryState(stability: stability, difficulty: 5),
      memoryBefore: nil, elapsedBefore: 0, lastDay: day, lastAt: day.noon,
      lastGrade: grade, lastConfidence: confidence, attempts: 1, passes: grade.isPass ? 1 : 0,
      lapses: 0, firstDay: day)
  }
}

extension Progress {
  init(_ first: Card, _ others: Card...) {
    self.init(
      cards: Dictionary(uniqueKeysWithValues: ([first] + others).map { ($0.question, $0) }))
  }
}

extension SplitMix64 {
  mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[Int.random(in: elements.indices, using: &self)]
  }
}
