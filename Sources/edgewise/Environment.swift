import Foundation

/// The process's environment, a variable at a time.
///
/// Foundation makes a dictionary of all the variables each time it is asked, which in an ordinary
/// shell takes a sixtieth of the time to the first frame.
enum Environment {
  static func variable(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }
}
