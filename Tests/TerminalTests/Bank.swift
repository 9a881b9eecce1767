import EdgewiseProgram
import Foundation
import Testing

/// The questions that the program was built with.
struct Bank {
  struct Row: Decodable {
    let id: String
    let title: String
    let level: String
  }

  private let place: Place
  private let rows: [Row]

  init(_ place: Place) async throws {
    self.place = place
    let list = try await place.run("list", "--format", "json")
    rows = try JSONDecoder().decode([Row].self, from: Data(list.output.utf8))
  }

  var count: Int { rows.count }

  /// The ids of a question's key points, in order.
  func keyPoints(of question: Row) async throws -> [String] {
    struct Sheet: Decodable {
      struct Point: Decodable { let id: String }
      let keyPoints: [Point]
    }
    let sheet = try await place.run("show", question.id, "--answer", "--format", "json")
    return try JSONDecoder().decode(Sheet.self, from: Data(sheet.output.utf8)).keyPoints.map(\.id)
  }

  /// The question whose title a screen shows.
  func question(on screen: Screen) throws -> Row {
    try #require(rows.first { screen.contains($0.title) }, "no question on:\n\(screen)")
  }
}

/// A line of an export, as far as the tests look into it.
struct Line: Decodable {
  let id: String?
  let question: String?
  let grade: String?
  let kind: String?
  let confidence: Int?
  let points: [String]?
  let score: Int?
  let answer: String?
  let session: String?
  let retract: String?
}

extension Place {
  private func lines() async throws -> [Line] {
    let export = try await run("history", "export")
    #expect(export.status == 0, "\(export.error)")
    return try export.outputLines.map {
      try JSONDecoder().decode(Line.self, from: Data($0.utf8))
    }
  }

  /// All attempts in the history, those taken back too.
  func attempts() async throws -> [Line] { try await lines().filter { $0.grade != nil } }

  /// The ids of the attempts that were taken back.
  func retractions() async throws -> [String] { try await lines().compactMap(\.retract) }

  /// Expects the history to be sound.
  func expectSoundHistory() async throws {
    let check = try await run("history", "check")
    #expect(check.status == 0, "\(check.output)\(check.error)")
  }
}
