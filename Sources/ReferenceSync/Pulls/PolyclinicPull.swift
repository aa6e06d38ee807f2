internal import ReferenceStore
internal import VClaim

/// Polyclinics: about 200 with sub-specialities, codes of three digits or letters.
///
/// Where the service refuses keywords of fewer than three characters, 46,656 prefixes would be too many: the crawl then
/// follows names and codes, and what it finds is published without being called the whole list.
enum PolyclinicPull {
  static let pattern = CodePattern(
    alphabets: [.digits + .letters], firstLength: 1, greatestLength: 12, shortestCode: 3,
    probes: ["poli", "klinik", "penyakit", "bedah", "anak", "gigi", "umum", "jiwa", "mata", "sub", "rehab", "ologi"])

  @Sendable static func crawl(_ configuration: SyncConfiguration) -> [PullPart] {
    [
      PullPart { context throws(SyncError) in
        try await TableCrawl(pattern: pattern) { .polyclinics(matching: $0) }.read(context, Record.coded)
      }
    ]
  }

  @Sendable static func pages(_ configuration: SyncConfiguration) -> [PullPart] {
    [
      PullPart { context throws(SyncError) in
        PartRows(
          try await PagedList(context: context) { .polyclinics(start: $0, limit: $1) }.read().map(Record.coded))
      }
    ]
  }
}
