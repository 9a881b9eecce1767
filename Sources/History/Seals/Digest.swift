internal import GRDB

/// 64 bits that say whether values are still the same: FNV-1a (Fowler, Noll, Vo; RFC 9923).
///
/// Any change of one byte changes it, and other damage does but for one time in 2^64. It is against
/// accidents, not against people: who can write to the file can write digests.
struct Digest: Hashable {
  private(set) var value: UInt64 = 0xcbf2_9ce4_8422_2325

  init() {}

  /// The digest of a text.
  init(of text: String) { take(text.utf8) }

  /// As SQLite stores it.
  var stored: Int64 { Int64(bitPattern: value) }

  private mutating func take(_ byte: UInt8) {
    value = (value ^ UInt64(byte)) &* 0x0000_0100_0000_01b3
  }

  mutating func take(_ number: Int64) {
    withUnsafeBytes(of: number.littleEndian) { $0.forEach { take($0) } }
  }

  private mutating func take(_ bytes: some Collection<UInt8>) {
    take(Int64(bytes.count))
    for byte in bytes { take(byte) }
  }

  /// Each kind of value begins with another byte, so that no two rows give the same bytes.
  mutating func take(_ value: DatabaseValue) {
    switch value.storage {
    case .null: take(UInt8(0))
    case .int64(let number):
      take(UInt8(1))
      take(number)
    case .double(let number):
      take(UInt8(2))
      take(Int64(bitPattern: number.bitPattern))
    case .string(var text):
      take(UInt8(3))
      text.withUTF8 { take($0) }
    case .blob(let data):
      take(UInt8(4))
      take(data)
    }
  }

  /// The digest of a value alone; nil for NULL.
  static func stored(of value: DatabaseValue) -> Int64? {
    guard !value.isNull else { return nil }
    var digest = Digest()
    digest.take(value)
    return digest.stored
  }
}
