public import CoreMetrics
public import VClaim

/// Counts and times every try of every request.
///
/// | metric | kind | dimensions |
/// |---|---|---|
/// | `vclaim_requests` | counter | `service`, `endpoint`, `outcome` |
/// | `vclaim_request_duration` | timer | `service`, `endpoint` |
/// | `vclaim_clock_skew_seconds` | gauge | `service` |
///
/// Every dimension has few values: `endpoint` is the template of an end point, `outcome` is `success` or a label of
/// `VClaimError.catalogue`, or `other` for a failure that is not among these.
public struct MetricsObserver: RequestObserver {
  private static let failures = Set(VClaimError.catalogue.map(\.label))

  private let factory: any MetricsFactory

  /// Makes an observer.
  ///
  /// - Parameter factory: Where the metrics go; the default is the one that the program bootstrapped.
  public init(factory: any MetricsFactory = MetricsSystem.factory) {
    self.factory = factory
  }

  /// Counts and times one try; see `RequestObserver`.
  ///
  /// - Parameter record: What came of the try.
  public func requestDidEnd(_ record: RequestRecord) {
    let service = ("service", record.service.rawValue)
    let endpoint = ("endpoint", record.endpoint)
    let requests = Counter(
      label: "vclaim_requests", dimensions: [service, endpoint, ("outcome", Self.outcome(of: record))],
      factory: factory)
    requests.increment()
    let duration = Timer(label: "vclaim_request_duration", dimensions: [service, endpoint], factory: factory)
    duration.recordNanoseconds(Int64(clamping: record.duration.nanoseconds))
    if let skew = record.clockSkew {
      Gauge(label: "vclaim_clock_skew_seconds", dimensions: [service], factory: factory).record(skew)
    }
  }

  private static func outcome(of record: RequestRecord) -> String {
    guard let label = record.errorLabel else { return "success" }
    return failures.contains(label) ? label : "other"
  }
}

extension Duration {
  /// The length in nanoseconds.
  fileprivate var nanoseconds: Int128 { attoseconds / 1_000_000_000 }
}
