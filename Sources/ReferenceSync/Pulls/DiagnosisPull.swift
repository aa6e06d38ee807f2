internal import ReferenceStore
internal import VClaim

/// Diagnoses: ICD-10, more than 12,000 codes such as `A00` and `A00.1`.
enum DiagnosisPull {
  static let pattern = CodePattern(
    alphabets: [.letters, .digits, .digits + ["A", "B"], ["."] + .digits + .letters],
    firstLength: 2, greatestLength: 8, shortestCode: 3,
    probes: ["unspecified", "other", "disease", "tidak", "lain", "penyakit"])

  @Sendable static func crawl(_ configuration: SyncConfiguration) -> [PullPart] {
    [
      PullPart { context throws(SyncError) in
        try await TableCrawl(pattern: pattern) { .diagnoses(matching: $0) }.read(context, Record.coded)
      }
    ]
  }

  @Sendable static func pages(_ configuration: SyncConfiguration) -> [PullPart] {
    [
      PullPart { context throws(SyncError) in
        PartRows(
          try await PagedList(context: context) { .diagnoses(start: $0, limit: $1) }.read().map(Record.coded))
      }
    ]
  }
}
