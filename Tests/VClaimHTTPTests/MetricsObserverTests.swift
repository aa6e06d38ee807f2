import MetricsTestKit
import Testing
import VClaim
import VClaimHTTP

@Suite("The observer that counts")
struct MetricsObserverTests {
  @Test("tries are counted by end point and outcome, timed by end point, and the clock is shown by service")
  func metrics() throws {
    let metrics = TestMetrics()
    let observer = MetricsObserver(factory: metrics)
    for record in LoggingObserverTests.records + LoggingObserverTests.records { observer.requestDidEnd(record) }
    let search = [("service", "vclaim"), ("endpoint", "referensi/poli/{keyword}")]
    let queue = [("service", "antrean"), ("endpoint", "ref/poli")]
    #expect(try metrics.expectCounter("vclaim_requests", search + [("outcome", "success")]).totalValue == 2)
    #expect(try metrics.expectCounter("vclaim_requests", queue + [("outcome", "vclaim_timed_out")]).totalValue == 2)
    #expect(try metrics.expectTimer("vclaim_request_duration", search).values == [113_000_000, 113_000_000])
    #expect(try metrics.expectGauge("vclaim_clock_skew_seconds", [("service", "vclaim")]).lastValue == -2)
  }

  @Test("labels are few: a failure that the catalogue has not is another")
  func boundedLabels() throws {
    let metrics = TestMetrics()
    let observer = MetricsObserver(factory: metrics)
    for number in 0..<50 {
      observer.requestDidEnd(
        RequestRecord(
          method: .get, service: .vclaim, endpoint: "e", serviceCode: "\(number)", errorLabel: "vclaim_new_\(number)",
          duration: .zero, tryNumber: number, willRetry: false, clockSkew: nil))
    }
    #expect(metrics.counters.count == 1)
    #expect(metrics.timers.count == 1)
    #expect(metrics.recorders.isEmpty)
    let labels = [("service", "vclaim"), ("endpoint", "e"), ("outcome", "other")]
    #expect(try metrics.expectCounter("vclaim_requests", labels).totalValue == 50)
  }
}
