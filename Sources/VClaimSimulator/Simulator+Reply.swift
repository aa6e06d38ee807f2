extension Simulator {
  /// Answers one request, after latency and delays, as the scenario wants it, and logs it.
  ///
  /// Signature and day are judged by the time of arrival, so that a long delay refuses nobody; `Date` shows the time of the answer.
  ///
  /// - Parameters:
  ///   - request: The request.
  ///   - connection: What it came on, where that is a connection.
  /// - Returns: What goes out.
  /// - Throws: `CancellationError` when the simulator is stopped, or the client goes away, before the answer.
  func reply(to request: SimulatorRequest, on connection: ConnectionWatch? = nil) async throws -> SimulatorReply {
    let worked = stopwatch()
    let effects = player?.effects(on: request) ?? ScenarioEffects()
    let arrival = now() + effects.clockShift
    func log(_ template: String, status: Int = 0, code: String = "") {
      self.log.append(
        RequestLog.Entry(
          time: now(), method: request.method, template: template, status: status, serviceCode: code,
          duration: worked(), effect: effects.labels.joined(separator: ",")))
    }
    do {
      try await wait(for: options.latency, on: connection)
      try await wait(for: effects.delay, on: connection)
    } catch {
      log(service.template(of: request))
      throw error
    }
    guard effects.reset != .before else {
      log(service.template(of: request))
      return .reset
    }
    let outcome = outcome(of: request, effects, now: arrival)
    guard effects.reset != .after else {
      log(outcome.template, code: outcome.serviceCode)
      return .reset
    }
    log(outcome.template, status: outcome.answer.status, code: outcome.serviceCode)
    return SimulatorReply(outcome.answer, effects, now: now() + effects.clockShift)
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
