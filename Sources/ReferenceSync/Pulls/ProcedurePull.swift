internal import ReferenceStore
internal import VClaim

/// Procedures: ICD-9-CM, about 3,900 codes such as `88.7` and `88.72`; the official dialect only.
enum ProcedurePull {
  static let pattern = CodePattern(
    alphabets: [.digits, .digits, ["."] + .digits, .digits], firstLength: 2, greatestLength: 8, shortestCode: 2,
    probes: ["other", "operation", "repair", "excision", "biopsy", "insertion", "removal", "tindakan", "lain"])

  @Sendable static func crawl(_ configuration: SyncConfiguration) -> [PullPart] {
    [
      PullPart { context throws(SyncError) in
        try await TableCrawl(pattern: pattern) { .procedures(matching: $0) }.read(context, Record.coded)
      }
    ]
  }
}
