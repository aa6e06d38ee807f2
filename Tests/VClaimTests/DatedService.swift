import Synchronization
import VClaim

/// A service with a clock of its own, beside a machine whose clock differs: it refuses timestamps that are 300 s off.
final class DatedService: HTTPTransport {
  private struct State {
    var time: Int64 = Fixtures.now
    var dates: [Int64]
    var timestamps: [Int64] = []
  }

  private let state: Mutex<State>

  /// Makes a service whose `Date` is off by one of these after the other, the last one from then on.
  init(dateErrors: [Int64] = [0]) {
    self.state = Mutex(State(dates: dateErrors))
  }

  /// The service's own time; it stands still while a request is under way.
  var time: Int64 { state.withLock { $0.time } }

  /// Lets time pass.
  func wait(_ seconds: Int64) { state.withLock { $0.time += seconds } }

  /// The timestamps of the requests so far, as seconds off the service's time when it got them.
  var offsets: [Int64] { state.withLock { $0.timestamps } }

  func send(_ request: HTTPRequest, within limit: Duration) async throws(TransportError) -> HTTPResponse {
    let (offset, date) = state.withLock { state in
      let offset = (request.headers["X-timestamp"].flatMap { Int64($0) } ?? 0) - state.time
      state.timestamps.append(offset)
      let error = state.dates.count > 1 ? state.dates.removeFirst() : state.dates[0]
      return (offset, HTTPDateText.of(state.time + error))
    }
    guard offset.magnitude <= 300 else {
      var refusal = HTTPResponse.envelope(code: "401", message: "Signature Service Tidak Sesuai", status: 401)
      refusal.headers.add(name: "Date", value: date)
      return refusal
    }
    guard case .success(var response) = Result(catching: { try encrypted(#"{"list":[]}"#)(request) }) else {
      throw TransportError(.protocolViolation, "the script cannot be encrypted")
    }
    response.headers.add(name: "Date", value: date)
    return response
  }
}

/// The form of a date in a header, RFC 9110, section 5.6.7.
enum HTTPDateText {
  /// Writes a moment of November 2023, which is where the tests live.
  static func of(_ unixSeconds: Int64) -> String {
    // 2023-11-01 00:00:00.
    let seconds = unixSeconds - 1_698_796_800
    func two(_ number: Int64) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let time = "\(two(seconds / 3_600 % 24)):\(two(seconds / 60 % 60)):\(two(seconds % 60))"
    return "Tue, \(two(seconds / 86_400 + 1)) Nov 2023 \(time) GMT"
  }
}
