extension Simulator {
  /// Answers one request, after latency and delays, as the scenario wants it, and logs it.
  ///
  /// - Parameter request: The request.
  /// - Returns: What goes out.
  /// - Throws: `CancellationError` when the connection goes away meanwhile.
  func reply(to request: SimulatorRequest) async throws -> SimulatorReply {
    let worked = stopwatch()
    let effects = player?.effects(on: request) ?? ScenarioEffects()
    try await wait(for: options.latency)
    try await wait(for: effects.delay)
    let now = now() + effects.clockShift
    let outcome = outcome(of: request, effects, now: now)
    log.append(
      RequestLog.Entry(
        time: self.now(), method: request.method, template: outcome.template,
        status: effects.resets ? 0 : outcome.answer.status,
        serviceCode: effects.resets ? "" : outcome.serviceCode, duration: worked(),
        effect: effects.labels.joined(separator: ",")))
    return effects.resets ? .reset : SimulatorReply(outcome.answer, effects, now: now)
  }

  private func outcome(
    of request: SimulatorRequest, _ effects: ScenarioEffects, now: Int64
  ) -> SimulatedService.Outcome {
    if let canned = effects.canned {
      return service.answer(request, with: canned, spelling: effects.answer.spelling)
    }
    return service.answer(request, from: catalogue(with: effects.rows), now: now, effects: effects.answer)
  }
}

extension SimulatorReply {
  /// Puts an answer on its way.
  ///
  /// - Parameters:
  ///   - answer: The answer.
  ///   - effects: What a scenario does to the way in which it is sent.
  ///   - now: Unix seconds by the clock that the client is shown.
  fileprivate init(_ answer: SimulatorAnswer, _ effects: ScenarioEffects, now: Int64) {
    let body = effects.cut.map { Array(answer.body.prefix($0)) } ?? answer.body
    self.init(
      status: answer.status,
      headers: [
        "Content-Type": "application/json; charset=utf-8", "Date": CivilTime(unixSeconds: now).httpDate,
        "Server": "vclaim-simulator",
      ],
      body: body, announcedLength: max(body.count + (effects.lengthError ?? 0), 0), pace: effects.pace)
    switch effects.retryAfter {
    case .seconds(let seconds): headers["Retry-After"] = String(seconds)
    case .date(let seconds): headers["Retry-After"] = CivilTime(unixSeconds: now + seconds).httpDate
    case nil: break
    }
    for (name, value) in effects.headers {
      for known in headers.keys where known.lowercased() == name.lowercased() { headers[known] = nil }
      headers[name] = value
    }
  }
}
