import FSRS
import Foundation
import GRDB
import Practice
import SeededRandom
import Testing

@testable import History

/// Files that a disk has damaged: whatever `check` finds sound is what was recorded, and nothing that is
/// asked of a damaged one ends the program.
@Suite struct DamageFuzzTests {
  /// How many files: 150, or as many as EDGEWISE_FUZZ_STEPS says.
  private static let steps: Int = {
    let stated = ProcessInfo.processInfo.environment["EDGEWISE_FUZZ_STEPS"].flatMap { Int($0) }
    return max(1, stated ?? 150)
  }()

  private let directory: TemporaryDirectory

  init() throws { directory = try TemporaryDirectory() }

  /// The files of a history with everything in it, its end in the log beside it as after a kill.
  private func make() throws -> (files: [String: Data], lines: [String]) {
    let history = try HistoryFile.open(path: directory.path())
    var numbers = SplitMix64(seed: 11)
    var attempts = randomAttempts(120, using: &numbers)
    for index in attempts.indices where index % 3 == 0 {
      attempts[index].answer = "answer \(index), as it was typed, of some length"
    }
    try history.append(attempts)
    for index in 0..<12 {
      try history.retract(attempts[index].id, at: morning)
      try history.set(Note(question: "q-\(index)", text: "note \(index)", at: morning))
      try history.set(Mark(question: "q-\(index)", kind: .starred, isSet: true, at: morning))
      try history.set(Setting(key: "key-\(index)", value: "value", at: morning))
    }
    _ = try history.forget(attempts[0].id, at: morning)
    _ = try history.cards(model: FSRS())
    try history.settle()
    for index in 0..<5 { try history.append(attempt("late-\(index)", minutes: 90_000)) }
    var files: [String: Data] = [:]
    for suffix in ["", "-wal", "-head"] {
      files[suffix] = try Data(contentsOf: URL(fileURLWithPath: history.path + suffix))
    }
    return (files, try history.lines())
  }

  private func damage(_ bytes: inout Data, using numbers: inout SplitMix64) {
    let place = Int.random(in: 0..<bytes.count, using: &numbers)
    let page = place / 4096 * 4096
    switch Int.random(in: 0..<6, using: &numbers) {
    case 0, 1: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &numbers)
    case 2:
      for _ in 0..<8 {
        bytes[Int.random(in: 0..<bytes.count, using: &numbers)] = UInt8.random(
          in: 0...255, using: &numbers)
      }
    case 3: for offset in page..<min(page + 4096, bytes.count) { bytes[offset] = 0 }
    case 4: bytes.removeSubrange(place...)
    default:
      let other = Int.random(in: 0..<max(1, bytes.count / 4096), using: &numbers) * 4096
      for offset in 0..<4096 where max(page, other) + offset < bytes.count {
        bytes.swapAt(page + offset, other + offset)
      }
    }
  }

  @Test func whatACheckFindsSoundIsWhatWasRecorded() throws {
    let (files, lines) = try make()
    let path = directory.path("damaged.db")
    var numbers = SplitMix64(seed: 5)
    var sound = 0
    for step in 0..<Self.steps {
      for file in try FileManager.default.contentsOfDirectory(atPath: directory.path)
      where file.hasPrefix("damaged.db") {
        try FileManager.default.removeItem(atPath: directory.path(file))
      }
      var damaged = files
      let suffix = Int.random(in: 0..<4, using: &numbers) == 0 ? "-wal" : ""
      var bytes = try #require(damaged[suffix])
      damage(&bytes, using: &numbers)
      damaged[suffix] = bytes
      for (suffix, bytes) in damaged {
        try bytes.write(to: URL(fileURLWithPath: path + suffix))
      }
      let findings = try? HistoryFile.openReadOnly(path: path).check()
      if findings == [] {
        sound += 1
        #expect(try HistoryFile.openReadOnly(path: path).lines() == lines, "step \(step)")
        continue
      }
      // Nothing traps, whatever it gives.
      if let history = try? HistoryFile.openReadOnly(path: path) {
        _ = try? history.snapshot(on: StudyDay(ordinal: 20_780))
        _ = try? history.tallies(model: FSRS())
        _ = try? history.lines()
      }
      for (suffix, bytes) in damaged {
        #expect(
          try Data(contentsOf: URL(fileURLWithPath: path + suffix)) == bytes,
          "step \(step): only read, but changed")
      }
      if let history = try? HistoryFile.open(path: path) {
        try? history.append(attempt("new-\(step)", minutes: 99_000))
        _ = try? history.cards(model: FSRS())
      }
      if let repair = try? HistoryFile.repair(path: path, at: morning), repair.aside != nil {
        #expect(try HistoryFile.open(path: path).check() == [], "step \(step)")
      }
    }
    #expect(sound < Self.steps * 2 / 3)
  }
}
