import ArgumentParser
import BundledBank
import FSRS
import Foundation
import History
import Practice
import QuestionBank
import Screens

/// The options that every command takes.
struct CommonOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("The history file.", valueName: "file"), completion: .file())
  var history: String?

  @Option(
    help: ArgumentHelp(
      "Questions of your own, on top of the built-in ones.", valueName: "dir"),
    completion: .directory)
  var bank: String?

  @Option(
    help: ArgumentHelp(
      "Takes this moment for now, as in 2026-11-23T09:00:00+01:00.", valueName: "time",
      visibility: .hidden))
  var now: String?

  /// Where the history is, made or not.
  func historyPath() throws -> String {
    do throws(HistoryError) {
      return try standardPath()
    } catch {
      throw Failure(error)
    }
  }

  func openHistory() throws -> HistoryFile {
    do throws(HistoryError) {
      return try HistoryFile.open(path: try standardPath())
    } catch {
      throw Failure(error)
    }
  }

  private func standardPath() throws(HistoryError) -> String {
    if let history { return history }
    return try HistoryLocation.standard(environment: ProcessInfo.processInfo.environment)
  }

  /// The history, which must be there already.
  func existingHistory() throws -> HistoryFile {
    do throws(HistoryError) {
      return try HistoryFile.openReadOnly(path: try standardPath())
    } catch {
      throw Failure(error)
    }
  }

  /// Where a person stands, for commands that only read: without a history file, at the start.
  struct Standing {
    let now: WallTime
    let snapshot: Snapshot
    let history: HistoryFile?
  }

  func standing() throws -> Standing {
    let now = try clock().now()
    do throws(HistoryError) {
      let path = try standardPath()
      guard FileManager.default.fileExists(atPath: path) else {
        return Standing(now: now, snapshot: Snapshot(), history: nil)
      }
      let history = try openOrRead(path)
      return Standing(
        now: now, snapshot: try HistoryEffects.snapshot(of: history, today: now.today),
        history: history)
    } catch {
      throw Failure(error)
    }
  }

  /// Opens a history that is there; only to read it where it cannot be written to. Opened for
  /// writing, it also keeps the cards that it had to work out.
  private func openOrRead(_ path: String) throws(HistoryError) -> HistoryFile {
    do throws(HistoryError) {
      return try HistoryFile.open(path: path)
    } catch {
      guard case .notWritable = error else { throw error }
      return try HistoryFile.openReadOnly(path: path)
    }
  }

  func clock() throws -> WallClock {
    guard let now else { return WallClock() }
    guard let start = WallClock.time(from: now) else {
      throw Failure.unusable(
        "--now: '\(now)' is not a time; write it as 2026-11-23T09:00:00+01:00")
    }
    return WallClock(startingAt: start)
  }

  /// The built-in bank with the person's own questions on top.
  ///
  /// - Returns: the bank that is practised from.
  /// - Throws: `Failure` with the first finding where a question of their own has errors.
  func loadBank() throws -> Bank {
    let builtIn = Bank(BundledBank.questions)
    guard let bank else { return builtIn }
    return builtIn.adding(try OwnBank.load(directory: bank, today: try clock().now().today.date))
  }
}

/// The part of the bank that a command is about.
struct FilterOptions: ParsableArguments {
  @Option(
    name: [.short, .long],
    help: ArgumentHelp(
      "Only this level (junior, mid, senior, staff, principal); may be given again.",
      valueName: "level"))
  var level: [String] = []

  @Option(
    name: [.short, .long],
    help: ArgumentHelp("Only this topic; may be given again.", valueName: "topic"))
  var topic: [String] = []

  func filter() throws -> StudyFilter {
    StudyFilter(
      levels: Set(
        try level.map { try Self.parse($0, option: "--level", as: Level.self) }),
      topics: Set(try topic.map { try Self.parse($0, option: "--topic", as: Topic.self) }))
  }

  private static func parse<Value: RawRepresentable & CaseIterable>(
    _ text: String, option: String, as type: Value.Type
  ) throws -> Value where Value.RawValue == String {
    guard let value = Value(rawValue: text.lowercased()) else {
      throw Failure.unusable(
        "\(option): there is no '\(text)'; take one of "
          + Value.allCases.map(\.rawValue).joined(separator: ", "))
    }
    return value
  }
}
