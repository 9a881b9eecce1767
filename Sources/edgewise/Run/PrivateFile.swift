import Foundation

/// Files with a person's own words in them.
enum PrivateFile {
  /// Writes a file that is not there yet, of mode 0600; false where that fails, with nothing left of it.
  static func write(_ contents: Data, toNew path: String) -> Bool {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { return false }
    let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    if (try? file.write(contentsOf: contents)) != nil { return true }
    unlink(path)
    return false
  }
}
