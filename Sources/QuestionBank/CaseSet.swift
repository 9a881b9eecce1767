/// What has a place in a short list of cases: a level, a topic.
package protocol Ranked: CaseIterable where AllCases == [Self] {
  /// 0…63: the place among `allCases`.
  var rank: Int { get }
}

/// A set of ``Ranked`` cases, one bit each.
///
/// A start makes a hundred of them. A `Set` asks the runtime how its elements are hashed, which looks
/// through all conformances in the program.
package struct CaseSet<Case>: Hashable, Sendable {
  fileprivate var bits: UInt64 = 0

  package var isEmpty: Bool { bits == 0 }

  package func union(_ other: CaseSet) -> CaseSet { changed { $0 |= other.bits } }

  package func subtracting(_ other: CaseSet) -> CaseSet { changed { $0 &= ~other.bits } }

  package mutating func formSymmetricDifference(_ other: CaseSet) { bits ^= other.bits }

  package func isSubset(of other: CaseSet) -> Bool { bits & ~other.bits == 0 }

  package func isDisjoint(with other: CaseSet) -> Bool { bits & other.bits == 0 }

  private func changed(_ change: (inout UInt64) -> Void) -> CaseSet {
    var set = self
    change(&set.bits)
    return set
  }
}

extension CaseSet: ExpressibleByArrayLiteral where Case: Ranked {
  package init(_ cases: [Case]) {
    for member in cases { insert(member) }
  }

  package init(arrayLiteral cases: Case...) { self.init(cases) }

  package func contains(_ member: Case) -> Bool { bits & 1 << member.rank != 0 }

  package mutating func insert(_ member: Case) { bits |= 1 << member.rank }

  package mutating func remove(_ member: Case) { bits &= ~(1 << member.rank) }

  /// The members by rank.
  package var members: [Case] {
    var members: [Case] = []
    for member in Case.allCases where contains(member) { members.append(member) }
    return members
  }
}

extension CaseSet: Codable where Case: Ranked & Codable {
  package init(from decoder: any Decoder) throws {
    self.init(try decoder.singleValueContainer().decode([Case].self))
  }

  /// As a list of the members by rank.
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(members)
  }
}
