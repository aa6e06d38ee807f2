/// What a step does to a request, its answer, and the way in which that is sent.
struct ScenarioEffects: Sendable, Hashable {
  /// When the client is asked to come back.
  enum RetryAfter: Sendable, Hashable {
    /// After so many seconds.
    case seconds(Int64)
    /// At the date that is so many seconds from now.
    case date(Int64)
  }

  /// When a connection is reset.
  enum Reset: String, Sendable, Hashable, CaseIterable {
    /// Before the service looks at the request: nothing is done.
    case before
    /// When the service has done its work: a letter is there, and only the answer is lost.
    case after
  }

  /// How long the answer waits.
  var delay = Duration.zero
  /// Whether and when the connection is reset instead of an answer.
  var reset: Reset?
  /// An answer that takes the place of the service's own; request and signature are not even looked at.
  var canned: CannedAnswer?
  /// Headers that are added, or replace those of the same name.
  var headers: [String: String] = [:]
  /// The header `Retry-After`.
  var retryAfter: RetryAfter?
  /// How the body trickles.
  var pace: SimulatorReply.Pace?
  /// The body ends after so many bytes.
  var cut: Int?
  /// By how many bytes `Content-Length` lies.
  var lengthError: Int?
  /// How many seconds the simulator's clock is ahead.
  var clockShift: Int64 = 0
  /// What is done to the rows before the question is answered.
  var rows: RowEffects?
  /// What is done to the answer before it is encrypted and put into its envelope.
  var answer = AnswerEffects()

  /// The effects in words for the request log; none of them holds a value out of a request.
  var labels: [String] {
    var labels: [String] = []
    if delay > .zero { labels.append("delay") }
    if let reset { labels.append("reset-\(reset.rawValue)") }
    if let canned { labels.append("answer-\(canned.status)") }
    if !headers.isEmpty { labels.append("headers") }
    if retryAfter != nil { labels.append("retry-after") }
    if pace != nil { labels.append("slow") }
    if cut != nil { labels.append("cut") }
    if lengthError != nil { labels.append("content-length") }
    if clockShift != 0 { labels.append("clock") }
    if rows != nil { labels.append("rows") }
    return labels + answer.labels
  }
}

/// An answer that is written in the scenario.
struct CannedAnswer: Sendable, Hashable {
  /// HTTP status.
  var status: Int
  /// What stands in the body: text as it is, or the code and message of an envelope with null.
  enum Content: Sendable, Hashable {
    case text(String)
    case envelope(code: String, message: String)
  }
  var content: Content
}
