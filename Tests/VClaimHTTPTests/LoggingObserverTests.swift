import Logging
import Synchronization
import Testing
import VClaim
import VClaimHTTP

@Suite("The observer that logs")
struct LoggingObserverTests {
  /// What a logger was told, as lines of text.
  final class Lines: Sendable {
    let all = Mutex<[String]>([])
  }

  struct Handler: LogHandler {
    let lines: Lines
    var logLevel = Logger.Level.trace
    var metadata: Logger.Metadata = [:]

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
      get { metadata[key] }
      set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
      let values = (event.metadata ?? [:]).sorted { $0.key < $1.key }.map { " \($0.key)=\($0.value)" }.joined()
      lines.all.withLock { $0.append("\(event.level) \(event.message)\(values)") }
    }
  }

  static let records = [
    RequestRecord(
      method: .get, service: .vclaim, endpoint: "referensi/poli/{keyword}", httpStatus: 200, serviceCode: "200",
      duration: .milliseconds(113), tryNumber: 1, willRetry: false, clockSkew: -2),
    RequestRecord(
      method: .get, service: .antrean, endpoint: "ref/poli", errorLabel: "vclaim_timed_out", duration: .seconds(12),
      tryNumber: 1, willRetry: true),
    RequestRecord(
      method: .get, service: .antrean, endpoint: "ref/poli", httpStatus: 503, errorLabel: "vclaim_unavailable",
      duration: .microseconds(1_600), tryNumber: 2, willRetry: false),
  ]

  @Test("one line for each try: graver when it failed, gravest when no other follows")
  func lines() {
    let lines = Lines()
    let observer = LoggingObserver(Logger(label: "test") { _ in Handler(lines: lines) })
    for record in Self.records { observer.requestDidEnd(record) }
    #expect(
      lines.all.withLock { $0 } == [
        "debug GET referensi/poli/{keyword} clock_skew=-2 duration_ms=113 http_status=200 outcome=success "
          + "service=vclaim service_code=200 try=1",
        "notice GET ref/poli duration_ms=12000 outcome=vclaim_timed_out service=antrean try=1 will_retry=true",
        "warning GET ref/poli duration_ms=2 http_status=503 outcome=vclaim_unavailable service=antrean try=2",
      ])
  }

  @Test("the levels are the caller's")
  func levels() {
    let lines = Lines()
    let logger = Logger(label: "test") { _ in Handler(lines: lines) }
    let observer = LoggingObserver(logger, succeeded: .trace, retried: .debug, failed: .error)
    for record in Self.records { observer.requestDidEnd(record) }
    #expect(lines.all.withLock { $0 }.map { $0.prefix { $0 != " " } } == ["trace", "debug", "error"])
  }
}
