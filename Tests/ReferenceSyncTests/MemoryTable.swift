import Synchronization
import VClaimWire

/// Rows with an index of their names and of the beginnings of their codes, so that a crawl in a test takes no time.
///
/// A table that several tests crawl remembers what was found.
final class MemoryTable: Sendable {
  /// The table of diagnoses that most crawls are about.
  static let diagnoses = MemoryTable(Tables.diagnoses)

  let rows: [ReferenceRow]
  private let byCode: [Int]
  private let byName: [(name: String, pairs: UInt64, places: [Int])]
  private let byBeginning: [String: [Int]]
  private let found = Mutex<[String: [ReferenceRow]]>([:])

  init(_ rows: [ReferenceRow]) {
    self.rows = rows
    byCode = rows.indices.sorted { rows[$0].code < rows[$1].code }
    var names: [String: [Int]] = [:]
    var beginnings: [String: [Int]] = [:]
    for (place, index) in byCode.enumerated() {
      names[rows[index].name.uppercased(), default: []].append(place)
      let code = rows[index].code.uppercased()
      for length in 1...max(1, code.count) { beginnings[String(code.prefix(length)), default: []].append(place) }
    }
    byName = names.map { ($0.key, Self.pairs($0.key.utf8), $0.value) }
    byBeginning = beginnings
  }

  /// The rows whose code begins with the keyword or whose name contains it, in order of code.
  func search(_ keyword: String) -> [ReferenceRow] {
    if let known = found.withLock({ $0[keyword] }) { return known }
    var places = Set(byBeginning[keyword] ?? [])
    let needle = Array(keyword.utf8)
    let wanted = Self.pairs(needle)
    for (name, pairs, named) in byName where pairs & wanted == wanted && Self.contains(name, needle) {
      places.formUnion(named)
    }
    let answer = places.sorted().map { rows[byCode[$0]] }
    found.withLock { $0[keyword] = answer }
    return answer
  }

  /// One bit for each pair of neighbouring bytes: what a name does not have, it need not be searched for.
  private static func pairs(_ bytes: some Sequence<UInt8>) -> UInt64 {
    zip(bytes, bytes.dropFirst()).reduce(0) { $0 | 1 << UInt64((Int($1.0) &* 31 &+ Int($1.1)) & 63) }
  }

  private static func contains(_ name: String, _ needle: [UInt8]) -> Bool {
    var name = name
    return name.withUTF8 { bytes in
      guard let first = needle.first, bytes.count >= needle.count else { return false }
      for start in 0...(bytes.count - needle.count) where unsafe bytes[start] == first {
        var length = 1
        while length < needle.count, unsafe bytes[start + length] == needle[length] { length += 1 }
        if length == needle.count { return true }
      }
      return false
    }
  }
}

/// The codes in which two lists of rows differ, a few of them: fit to be printed.
func difference(_ rows: [ReferenceRow], _ others: [ReferenceRow]) -> [String] {
  let codes = Set(rows).symmetricDifference(others).map(\.code).sorted().prefix(10)
  return rows.count == Set(rows.map(\.code)).count ? Array(codes) : ["one code twice"] + codes
}
