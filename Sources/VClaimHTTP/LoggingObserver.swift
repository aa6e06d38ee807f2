public import Logging
public import VClaim

/// Logs every try of every request: method, end point, status, code, duration; never a value of question or answer.
public struct LoggingObserver: RequestObserver {
  private let logger: Logger
  private let succeeded: Logger.Level
  private let retried: Logger.Level
  private let failed: Logger.Level

  /// Makes an observer.
  ///
  /// - Parameters:
  ///   - logger: Where to log.
  ///   - succeeded: The level of a try that was answered.
  ///   - retried: The level of a try that failed and that another one follows.
  ///   - failed: The level of a try that failed and was the last; `debug` where the caller's own error is logged anyway.
  public init(
    _ logger: Logger, succeeded: Logger.Level = .debug, retried: Logger.Level = .notice,
    failed: Logger.Level = .warning
  ) {
    self.logger = logger
    self.succeeded = succeeded
    self.retried = retried
    self.failed = failed
  }

  /// Logs one try; see `RequestObserver`.
  ///
  /// - Parameter record: What came of the try.
  public func requestDidEnd(_ record: RequestRecord) {
    let level = record.errorLabel == nil ? succeeded : record.willRetry ? retried : failed
    logger.log(level: level, "\(record.method.rawValue) \(record.endpoint)", metadata: Self.metadata(of: record))
  }

  private static func metadata(of record: RequestRecord) -> Logger.Metadata {
    var metadata: Logger.Metadata = [
      "service": "\(record.service.rawValue)", "outcome": "\(record.errorLabel ?? "success")",
      "duration_ms": "\(Int((record.duration / .milliseconds(1)).rounded()))", "try": "\(record.tryNumber)",
    ]
    metadata["http_status"] = record.httpStatus.map { "\($0)" }
    metadata["service_code"] = record.serviceCode.map { "\($0)" }
    metadata["retry_after"] = record.retryAfter.map { "\($0.components.seconds)" }
    metadata["clock_skew"] = record.clockSkew.map { "\($0)" }
    if record.willRetry { metadata["will_retry"] = "true" }
    return metadata
  }
}
