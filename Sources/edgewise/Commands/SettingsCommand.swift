import ArgumentParser
import History
import Foundation
import Practice
import Reports

/// `edgewise settings`.
struct SettingsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "settings", abstract: "Show or change a setting.",
    discussion: """
      For example: edgewise settings interview-date 18 dec
      A date may be 2026-12-18, 18.12., 18 dec, fri, tomorrow or +3w (d, w, m), and at most two years \
      ahead; without a year it is the next such day.
      """)

  @OptionGroup var options: CommonOptions
  @OptionGroup var output: FormatOption
  @Argument(help: "The setting; without it all are shown.", completion: .settings) var key: String?
  // What begins with a minus is a value too, such as a number that is too small.
  @Argument(parsing: .allUnrecognized, help: "The new value; without it the setting is shown.")
  var value: [String] = []

  func run() throws {
    let history = try options.places.openHistory()
    var preferences: Preferences
    do throws(HistoryError) {
      preferences = Preferences(settings: try history.settings())
    } catch {
      throw Failure(error)
    }
    guard let key else {
      try show(Preferences.Key.allCases, of: preferences)
      return
    }
    guard let known = Preferences.Key(rawValue: key) else {
      throw Failure.unusable(
        "there is no setting '\(key)'; take one of "
          + Preferences.Key.allCases.map(\.rawValue).joined(separator: ", "))
    }
    if !value.isEmpty {
      let now = try options.places.clock().now()
      do throws(Preferences.ValueError) {
        try preferences.set(known, typed: value.joined(separator: " "), on: now.today)
      } catch {
        throw Failure.unusable(error.message)
      }
      do throws(HistoryError) {
        _ = try history.set(
          Setting(
            key: known.rawValue, value: preferences.value(of: known),
            at: now.instant))
      } catch {
        throw Failure(error)
      }
    }
    if value.isEmpty {
      try show([known], of: preferences)
    } else {
      try Failure.telling { try show([known], of: preferences) }
    }
  }

  private func show(_ keys: [Preferences.Key], of preferences: Preferences) throws {
    switch try output.data {
    case .json:
      try OutputText.writeData(
        JSONValue.object(
          keys.map { .init($0.rawValue, .string(preferences.value(of: $0))) }
        ).text)
    case .text:
      let width = keys.map(\.rawValue.count).max() ?? 0
      for key in keys {
        let name = key.rawValue.padding(toLength: width, withPad: " ", startingAt: 0)
        try OutputText.writeLine("\(name)  \(preferences.value(of: key))  (\(key.meaning))")
      }
    }
  }
}
