import Foundation
import History
import Practice

/// The clock on the wall, or one that was set with `--now` and goes on from there.
struct WallClock: Sendable {
  private let shift: Int64
  /// Minutes ahead of UTC; nil asks the system's time zone.
  private let offsetMinutes: Int?

  /// The system's clock.
  init() {
    shift = 0
    offsetMinutes = nil
  }

  /// A clock that shows a given time now, in that time's own offset from UTC.
  init(startingAt start: WallTime) {
    shift = start.instant.milliseconds - Self.systemMilliseconds
    offsetMinutes = start.offsetMinutes
  }

  func now() -> WallTime {
    let instant = Instant(milliseconds: Self.systemMilliseconds + shift)
    return WallTime(
      instant: instant, offsetMinutes: offsetMinutes ?? Self.systemOffset(at: instant))
  }

  private static var systemMilliseconds: Int64 {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
  }

  /// Minutes that local time is ahead of UTC at a moment, by the system's time zone.
  static func systemOffset(at instant: Instant) -> Int {
    var seconds = time_t(instant.milliseconds / 1000)
    var local = tm()
    // The system's zone may have changed since, as in a flight; `localtime_r` would not notice.
    tzset()
    localtime_r(&seconds, &local)
    return local.tm_gmtoff / 60
  }

  /// Reads `2026-11-23T09:00:00+01:00`, `…Z`, or a local time without a zone, with or without
  /// seconds; a date alone is its noon.
  static func time(from text: String) -> WallTime? {
    if let time = WallTime(iso8601: text) { return time }
    let parts = text.split(separator: "T", maxSplits: 1, omittingEmptySubsequences: false)
    guard let date = CalendarDate(parts[0]) else { return nil }
    var local = tm()
    local.tm_year = Int32(date.year - 1900)
    local.tm_mon = Int32(date.month - 1)
    local.tm_mday = Int32(date.day)
    local.tm_hour = 12
    local.tm_isdst = -1
    if parts.count == 2 {
      let fields = parts[1].split(separator: ":", omittingEmptySubsequences: false)
      let numbers = fields.compactMap { $0.count == 2 ? Int32($0) : nil }
      guard numbers.count == fields.count, [2, 3].contains(fields.count),
        (0..<24).contains(numbers[0]), (0..<60).contains(numbers[1]),
        (0..<60).contains(numbers.count == 3 ? numbers[2] : 0)
      else { return nil }
      local.tm_hour = numbers[0]
      local.tm_min = numbers[1]
      local.tm_sec = numbers.count == 3 ? numbers[2] : 0
    }
    let seconds = mktime(&local)
    let instant = Instant(milliseconds: Int64(seconds) * 1000)
    return WallTime(instant: instant, offsetMinutes: systemOffset(at: instant))
  }
}
