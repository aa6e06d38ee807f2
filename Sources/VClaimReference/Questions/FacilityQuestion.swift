import ReferenceStore
import SQLite
import VClaim

/// Facilities: by code in the paged dialect, level by level in the official one.
enum FacilityQuestion {
  @Sendable static func byCode(_ source: ServiceSource, _ key: [String]) async throws(VClaimError) -> LiveAnswer {
    try await source.row(key[0], in: .facility(code: key[0])) { record($0, level: nil) }
  }

  @Sendable static func byLevel(_ source: ServiceSource, _ key: [String]) async throws(VClaimError) -> LiveAnswer {
    try await source.firstFound(in: FacilityLevel.allCases) { level throws(VClaimError) in
      try await source.row(key[0], in: .facilities(matching: key[0], level: level)) { record($0, level: level) }
    }
  }

  @Sendable static func search(_ source: ServiceSource, _ text: String) async throws(VClaimError) -> [Record] {
    var records: [Record] = []
    // As the file shows them: hospitals first.
    for level in [FacilityLevel.hospital, .primary] {
      records += try await source.client.rows(for: .facilities(matching: text, level: level)).map {
        record($0, level: level)
      }
    }
    return records
  }

  private static func record(_ row: ReferenceRow, level: FacilityLevel?) -> Record {
    Record(values: [.text(row.code), .text(row.name), level.map { .integer(Int64($0.rawValue)) } ?? .null])
  }
}
