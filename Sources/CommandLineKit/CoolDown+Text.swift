package import ReferenceStore
internal import VClaimReference

extension CoolDownDocument {
  /// The cool-downs for people, a paragraph each.
  ///
  /// - Parameter now: The wall clock, in unix seconds.
  /// - Returns: Lines, each ended by a newline.
  package func text(now: Int64) -> String {
    if let cleared {
      return cleared.isEmpty
        ? "nothing was left alone\n"
        : cleared.map { "the \($0.service.escapedLine) service may be asked again\n" }.joined()
    }
    return coolDowns.isEmpty
      ? "nothing is left alone\n" : coolDowns.map { $0.text(now: now) }.joined(separator: "\n")
  }
}

extension CoolDown {
  fileprivate func text(now: Int64) -> String {
    LabelledLines.render([
      ("left alone", "the \(service) service"), ("why", reason),
      ("answer", httpStatus.map { "\(code), HTTP \($0)" } ?? code), ("since", RelativeAge.text(since, now: now)),
      ("until", RelativeAge.text(until, now: now)), ("end it", "vclaimctl cooldown clear"),
    ])
  }
}

extension UpstreamStatus {
  /// The services in a line each.
  ///
  /// - Parameter now: The wall clock, in unix seconds.
  /// - Returns: Lines, each ended by a newline.
  func text(now: Int64) -> String {
    switch state {
    case .good: "service: ok\n"
    case .failing: "service: the last request failed\n"
    case .unknown: "service: no cool-down\n"
    case .coolDown:
      coolDowns.map { coolDown in
        "service: \(coolDown.service.escapedLine) is left alone until \(RelativeAge.text(coolDown.until, now: now)): "
          + "\(coolDown.reason.escapedLine); see vclaimctl cooldown\n"
      }.joined()
    }
  }
}

extension BudgetStatus {
  /// What is left, in a line.
  ///
  /// - Parameter now: The wall clock, in unix seconds.
  /// - Returns: A line, ended by a newline.
  func text(now: Int64) -> String {
    let rest = freeAt.map { "pulls go on \(RelativeAge.text($0, now: now))" } ?? "\(leftForPulls) left for pulls"
    return "budget: \(spent) of \(limit) requests within 24 h, \(rest), \(keptBack) kept back for look-ups\n"
  }
}
