internal import ReferenceStore
internal import SQLite
internal import VClaim
internal import VClaimWire

/// Rooms: of the own facilities, each a partition; by Aplicares or in the paged dialect.
///
/// Class and bed counts are read where the service sends them (`vclaim.md`, section 4: *assumed*): a room without a class
/// has the empty one, a count that is no whole number is unknown.
enum RoomPull {
  @Sendable static func pages(_ configuration: SyncConfiguration) -> [PullPart] {
    parts(configuration) { .rooms(facility: $0, start: $1, limit: $2) }
  }

  /// By Aplicares, which counts rows from 1.
  @Sendable static func aplicares(_ configuration: SyncConfiguration) -> [PullPart] {
    parts(configuration) { .aplicaresRooms(facility: $0, start: $1 + 1, limit: $2) }
  }

  private static func parts(
    _ configuration: SyncConfiguration,
    _ page: @escaping @Sendable (_ facility: String, _ start: Int, _ limit: Int) -> ReferenceRequest
  ) -> [PullPart] {
    configuration.facilityCodes.map { facility in
      PullPart(.part(.text(facility))) { context throws(SyncError) in
        let list = PagedList(context: context, key: { [classCode(of: $0), $0.code] }) { page(facility, $0, $1) }
        return PartRows(
          try await list.read().map { row in
            Record(values: [
              .text(facility), .text(classCode(of: row)), .text(row.code), .text(row.name),
              count(row.fields["kapasitas"]), count(row.fields["tersedia"]),
            ])
          })
      }
    }
  }

  private static func classCode(of row: ReferenceRow) -> String { row.fields["kodekelas"] ?? "" }

  private static func count(_ text: String?) -> Value {
    text.flatMap { Int64($0) }.map { .integer($0) } ?? .null
  }
}
