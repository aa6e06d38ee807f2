import ReferenceStore
import Testing
import VClaim

@testable import DaemonMetrics
@testable import ReferenceSync

@Suite("What the daemon counts")
struct MetricsCountersTests {
  private func result(_ outcome: SyncResult.Outcome, seconds: Int, requests: Int = 3) -> SyncResult {
    SyncResult(dataset: .roomClasses, outcome: outcome, requests: requests, duration: .seconds(seconds))
  }

  @Test("each pull is counted by how it ended; one that was called off leaves the last duration as it was")
  func pulls() {
    let counters = MetricsCounters()
    let unreachable = VClaimError(.unreachable, "nobody there")
    let failure = SyncError(unreachable, dataset: .roomClasses, endpoint: "referensi/kelasrawat")
    let cancelled = SyncError(.cancelled, dataset: .roomClasses, endpoint: nil, reason: "stopped")
    counters.pullDidEnd(result(.held(published: nil), seconds: 1))
    counters.pullDidEnd(result(.failed(failure, published: nil), seconds: 2))
    counters.pullDidEnd(result(.failed(failure, published: nil), seconds: 4))
    counters.pullDidEnd(result(.failed(cancelled, published: nil), seconds: 8, requests: 0))
    counters.pullDidEnd(result(.off, seconds: 16))
    let counts = counters.counts
    #expect(
      counts.totals[.pulls]
        == [["room_classes", "held"]: 1, ["room_classes", "failed"]: 2, ["room_classes", "called_off"]: 1])
    #expect(counts.lastPulls["room_classes"]?.duration == .seconds(4))
  }

  @Test("each try of a request is counted by service and outcome, and timed")
  func requests() {
    let counters = MetricsCounters()
    for (service, label) in [
      (BPJSService.vclaim, nil), (.vclaim, "vclaim_timed_out"), (.vclaim, nil), (.antrean, "vclaim_tls"),
    ] as [(BPJSService, String?)] {
      counters.requestDidEnd(
        RequestRecord(
          method: .get, service: service, endpoint: "referensi/poli/{keyword}", errorLabel: label,
          duration: .milliseconds(200), tryNumber: 1, willRetry: false))
    }
    let counts = counters.counts
    #expect(
      counts.totals[.serviceRequests]
        == [["vclaim", "success"]: 2, ["vclaim", "vclaim_timed_out"]: 1, ["antrean", "vclaim_tls"]: 1])
    #expect(counts.durations["vclaim"]?.count == 3)
    #expect(counts.durations["antrean"]?.sum == .milliseconds(200))
  }
}
