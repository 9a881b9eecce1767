/// Where the history is kept unless a person says otherwise.
package enum HistoryLocation {
  /// `$XDG_DATA_HOME/edgewise/history.db`, or below `$HOME/.local/share` where that variable is
  /// missing, empty or relative (XDG Base Directory Specification 0.8).
  ///
  /// - Parameter variable: gives a variable of the process's environment.
  /// - Returns: an absolute path; the file need not be there.
  /// - Throws: `HistoryError.noLocation` where neither names a directory.
  package static func standard(
    variable: (_ name: String) -> String?
  ) throws(HistoryError) -> String {
    func directory(_ name: String) -> String? {
      variable(name).flatMap { $0.hasPrefix("/") ? $0 : nil }
    }
    let data = directory("XDG_DATA_HOME") ?? directory("HOME").map { $0.joined(".local/share") }
    guard let data else { throw .noLocation }
    return data.joined("edgewise/history.db")
  }
}

extension String {
  /// This directory's path with a relative path below it.
  fileprivate func joined(_ path: String) -> String {
    hasSuffix("/") ? self + path : self + "/" + path
  }
}
