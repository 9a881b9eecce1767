/// The share of some work that is done, on standard error where that is a terminal.
struct Gauge {
  private let doing: String
  private var last = -1

  /// - Parameter doing: what is being done, as in "fitting".
  init(_ doing: String) { self.doing = doing }

  mutating func show(_ share: Double) {
    let percent = Int(share * 100)
    guard percent > last else { return }
    last = percent
    OutputText.showProgress("\(doing)… \(percent)%")
  }

  func end() {
    if last >= 0 { OutputText.showProgress(nil) }
  }
}
