internal import ReferenceStore
internal import SQLite
internal import VClaimWire

extension Record {
  /// A record of a dataset that has no more than code and name.
  static func coded(_ row: ReferenceRow) -> Record { Record(values: [.text(row.code), .text(row.name)]) }
}
