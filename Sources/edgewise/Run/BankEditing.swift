import Screens

/// Lets a person edit a question of their own while the app runs.
struct BankEditing {
  let places: Places
  let jobs: JobRunner

  /// Opens the editor on a question's file, then reads the bank again.
  ///
  /// - Parameter file: its path.
  /// - Returns: the bank as it is now, and what there is to say of it.
  func edit(_ file: String) -> [Event] {
    let failure = Editor.show(file).map { [Event.failed($0.message)] } ?? []
    do {
      let (bank, notice) = try places.readBank()
      jobs.take(bank)
      return [.bankRead(bank)] + failure + (notice.map { [.failed($0)] } ?? [])
    } catch {
      return failure + [.failed((error as? Failure)?.message ?? "\(error)")]
    }
  }
}
