internal import Foundation
internal import GRDB

/// The rows of tables in a database's pages, read without its trees: what is left where the way to them
/// is damaged (sqlite.org/fileformat2.html, sections 1.6 and 2.1).
struct RawPages {
  private let bytes: [UInt8]
  private let pageSize: Int

  /// - Parameter file: a database of any soundness.
  init(_ file: Data) {
    bytes = Array(file)
    let stated = bytes.count > 18 ? Int(bytes[16]) << 8 | Int(bytes[17]) : 0
    let size = stated == 1 ? 65_536 : stated
    pageSize = size >= 512 && size <= 65_536 && size & (size - 1) == 0 ? size : 4096
  }

  /// Hands out the rows of all leaves of tables with rowids: the rowid and the values.
  func forEachRow(_ body: (Int64, [DatabaseValue]) -> Void) {
    for page in 0..<bytes.count / pageSize {
      let start = page * pageSize
      let header = page == 0 ? start + 100 : start
      guard bytes[header] == 0x0D else { continue }
      for index in 0..<number(at: header + 3, bytes: 2) {
        let pointer = header + 8 + 2 * index
        guard pointer + 2 <= start + pageSize else { break }
        let cell = start + number(at: pointer, bytes: 2)
        if let (rowid, values) = row(at: cell, inPageAt: start) { body(rowid, values) }
      }
    }
  }

  private func number(at place: Int, bytes count: Int) -> Int {
    guard place + count <= bytes.count else { return 0 }
    return bytes[place..<place + count].reduce(0) { $0 << 8 | Int($1) }
  }

  /// A varint and how many bytes it has; nil past the end.
  private func varint(_ source: ArraySlice<UInt8>, at place: Int) -> (value: Int64, count: Int)? {
    var value: UInt64 = 0
    for index in 0..<9 {
      guard source.indices.contains(place + index) else { return nil }
      let byte = source[place + index]
      if index == 8 { return (Int64(bitPattern: value << 8 | UInt64(byte)), 9) }
      value = value << 7 | UInt64(byte & 0x7F)
      if byte & 0x80 == 0 { return (Int64(bitPattern: value), index + 1) }
    }
    return nil
  }

  private func row(at cell: Int, inPageAt start: Int) -> (Int64, [DatabaseValue])? {
    let page = bytes[start..<start + pageSize]
    guard let length = varint(page, at: cell), (1...64 << 20).contains(length.value),
      let rowid = varint(page, at: cell + length.count),
      let payload = payload(
        at: cell + length.count + rowid.count, count: Int(length.value), in: page)
    else { return nil }
    return values(payload[...]).map { (rowid.value, $0) }
  }

  /// What a cell holds, with the pages that it overflows into.
  private func payload(at place: Int, count: Int, in page: ArraySlice<UInt8>) -> [UInt8]? {
    let most = pageSize - 35
    var local = count
    if count > most {
      let least = (pageSize - 12) * 32 / 255 - 23
      let rest = least + (count - least) % (pageSize - 4)
      local = rest <= most ? rest : least
    }
    guard place + local <= page.endIndex else { return nil }
    var payload = Array(page[place..<place + local])
    var next = count > local ? number(at: place + local, bytes: 4) : 0
    while payload.count < count {
      let start = (next - 1) * pageSize
      guard next > 0, start + pageSize <= bytes.count else { return nil }
      let piece = min(pageSize - 4, count - payload.count)
      payload += bytes[start + 4..<start + 4 + piece]
      next = number(at: start, bytes: 4)
    }
    return payload
  }

  /// The values of a record; nil where it is none.
  private func values(_ record: ArraySlice<UInt8>) -> [DatabaseValue]? {
    guard let header = varint(record, at: 0), header.value <= record.count else { return nil }
    var types: [Int64] = []
    var place = header.count
    while place < header.value {
      guard let type = varint(record, at: place), types.count < 40 else { return nil }
      types.append(type.value)
      place += type.count
    }
    var values: [DatabaseValue] = []
    for type in types {
      guard let size = Self.size(of: type), place + size <= record.count,
        let value = value(type, record[place..<place + size])
      else { return nil }
      values.append(value)
      place += size
    }
    return values
  }

  private static func size(of type: Int64) -> Int? {
    switch type {
    case 0, 8, 9: 0
    case 1...4: Int(type)
    case 5: 6
    case 6, 7: 8
    case 12...(64 << 21): Int((type - 12) / 2)
    default: nil
    }
  }

  private func value(_ type: Int64, _ bytes: ArraySlice<UInt8>) -> DatabaseValue? {
    switch type {
    case 0: return .null
    case 8, 9: return (type - 8).databaseValue
    case 1...6:
      let first = Int64(Int8(bitPattern: bytes.first ?? 0))
      return bytes.dropFirst().reduce(first) { $0 << 8 | Int64($1) }.databaseValue
    case 7: return nil
    default:
      guard type % 2 == 1 else { return Data(bytes).databaseValue }
      return String(validating: bytes, as: UTF8.self)?.databaseValue
    }
  }
}
