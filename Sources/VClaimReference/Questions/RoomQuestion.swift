import ReferenceStore
import SQLite
import VClaim

/// Rooms: page by page, by Aplicares or in the paged dialect.
enum RoomQuestion {
  @Sendable static func pages(_ source: ServiceSource, _ key: [String]) async throws(VClaimError) -> LiveAnswer {
    try await room(source, key) { .rooms(facility: key[0], start: $0, limit: $1) }
  }

  /// By Aplicares, which counts rows from 1.
  @Sendable static func aplicares(_ source: ServiceSource, _ key: [String]) async throws(VClaimError) -> LiveAnswer {
    try await room(source, key) { .aplicaresRooms(facility: key[0], start: $0 + 1, limit: $1) }
  }

  private static func room(
    _ source: ServiceSource, _ key: [String], _ page: (_ start: Int, _ limit: Int) -> ReferenceRequest
  ) async throws(VClaimError) -> LiveAnswer {
    try await source.firstOnPages(page) { row in
      row.code == key[2] && row.roomClass == key[1]
    } makes: { row in
      Record(values: [
        .text(key[0]), .text(row.roomClass), .text(row.code), .text(row.name), Value(row.bedCapacity),
        Value(row.bedsAvailable),
      ])
    }
  }
}
