internal import HTTPTypes
internal import ReferenceStore

/// What a request asks for.
enum Route: Sendable, Equatable {
  case question(Question)
  case order(Order)

  private static let usualLimit = 20
  private static let greatestLimit = 1_000

  /// Finds out what a request asks for.
  ///
  /// - Parameters:
  ///   - method: The method.
  ///   - target: Path and query.
  /// - Throws: 404 for an unknown path or dataset, 405 for another method, 400 for a parameter that is unknown or wrong.
  init(_ method: HTTPRequest.Method, _ target: RequestTarget) throws(Refusal) {
    var query = Parameters(target.query)
    self = try Self.route(method, target.path, &query)
    try query.end()
  }

  private static func route(
    _ method: HTTPRequest.Method, _ path: [String], _ query: inout Parameters
  ) throws(Refusal) -> Route {
    switch path.first {
    case "healthz" where path.count == 1: return try only(.get, method, .question(.health))
    case "readyz" where path.count == 1: return try only(.get, method, .question(.readiness))
    case "v1" where path.count > 1: break
    default: throw .noSuchRoute()
    }
    switch path[1] {
    case "status" where path.count == 2: return try only(.get, method, .question(.status))
    case "pending" where path.count == 2: return try only(.get, method, .question(.pending))
    case "resync" where path.count == 2: return try only(.post, method, .order(.resync))
    case "approve" where path.count == 2: return try only(.post, method, .order(.approve))
    case "reject" where path.count == 2: return try only(.post, method, .order(.reject))
    case "changes" where path.count == 2:
      return try only(.get, method, .question(.changes(since: try query.number("since", in: 0...(.max)) ?? 0)))
    default:
      let question = try rows(of: path[1], key: Array(path.dropFirst(2)), &query)
      return try only(.get, method, .question(question))
    }
  }

  private static func rows(
    of name: String, key: [String], _ query: inout Parameters
  ) throws(Refusal) -> Question {
    let dataset = Dataset(named: name)
    if let dataset, !key.isEmpty { return .lookUp(dataset, key: key, isLive: try query.flag("live")) }
    if key.isEmpty, let text = query.text("q") {
      let limit = try query.number("limit", in: 1...Int64(greatestLimit)).map { Int($0) } ?? usualLimit
      if try query.flag("live"), let asked = dataset ?? Dataset(named: name, among: Dataset.liveOnly) {
        return .liveSearch(asked, text: text, limit: limit)
      }
      if let dataset { return .search(dataset, text: text, limit: limit) }
    }
    guard let dataset, key.isEmpty else { throw .unknownDataset() }
    return .list(dataset)
  }

  private static func only(
    _ allowed: HTTPRequest.Method, _ method: HTTPRequest.Method, _ route: Route
  ) throws(Refusal) -> Route {
    guard method == allowed else { throw .wrongMethod(allowed) }
    return route
  }
}

/// The parameters of a query, taken one by one; what is left over in the end is an error.
private struct Parameters {
  private var rest: [String: String]

  init(_ query: [String: String]) { rest = query }

  mutating func text(_ name: String) -> String? { rest.removeValue(forKey: name) }

  mutating func flag(_ name: String) throws(Refusal) -> Bool {
    switch text(name) {
    case nil, "0": return false
    case "1": return true
    default: throw .badRequest("\(name) is 0 or 1")
    }
  }

  mutating func number(_ name: String, in range: ClosedRange<Int64>) throws(Refusal) -> Int64? {
    guard let text = text(name) else { return nil }
    guard text.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }), let number = Int64(text),
      range.contains(number)
    else {
      throw .badRequest("\(name) is a whole number from \(range.lowerBound) to \(range.upperBound)")
    }
    return number
  }

  func end() throws(Refusal) {
    guard rest.isEmpty else { throw .badRequest("there is a parameter that is not known here") }
  }
}
