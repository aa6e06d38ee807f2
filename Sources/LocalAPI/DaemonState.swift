internal import DaemonMetrics
internal import ReferenceStore
internal import ReferenceSync
internal import VClaimReference

/// How the daemon and its file stand, as `GET /v1/status` and `state.json` tell it.
struct DaemonState: Sendable {
  /// The reference file's absolute path.
  let database: String
  let reference: ReferenceLibrary
  let decisions: HeldDecisions
  let gate: UpstreamGate
  let counters: MetricsCounters
  /// What the daemon found wrong with its files when it started.
  let remarks: [String]

  /// Describes the state.
  ///
  /// - Throws: A `StoreError` when the reference file cannot be read.
  func document() async throws -> StatusDocument {
    // The state of the reference file is told whatever has become of the other one.
    let pins = try? await decisions.pins()
    let reader = reference.local.reader
    let report = gate.report
    return StatusDocument(
      try reader.statuses(), generation: try reader.generation(), database: database, isRunning: true, pins: pins,
      upstream: report.upstream, budget: report.budget, remarks: remarks,
      clock: counters.clockSkew.map { StatusDocument.Clock(ahead: $0) })
  }
}
