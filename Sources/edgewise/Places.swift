import BundledBank
import Foundation
import History
import Practice
import QuestionBank
import Screens

/// Where a command finds the history, the questions and the time.
struct Places {
  /// The history file; nil for the standard one.
  var history: String?
  /// A directory of a person's own questions.
  var bank: String?
  /// The time to start from, as `--now` takes it.
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
      return try Self.open(try standardPath())
    } catch {
      throw Failure(error)
    }
  }

  /// Opens a history for writing; that it is backed up before it gets a new form is shown.
  private static func open(_ path: String) throws(HistoryError) -> HistoryFile {
    var gauge = Gauge("backing up your history")
    defer { gauge.end() }
    return try HistoryFile.open(path: path) { gauge.show($0) }
  }

  private func standardPath() throws(HistoryError) -> String {
    if let history { return history }
    return try HistoryLocation.standard(variable: Environment.variable)
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

    /// What the plan leads to under some preferences.
    func outlook(bank: Bank, preferences: Preferences) throws -> PlanOutlook {
      let outlook = try Failure.converting { () throws(HistoryError) -> PlanOutlook? in
        guard let history else {
          return PlanOutlook(
            PlanBasis(preferences, on: now.today), bank: bank, progress: Progress(),
            preferences: preferences, tallies: Tallies(), habits: Habits(on: now.today))
        }
        return try history.outlook(bank: bank, on: now.today) { $0 = preferences }
      }
      guard let outlook else { throw Failure.unusable("the plan was given up") }
      return outlook
    }

    /// How sure recall is.
    func ranges() throws -> RecallRanges {
      RecallRanges(tallies: try tallies(), model: snapshot.preferences.schedule.model)
    }

    /// What all attempts add up to, or those on some days.
    func tallies(of scope: ReportScope = ReportScope()) throws -> Tallies {
      let model = snapshot.preferences.schedule.model
      let last = now.today.lastCounted
      return try Failure.converting { () throws(HistoryError) in
        guard let history else { return Tallies() }
        guard !scope.isOfAllDays else { return try history.tallies(model: model, through: last) }
        return Tallies(
          try history.attempts(since: scope.since, through: min(scope.until ?? last, last)),
          model: model)
      }
    }

    /// The answers that a report's figures need.
    func dailyAnswers(of scope: ReportScope) throws -> DailyAnswers {
      try Failure.converting { () throws(HistoryError) in
        try history?.dailyAnswers(of: scope, on: now.today) ?? DailyAnswers()
      }
    }
  }

  /// Where a person stands.
  ///
  /// - Parameter fits: whether the memory model is fitted first, where that is due and quick: for
  ///   commands that tell of recall.
  /// - Returns: all that is read of the history; where there is none, the start.
  /// - Throws: `Failure` where it cannot be read.
  func standing(fits: Bool = false) throws -> Standing {
    let now = try clock().now()
    do throws(HistoryError) {
      let path = try standardPath()
      guard try HistoryFile.isThere(path) else {
        return Standing(now: now, snapshot: Snapshot(), history: nil)
      }
      let history = try openOrRead(path)
      var snapshot = try history.snapshot(on: now.today)
      if fits, try history.attemptCount <= SilentFit.mostAttempts {
        try SilentFit(history).run(on: &snapshot, at: now)
      }
      return Standing(now: now, snapshot: snapshot, history: history)
    } catch {
      throw Failure(error)
    }
  }

  /// Opens a history that is there; only to read it where it cannot be written to. Opened for
  /// writing, it also keeps the cards that it had to work out.
  private func openOrRead(_ path: String) throws(HistoryError) -> HistoryFile {
    do throws(HistoryError) {
      return try Self.open(path)
    } catch {
      // A full disk, or a folder of backups that is none, keeps nobody from reading.
      guard let history = try? HistoryFile.openReadOnly(path: path) else { throw error }
      return history
    }
  }

  func clock() throws -> WallClock {
    guard let now else {
      let clock = WallClock()
      guard clock.now().hasPossibleOffset else {
        throw Failure.unusable(
          "the time zone, TZ=\(Environment.variable("TZ") ?? ""), is more than 18 hours away from UTC; "
            + "set another, as in TZ=Europe/Berlin")
      }
      return clock
    }
    guard let start = WallClock.time(from: now), start.hasPossibleOffset else {
      throw Failure.unusable(
        WallTime.isFarFromUTC(iso8601: now)
          ? "--now: '\(now)' is more than 18 hours away from UTC; write it as 2026-11-23T09:00:00+01:00"
          : "--now: '\(now)' is not a time; write it as 2026-11-23T09:00:00+01:00")
    }
    return WallClock(startingAt: start)
  }

  /// The built-in bank with the person's own questions on top.
  ///
  /// - Returns: the bank that is practised from.
  /// - Throws: `Failure` where the directory of their own cannot be read.
  func loadBank() throws -> Bank {
    let (bank, notice) = try readBank()
    if let notice { OutputText.writeMessage(notice) }
    return bank
  }

  /// The same, with what there is to say of questions that were left out.
  func readBank() throws -> (bank: Bank, notice: String?) {
    let builtIn = Bank(BundledBank.questions)
    guard let bank else { return (builtIn, nil) }
    return try OwnBank.load(
      directory: bank, today: try clock().now().today.date, onTopOf: builtIn)
  }
}
