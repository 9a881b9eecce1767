import Foundation
import QuestionBank
import Screens

/// The keys that a person has changed.
enum OwnKeys {
  /// `$XDG_CONFIG_HOME/edgewise/keys`, or below `$HOME/.config` where that variable is missing, empty or
  /// relative (XDG Base Directory Specification 0.8); nil where neither names a directory.
  static var path: String? {
    func directory(_ name: String) -> String? {
      Environment.variable(name).flatMap { $0.hasPrefix("/") ? $0 : nil }
    }
    return (directory("XDG_CONFIG_HOME") ?? directory("HOME").map { $0 + "/.config" })
      .map { $0 + "/edgewise/keys" }
  }

  /// The keys in force.
  ///
  /// - Returns: the standard ones without a file.
  /// - Throws: `Failure` for a file that cannot be read or is faulty, with its line.
  static func table() throws(Failure) -> KeyTable {
    guard let path, access(path, F_OK) == 0 else { return .standard }
    let bytes: [UInt8]
    do throws(BankError) {
      bytes = try SmallFile.bytes(of: path, atMost: SmallFile.keys)
    } catch {
      throw .unusable("\(error.message); mend it or take it away")
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw .unusable("\(path): this is not UTF-8; save it as UTF-8")
    }
    do throws(KeyFile.Fault) {
      return try KeyFile.table(text)
    } catch {
      throw .unusable("\(path):\(error.line): \(error.message)")
    }
  }
}
