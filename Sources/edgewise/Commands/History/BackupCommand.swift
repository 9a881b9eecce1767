import ArgumentParser
import Foundation
import History
import Practice
import Reports
import Typography

/// `edgewise history backup`.
struct BackupCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup", abstract: "Copy the history, also while the app runs.",
    discussion: """
      Without a file the copy goes to the backups that the app makes once a day, beside the history: \
      seven days, four weeks and twelve months are kept.
      """)

  @OptionGroup var options: CommonOptions
  @OptionGroup var output: FormatOption
  @Flag(help: "List the backups that were made by themselves.") var list = false
  @Argument(help: "A new file.", completion: .file()) var file: String?

  func run() throws {
    let backups = Backups(of: try options.places.historyPath())
    if list {
      try write(try backups.listed(), offset: try options.places.clock().now().offsetMinutes)
      return
    }
    if let file, OutputText.descriptor(named: file) != nil {
      throw Failure.unusable(
        "\(file): a backup is a file, not standard output; name one, or use history export")
    }
    let history = try options.places.existingHistory()
    let now = try options.places.clock().now().instant
    var gauge = Gauge("backing up")
    func goesOn(_ share: Double) -> Bool {
      gauge.show(share)
      return true
    }
    try Failure.converting { () throws(HistoryError) in
      defer { gauge.end() }
      if let file {
        try history.backup(to: file, progress: goesOn)
      } else {
        _ = try backups.make(at: now, progress: goesOn)
      }
    }
    try Failure.telling {
      let place = file ?? backups.folder
      switch try output.data {
      case .text: try OutputText.writeLine("Backed up to \(place).")
      case .json: try OutputText.writeData(JSONValue.object([.init("path", .string(place))]).text)
      }
    }
  }

  private func write(_ backups: [Backup], offset: Int) throws {
    switch try output.data {
    case .json:
      try OutputText.writeData(
        JSONValue.array(
          backups.map { backup in
            .object([
              .init("path", .string(backup.path)), .init("at", .string(backup.at.iso8601)),
              .init("bytes", .integer(backup.bytes)),
              .init("beforeNewVersion", .bool(backup.isOfMigration)),
            ])
          }
        ).text)
    case .text:
      if backups.isEmpty { try OutputText.writeLine("There are no backups yet.") }
      for (index, backup) in backups.enumerated() {
        let kind = backup.isOfMigration ? ", before the file got a new form" : ""
        try OutputText.writeLine(
          "\(index + 1). \(backup.time(offset: offset)), \(backup.size)\(kind)  \(backup.path)")
      }
    }
  }
}

extension Backups {
  func listed() throws(Failure) -> [Backup] {
    try Failure.converting { () throws(HistoryError) in try all() }
  }
}

extension Backup {
  /// "2026-11-30 21:46", in local time.
  func time(offset: Int) -> String { at.localTime(offset: offset) }

  fileprivate var size: String {
    bytes < 1 << 20 ? "\(max(1, bytes >> 10)) KiB" : "\(bytes >> 20) MiB"
  }
}

extension Instant {
  /// "2026-11-30 21:46", some minutes ahead of UTC.
  func localTime(offset: Int) -> String {
    let text = adding(milliseconds: Int64(offset) * 60_000).iso8601
    return String(text.prefix(16)).replacing("T", with: " ")
  }
}
