import Testing

@testable import CommandLineKit
@testable import ReferenceStore

@Suite("The line for monitoring")
struct HealthReportTests {
  private func status(
    _ dataset: String, _ state: DatasetStatus.State, asOf: Int64? = 1_700_000_000
  ) -> DatasetStatus {
    DatasetStatus(
      dataset: dataset, state: state, generation: 1, rowCount: 1, asOf: asOf, attemptedAt: nil, nextAt: nil,
      maxStale: nil, lastError: nil)
  }

  private func report(_ datasets: [DatasetStatus], maxStale: Duration? = nil) -> HealthReport {
    HealthReport(datasets, generation: 41, maxStale: maxStale, now: 1_700_007_200)
  }

  @Test("fresh datasets are OK, whatever is off")
  func fresh() {
    let report = report([status("diagnoses", .fresh), status("rooms", .off, asOf: nil)])
    #expect(report.status == .done)
    #expect(report.line == "VCLAIMD OK - 1 datasets fresh, generation 41, the oldest confirmed 2 h ago")
  }

  @Test("stale, held and never pulled ones are a warning that names them")
  func warning() {
    let report = report([
      status("diagnoses", .stale), status("room_classes", .held), status("rooms", .never, asOf: nil),
      status("doctors", .fresh),
    ])
    #expect(report.status.rawValue == 1)
    #expect(
      report.line
        == "VCLAIMD WARNING - diagnoses stale (confirmed 2 h ago), room-classes held (confirmed 2 h ago), "
        + "rooms never confirmed")
  }

  @Test("an age of one's own goes before what the configuration allows, in both directions")
  func maxStale() {
    #expect(report([status("diagnoses", .stale)], maxStale: .seconds(7_200)).status == .done)
    #expect(report([status("diagnoses", .fresh)], maxStale: .seconds(7_199)).status.rawValue == 1)
    #expect(report([status("diagnoses", .never, asOf: nil)], maxStale: .seconds(9_999)).status.rawValue == 1)
  }

  @Test("nothing to read, and nothing kept, is critical, on one line")
  func unusable() {
    #expect(report([status("diagnoses", .off)]).status == .unusable)
    let report = HealthReport(unusable: StoreError(.missingFile, "/x is\nmissing"))
    #expect(report.status == .unusable)
    #expect(report.line == "VCLAIMD CRITICAL - /x is\\u{a}missing")
  }
}
