import Crypto
import SQLite

/// Whether two lists of rows are the same, without keeping both.
package enum RowsDigest {
  /// A digest of the rows, whatever their order; volatile columns do not count.
  ///
  /// - Parameters:
  ///   - records: The rows.
  ///   - dataset: Their dataset.
  /// - Returns: SHA-256 in hexadecimal.
  package static func of(_ records: [Record], in dataset: Dataset) -> String {
    let columns = dataset.columns.indices.filter { !dataset.columns[$0].isVolatile }
    let rows = Set(records.map { record in columns.flatMap { bytes(of: record.values[$0]) } })
    var hash = SHA256()
    for row in rows.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
      hash.update(data: length(row.count))
      hash.update(data: row)
    }
    return hash.finalize().map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
  }

  /// A value with its kind and its length, so that no two rows of different values look alike.
  private static func bytes(of value: Value) -> [UInt8] {
    switch value {
    case .null: [0]
    case .integer(let number): [1] + length(Int(number))
    case .real(let number): [2] + length(Int(bitPattern: UInt(number.bitPattern)))
    case .text(let text): [3] + length(text.utf8.count) + text.utf8
    case .blob(let bytes): [4] + length(bytes.count) + bytes
    }
  }

  private static func length(_ number: Int) -> [UInt8] {
    (0..<8).map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) }
  }
}
