/// The requests to the service, and what clients ask the daemon.
extension Metric {
  static let serviceRequests = Metric(
    "service_requests_total", .counter, ["service", "outcome"],
    "Tries of requests to a service, of pulls and look-ups: success or the label of the error")

  static let serviceDuration = Metric(
    "service_request_duration_seconds", .histogram, ["service"],
    "How long a try took, from signing to the answer as it was read")

  static let coolDownUntil = Metric(
    "service_cooldown_until_timestamp_seconds", .gauge, ["service"],
    "Until when a service is left alone, in unix seconds; 0 where it is not")

  static let breaker = Metric(
    "service_breaker", .gauge, ["service", "state"],
    "1 for the state of the breaker: closed, open or probing, when a single request finds out; 0 for the others")

  static let budgetLimit = Metric(
    "budget_limit_requests", .gauge, "The most requests within 24 hours")

  static let budgetUsed = Metric(
    "budget_used_requests", .gauge, ["purpose"], "The requests of the last 24 hours that count, for pull and live")

  static let budgetReserved = Metric(
    "budget_reserved_requests", .gauge, "How many of the limit are kept back for look-ups")

  static let budgetFree = Metric(
    "budget_free_timestamp_seconds", .gauge,
    "When a pull may ask again, in unix seconds; 0 where the budget lets it ask now")

  static let lookUps = Metric(
    "lookups_total", .counter, ["source"],
    "Look-ups of one row over socket and port that were answered, by where from: local, live or absent")

  static let httpRequests = Metric(
    "http_requests_total", .counter, ["listener", "route", "status"],
    "Requests that were answered, by the listener, the route and the HTTP status")
}
