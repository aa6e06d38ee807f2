internal import ReferenceStore
internal import SQLite
internal import VClaim
internal import VClaimWire

/// Rooms: of the own facilities, each a partition; by Aplicares or in the paged dialect.
///
/// A room of which the service sends no class has the empty one; a count of beds that is no whole number is unknown.
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
        let list = PagedList(context: context, key: { [$0.roomClass, $0.code] }) { page(facility, $0, $1) }
        return PartRows(
          try await list.read().map { row in
            Record(values: [
              .text(facility), .text(row.roomClass), .text(row.code), .text(row.name), Value(row.bedCapacity),
              Value(row.bedsAvailable),
            ])
          })
      }
    }
  }
}
