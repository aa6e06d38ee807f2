/// What goes out for one request, byte for byte, and how.
struct SimulatorReply: Sendable, Hashable {
  /// How a body trickles: so many bytes at a time.
  struct Pace: Sendable, Hashable {
    /// Bytes of one portion, at least 1.
    var bytes: Int
    /// The pause before each further portion.
    var every: Duration
  }

  /// HTTP status.
  var status: Int
  /// All headers but `Content-Length`.
  var headers: [String: String]
  /// The bytes that are sent.
  var body: [UInt8]
  /// What `Content-Length` says; the connection is closed after a body of another length.
  var announcedLength: Int
  /// How the body trickles; `nil` sends it at once.
  var pace: Pace?
  /// Whether nothing is sent and the connection is reset.
  var isReset = false

  /// The connection is reset, without an answer.
  static let reset = SimulatorReply(status: 0, headers: [:], body: [], announcedLength: 0, isReset: true)

  /// The body in the portions in which it is sent.
  var portions: [ArraySlice<UInt8>] {
    guard let pace, pace.bytes > 0 else { return body.isEmpty ? [] : [body[...]] }
    return stride(from: 0, to: body.count, by: pace.bytes).map { body[$0..<min($0 + pace.bytes, body.count)] }
  }
}
