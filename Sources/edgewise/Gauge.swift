import Foundation

/// The share of some work that is done, on standard error where that is a terminal.
struct Gauge {
  private let doing: String
  private let isShown = isatty(STDERR_FILENO) == 1
  private var last = -1

  /// - Parameter doing: what is being done, as in "fitting".
  init(_ doing: String) { self.doing = doing }

  mutating func show(_ share: Double) {
    let percent = Int(share * 100)
    guard isShown, percent > last else { return }
    last = percent
    write("\r\(doing)… \(percent)%")
  }

  func end() {
    guard isShown, last >= 0 else { return }
    write("\r\u{1B}[K")
  }

  private func write(_ text: String) {
    let bytes = OutputText.isUTF8 ? text : text.replacing("…", with: "...")
    // A gauge that cannot be shown is no reason to stop.
    try? FileHandle.standardError.write(contentsOf: Data(bytes.utf8))
  }
}
