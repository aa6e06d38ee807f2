internal import ReferenceStore
package import ReferenceSync
internal import Synchronization
package import VClaim

/// What only the running daemon knows: what happened since its start, counted.
package final class MetricsCounters: Sendable {
  /// The last pull of a dataset.
  struct LastPull: Sendable {
    let duration: Duration
    let requests: Int
  }

  /// All counts of one moment.
  struct Counts: Sendable {
    var totals: [Metric: [[String]: Int64]] = [:]
    var durations: [String: DurationHistogram] = [:]
    var lastPulls: [String: LastPull] = [:]
    var clockSkew: Int64?
  }

  private let state = Mutex(Counts())
  /// One element when something has been counted.
  package let changes: AsyncStream<Void>
  private let onChange: AsyncStream<Void>.Continuation
  /// One element when the schedule has come to rest.
  package let rests: AsyncStream<Void>
  private let onRest: AsyncStream<Void>.Continuation

  /// Makes counters that have counted nothing.
  package init() {
    (changes, onChange) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    (rests, onRest) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
  }

  var counts: Counts { state.withLock { $0 } }

  /// How many seconds this machine's clock was ahead of VClaim's at the last answer that told; nil before one did.
  package var clockSkew: Int64? { state.withLock { $0.clockSkew } }

  /// A look-up over the socket was answered.
  ///
  /// - Parameter source: Where from.
  package func countLookUp(from source: String) { count(.lookUps, [source]) }

  /// A request of a client was answered.
  ///
  /// - Parameters:
  ///   - listener: Over what it came.
  ///   - route: The template of its path, without values.
  ///   - status: The HTTP status of the answer.
  package func countRequest(over listener: String, to route: String, status: Int) {
    count(.httpRequests, [listener, route, String(status)])
  }

  private func count(_ metric: Metric, _ labels: [String]) {
    state.withLock { $0.totals[metric, default: [:]][labels, default: 0] += 1 }
    onChange.yield()
  }
}

extension MetricsCounters: RequestObserver {
  /// Counts and times a try of a request to the service; see `RequestObserver`.
  ///
  /// - Parameter record: What came of the try.
  package func requestDidEnd(_ record: RequestRecord) {
    let service = record.service.rawValue
    state.withLock { counts in
      counts.totals[.serviceRequests, default: [:]][[service, record.errorLabel ?? "success"], default: 0] += 1
      counts.durations[service, default: DurationHistogram()].add(record.duration)
      if record.service == .vclaim { counts.clockSkew = record.clockSkew ?? counts.clockSkew }
    }
    onChange.yield()
  }
}

extension MetricsCounters: PullObserver {
  /// Counts a pull; see `PullObserver`.
  ///
  /// - Parameter result: What came of it.
  package func pullDidEnd(_ result: SyncResult) {
    guard let outcome = PullOutcome(result) else { return }
    let dataset = result.dataset.name
    state.withLock { counts in
      counts.totals[.pulls, default: [:]][[dataset, outcome.rawValue], default: 0] += 1
      // What was called off before its first request tells nothing of how long a pull takes.
      guard outcome != .calledOff else { return }
      counts.lastPulls[dataset] = LastPull(duration: result.duration, requests: result.requests)
    }
    onChange.yield()
  }

  /// Tells whoever writes the counts down; see `PullObserver`.
  package func scheduleRests() { onRest.yield() }
}
