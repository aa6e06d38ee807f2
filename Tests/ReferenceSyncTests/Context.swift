import ReferenceStore
import VClaim
import VClaimWire

@testable import ReferenceSync

/// The context of one pull against a service in memory, with time that does not pass.
func context(
  _ service: MemoryService, dataset: Dataset = .diagnoses, dialect: Dialect = .official, rowCap: Int? = nil,
  pageSize: Int = 100, facilityCodes: [String] = [], neededCodes: [String] = [], recordsInFile: [Record] = [],
  crawlNotes: CrawlNotes = CrawlNotes(), meter: PullMeter? = nil
) -> PullContext {
  let clock = VirtualClock()
  return PullContext(
    dataset: dataset,
    configuration: SyncConfiguration(
      dialect: dialect, facilityCodes: facilityCodes, rowCap: rowCap, pageSize: pageSize),
    source: service, gate: .open(clock),
    retry: PullRetry(
      policy: RetryPolicy(), chance: { 0.5 }, sleep: { try await clock.sleep(for: $0) }),
    today: "2026-01-31",
    neededCodes: { () async throws(SyncError) in neededCodes },
    recordsInFile: { () async throws(SyncError) in recordsInFile },
    kept: .none, now: { 1_800_000_000 },
    meter: meter ?? PullMeter(dataset: dataset, report: { _ in }), crawlNotes: crawlNotes)
}

func crawlDiagnoses(_ service: MemoryService, rowCap: Int? = nil) async throws(SyncError) -> [ReferenceRow] {
  var crawl = KeywordCrawl(DiagnosisPull.pattern, context: context(service, rowCap: rowCap)) {
    .diagnoses(matching: $0)
  }
  return try await crawl.run()
}

func crawlPolyclinics(_ service: MemoryService, rowCap: Int? = nil) async throws(SyncError) -> [ReferenceRow] {
  let context = context(service, dataset: .polyclinics, rowCap: rowCap)
  var crawl = KeywordCrawl(PolyclinicPull.pattern, context: context) { .polyclinics(matching: $0) }
  return try await crawl.run()
}
