/// What keeps a bank from being read at all. What is wrong *inside* a file is a `Finding`.
package enum BankError: Error, Hashable, Sendable {
  case unreadableDirectory(path: String, reason: String)
  case unreadableFile(path: String, reason: String)
  /// Something that no file of a bank is.
  case unfitFile(path: String, reason: String)

  /// One line: what, where, what to do.
  package var message: String {
    switch self {
    case .unreadableDirectory(let path, _), .unreadableFile(let path, _), .unfitFile(let path, _):
      "\(path): \(problem)"
    }
  }

  /// The same without the path.
  var problem: String {
    switch self {
    case .unreadableDirectory(_, let reason):
      "cannot read this directory (\(reason)); name a directory that holds <level>/<id>.md"
    case .unreadableFile(_, let reason):
      "cannot read this file (\(reason)); check that it is there and its permissions"
    case .unfitFile(_, let reason):
      "this is not read (\(reason)); a bank's files are texts of a few pages"
    }
  }
}
