internal import Foundation
internal import GRDB
internal import Synchronization

/// How far the log of attempts goes, and what its last one is.
struct LogEnd: Hashable {
  /// 0 where there are no attempts.
  let seq: Int64
  let digest: Int64
  /// Nil where attempts before it are not sealed yet.
  let chain: Int64?
  /// How many attempts were taken back.
  let retractions: Int64

  /// Nil where the last attempt has no seal, as one that an earlier version wrote.
  init?(of db: Database) throws {
    guard
      let row = try Row.fetchOne(
        db.cachedStatement(
          sql: """
            SELECT seq, digest, chain, ifnull((SELECT max(seq) FROM retraction), 0)
            FROM attempt_digest WHERE seq = (SELECT max(seq) FROM attempt)
            """))
    else { return nil }
    seq = try row.decode(atIndex: 0)
    digest = try row.decode(atIndex: 1)
    chain = try row.decode(atIndex: 2)
    retractions = try row.decode(atIndex: 3)
  }

  private init(seq: Int64, digest: Int64, chain: Int64?, retractions: Int64) {
    self.seq = seq
    self.digest = digest
    self.chain = chain
    self.retractions = retractions
  }

  /// Whether a history still has all that it tells of. In a copy from another machine, with which this
  /// one was merged, the order of recording is another one.
  func isHeld(_ db: Database) throws -> Bool {
    let retracted = try Int64.fetchOne(db, sql: "SELECT max(seq) FROM retraction") ?? 0
    guard retracted >= retractions else { return false }
    let row = try Row.fetchOne(
      db, sql: "SELECT digest, chain FROM attempt_digest WHERE seq = ?", arguments: [seq])
    if let row, try row.decode(Int64.self, atIndex: 0) == digest {
      let held: Int64? = try row.decode(atIndex: 1)
      if chain == nil || held == nil || chain == held { return true }
    }
    let last = try Int64.fetchOne(db, sql: "SELECT max(seq) FROM attempt") ?? 0
    return try last >= seq
      && Bool.fetchOne(
        db, sql: "SELECT EXISTS (SELECT 1 FROM attempt_digest WHERE digest = ?)",
        arguments: [digest]) == true
  }

  // MARK: As text

  private static let title = "edgewise log end"

  /// Of one length, so that it is overwritten in place; its last field tells where only a part was.
  var text: String { content + " \(Self.field(Digest(of: content).stored, width: 20))\n" }

  private static func field(_ number: Int64?, width: Int) -> String {
    let text = number.map { String($0) } ?? "-"
    return String(repeating: " ", count: max(0, width - text.count)) + text
  }

  private var content: String {
    "\(Self.title) \(Self.field(seq, width: 20)) \(Self.field(digest, width: 20)) "
      + "\(Self.field(chain, width: 20)) \(Self.field(retractions, width: 12))"
  }

  init?(text: String) {
    guard text.hasPrefix(Self.title), text.hasSuffix("\n") else { return nil }
    let fields = text.dropFirst(Self.title.count).split(whereSeparator: \.isWhitespace)
    guard fields.count == 5, let seq = Int64(fields[0]), let digest = Int64(fields[1]),
      let retractions = Int64(fields[3])
    else { return nil }
    self.init(seq: seq, digest: digest, chain: Int64(fields[2]), retractions: retractions)
    if self.text != text { return nil }
  }
}

/// A small file beside the history that says how far its log went, so that the loss of its end shows:
/// of a damaged log SQLite reads what comes before the damage and says nothing.
///
/// It is written after what it tells of, and without waiting for the disk: it may lag, and is never
/// ahead of what is recorded when it is read. Where it tells of more than there is, it is left alone until
/// that is settled.
final class HeadFile: Sendable {
  private let path: String
  private let state = Mutex(State.unread)

  private enum State: Equatable {
    case unread
    /// As it was written last, if it was.
    case fits(LogEnd?)
    case lost
  }

  init(of history: String) { path = history + "-head" }

  /// What the file says; nil where there is none, or none that can be read.
  static func read(of history: String) -> LogEnd? {
    guard let file = FileHandle(forReadingAtPath: history + "-head"),
      let data = try? file.read(upToCount: 256)
    else { return nil }
    return LogEnd(text: String(decoding: data, as: UTF8.self))
  }

  /// Removes it: what it says is settled.
  static func settle(_ history: String) { unlink(history + "-head") }

  /// Notes whether the file fits, before anything is written.
  func look(_ db: Database) throws {
    try state.withLock { state in
      guard state == .unread else { return }
      let end = Self.read(of: String(path.dropLast("-head".count)))
      state = try end.map { try $0.isHeld(db) } ?? true ? .fits(end) : .lost
    }
  }

  /// Writes how far the log goes.
  func move(to end: LogEnd) {
    state.withLock { state in
      guard case .fits(let last) = state, last != end else { return }
      let descriptor = Foundation.open(path, O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
      // Without the file less is known, which is no reason to refuse an answer.
      guard descriptor >= 0 else { return }
      defer { Foundation.close(descriptor) }
      let bytes = Array(end.text.utf8)
      if pwrite(descriptor, bytes, bytes.count, 0) == bytes.count { state = .fits(end) }
    }
  }
}
