internal import FSRS
internal import Foundation
package import Practice
import QuestionBank

/// A history as a desk uses it: it is read again only where it may have changed, and bookmarks may
/// wait.
package final class DeskFile {
  private let history: HistoryFile
  /// Bookmarks that are still to be written, by the settings they are kept under.
  private var pending: [BookmarkKey: Bookmark] = [:]
  /// SQLite's count of other connections' writes, as of the last reading.
  private var seenDataVersion: Int?
  /// The day whose snapshot holds everything written since; nil after a write of one's own.
  private var snapshotDay: StudyDay?

  package init(_ history: HistoryFile) { self.history = history }

  /// All that a desk is laid with.
  package func snapshot(on today: StudyDay) throws(HistoryError) -> Snapshot {
    // What cannot be read is to be read again.
    snapshotDay = nil
    // Asked first, so that what is written in between counts as a change.
    let version = try history.dataVersion
    let snapshot = try history.snapshot(on: today)
    seenDataVersion = version
    snapshotDay = today
    return snapshot
  }

  /// The same again, where anything was written since, or the day is another; else nil.
  package func snapshotIfStale(on today: StudyDay) throws(HistoryError) -> Snapshot? {
    snapshotDay == today ? try snapshotIfChanged(on: today) : try snapshot(on: today)
  }

  /// The same again, where somebody else has written since; else nil.
  package func snapshotIfChanged(on today: StudyDay) throws(HistoryError) -> Snapshot? {
    try history.dataVersion == seenDataVersion ? nil : try snapshot(on: today)
  }

  /// Puts an entry on disk.
  ///
  /// - Returns: the entry as it is there.
  package func keep(_ entry: Entry, at now: Instant) throws(HistoryError) -> Entry.Kept {
    snapshotDay = nil
    return try history.keep(entry, at: now)
  }

  /// Takes a bookmark, which ``flush(at:)`` puts on disk.
  package func take(_ bookmark: Bookmark) {
    snapshotDay = nil
    pending[bookmark.key] = bookmark
  }

  /// Puts the bookmarks on disk that have been taken.
  ///
  /// - Returns: what could not be kept, a line for each.
  package func flush(at now: Instant) -> [String] {
    let bookmarks = BookmarkKey.allCases.compactMap { pending[$0] }
    pending = [:]
    return bookmarks.compactMap { bookmark in
      do throws(HistoryError) {
        try history.keep(bookmark, at: now)
        return nil
      } catch {
        return "The \(bookmark.key.name) is not kept: \(error.message)"
      }
    }
  }
}

extension HistoryFile {
  /// All that a desk is laid with on a day.
  package func snapshot(on today: StudyDay) throws(HistoryError) -> Snapshot {
    let kept = try annotations(on: today)
    // What another version wrote and this one cannot read is no loss worth an error.
    func bookmark<Value: Decodable>(_ key: BookmarkKey) -> Value? {
      kept.settings[key.rawValue].flatMap {
        try? JSONDecoder().decode(Value.self, from: Data($0.utf8))
      }
    }
    let sitting: StudySession? = bookmark(.sitting)
    let preferences = Preferences(settings: kept.settings)
    let progress = Progress(
      cards: try cards(model: preferences.schedule.model), marks: kept.marks,
      notes: kept.notes.mapValues(\.text))
    return Snapshot(
      progress: progress, preferences: preferences, today: kept.kept, undone: kept.undone,
      sitting: sitting?.isFinished == false ? sitting : nil,
      filter: bookmark(.filter) ?? StudyFilter(), reversals: bookmark(.reversals))
  }

  /// Puts an entry on disk.
  ///
  /// - Returns: the entry as it is there, with what the question's attempts add up to now.
  package func keep(_ entry: Entry, at now: Instant) throws(HistoryError) -> Entry.Kept {
    switch entry {
    case .attempt(let attempt):
      try append(attempt)
      return .init(entry, card: try card(of: attempt.question))
    case .retraction(let attempt):
      try retract(attempt.id, at: now)
      return .init(entry, card: try card(of: attempt.question))
    case .mark(let mark): return .init(.mark(try set(mark)))
    case .note(let note): return .init(.note(try set(note)))
    case .preference(let key, let value):
      try set(Setting(key: key.rawValue, value: value, at: now))
      return .init(entry)
    }
  }

  private func card(of question: QuestionID) throws(HistoryError) -> Card? {
    try card(of: question, model: Preferences(settings: try settings()).schedule.model)
  }

  /// Puts a bookmark on disk.
  package func keep(_ bookmark: Bookmark, at now: Instant) throws(HistoryError) {
    let value: Data?
    do {
      let encoder = JSONEncoder()
      value =
        switch bookmark {
        case .sitting(let sitting): try sitting.map { try encoder.encode($0) }
        case .filter(let filter): try encoder.encode(filter)
        case .reversals(let reversals): try reversals.map { try encoder.encode($0) }
        }
    } catch {
      throw .rejected(rule: "\(error)")
    }
    try set(
      Setting(
        key: bookmark.key.rawValue, value: value.map { String(decoding: $0, as: UTF8.self) },
        at: now))
  }
}

/// The settings that bookmarks are kept under, as JSON.
private enum BookmarkKey: String, CaseIterable {
  case sitting, filter, reversals

  /// What it is to a person.
  var name: String {
    switch self {
    case .sitting: "place in the session"
    case .filter: "choice of levels and topics"
    case .reversals: "list of what can be undone"
    }
  }
}

extension Bookmark {
  fileprivate var key: BookmarkKey {
    switch self {
    case .sitting: .sitting
    case .filter: .filter
    case .reversals: .reversals
    }
  }
}
