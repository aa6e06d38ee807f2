internal import ReferenceStore
internal import SQLite
internal import VClaim
internal import VClaimWire

/// Facilities: more than 20,000, codes of eight characters that begin with four digits of the place, such as `0301R001`.
///
/// The official dialect lists each level by itself, so each is a partition; the paged one does not tell the level.
enum FacilityPull {
  static let pattern = CodePattern(
    alphabets: [.digits, .digits, .digits, .digits, .digits + .letters],
    firstLength: 2, greatestLength: 12, shortestCode: 8,
    probes: [
      "a", "i", "u", "e", "o", "klinik", "puskesmas", "rumah", "sakit", "rsu", "dokter", "apotek", "pratama", "medika",
      "sehat",
    ])

  @Sendable static func crawl(_ configuration: SyncConfiguration) -> [PullPart] {
    [FacilityLevel.primary, .hospital].map { level in
      let value = Value.integer(Int64(level.rawValue))
      return PullPart(.part(value)) { context throws(SyncError) in
        let crawl = TableCrawl(pattern: pattern, partition: .part(value)) { .facilities(matching: $0, level: level) }
        return try await crawl.read(context) { record($0, level: value) }
      }
    }
  }

  @Sendable static func pages(_ configuration: SyncConfiguration) -> [PullPart] {
    [
      PullPart { context throws(SyncError) in
        PartRows(
          try await PagedList(context: context) { .facilities(start: $0, limit: $1) }.read()
            .map { record($0, level: .null) })
      }
    ]
  }

  private static func record(_ row: ReferenceRow, level: Value) -> Record {
    Record(values: [.text(row.code), .text(row.name), level])
  }
}
