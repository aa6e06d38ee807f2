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
    var query = QueryParameters(target.query)
    self = try Self.route(method, target.path, &query)
    try query.end()
  }

  private static func route(
    _ method: HTTPRequest.Method, _ path: [String], _ query: inout QueryParameters
  ) throws(Refusal) -> Route {
    switch path.first {
    case "healthz" where path.count == 1: return try only(.get, method, .question(.health))
    case "readyz" where path.count == 1: return try only(.get, method, .question(.readiness))
    case "" where path.count == 1: return try only(.get, method, .question(.page))
    case "metrics" where path.count == 1: return try only(.get, method, .question(.metrics))
    case "v1" where path.count > 1: break
    default: throw .noSuchRoute()
    }
    switch path[1] {
    case "status" where path.count == 2: return try only(.get, method, .question(.status))
    case "pending" where path.count == 2: return try only(.get, method, .question(.pending))
    case "cooldown" where path.count == 2:
      return method == .delete ? .order(.clearCoolDown) : try only(.get, method, .question(.coolDown))
    case "resync" where path.count == 2: return try only(.post, method, .order(.resync))
    case "approve" where path.count == 2: return try only(.post, method, .order(.approve))
    case "reject" where path.count == 2: return try only(.post, method, .order(.reject))
    case "rollback" where path.count == 2: return try only(.post, method, .order(.rollback))
    case "reload" where path.count == 2: return try only(.post, method, .order(.reload))
    case "changes" where path.count == 2:
      let generation = try query.number("since", in: 0...(.max)) ?? 0
      let dataset = try query.dataset("dataset")
      return try only(.get, method, .question(.changes(since: generation, of: dataset)))
    case "history" where path.count > 3:
      guard let dataset = Dataset(named: path[2]) else { throw .unknownDataset() }
      return try only(.get, method, .question(.history(dataset, key: Array(path.dropFirst(3)))))
    default:
      let question = try rows(of: path[1], key: Array(path.dropFirst(2)), &query)
      return try only(.get, method, .question(question))
    }
  }

  private static func rows(
    of name: String, key: [String], _ query: inout QueryParameters
  ) throws(Refusal) -> Question {
    let dataset = Dataset(named: name)
    if let dataset, let day = try query.day("as_of") {
      return key.isEmpty ? .pastList(dataset, asOf: day) : .pastLookUp(dataset, key: key, asOf: day)
    }
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
