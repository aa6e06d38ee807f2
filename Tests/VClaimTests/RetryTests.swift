import Testing

@testable import VClaim

@Suite("Retries")
struct RetryTests {
  static let list = #"{"list":[{"kode":"1","nama":"Kelas 1"}]}"#
  static let three = RetryPolicy(
    maximumTries: 3, baseDelay: .seconds(1), maximumDelay: .seconds(8), tryTimeout: .seconds(5))

  static let passing: [(String, ScriptedTransport.Answer)] = [
    ("no connection", failing(.unreachable)),
    ("time-out", failing(.timedOut)),
    ("cut", failing(.cut)),
    ("429", always(.text("", status: 429))),
    ("500", always(.text("<html>NullReferenceException</html>", status: 500))),
    ("502", always(.text("", status: 502))),
    ("503", always(.text("", status: 503))),
    ("504", always(.text("upstream timed out", status: 504))),
    ("429 in the envelope", always(.envelope(code: "429", message: "Limits exceeded"))),
    ("HTML", always(.text("<html>maintenance</html>"))),
    ("empty", always(.text(""))),
    ("cut JSON", always(.text(#"{"metaData":{"code":"200""#))),
    ("500 in the envelope", always(.envelope(code: "500", message: "Object reference not set"))),
  ]

  @Test("a failure that may pass is tried again", arguments: passing)
  func triesAgain(name: String, answer: @escaping ScriptedTransport.Answer) async throws {
    let transport = ScriptedTransport([answer, plain(Self.list)])
    let client = try Fixtures.client(.paged, transport, retryPolicy: Self.three)
    #expect(try await client.roomClasses().count == 1)
    #expect(transport.requests.count == 2)
  }

  static let lasting: [(String, ScriptedTransport.Answer)] = [
    ("certificate", failing(.tls)),
    ("redirect", failing(.redirected)),
    ("too large", failing(.bodyTooLarge)),
    ("cancelled", failing(.cancelled)),
    ("credentials", always(.envelope(code: "401", message: "Unauthorized!", status: 401))),
    ("firewall page", always(.text("<html>forbidden</html>", status: 403))),
    ("refusal", always(.envelope(code: "201", message: "Parameter salah"))),
    ("shape", always(.text("[]"))),
    ("undecipherable", encrypted("[]")),
    ("no data", always(.envelope(code: "201", message: "Data tidak ditemukan"))),
  ]

  @Test("what asking again cannot help is asked once", arguments: lasting)
  func asksOnce(name: String, answer: @escaping ScriptedTransport.Answer) async throws {
    let transport = ScriptedTransport([answer])
    let client = try Fixtures.client(.paged, transport, retryPolicy: Self.three)
    _ = try await vclaimError { try await client.roomClasses() }
    #expect(transport.requests.count == 1)
  }

  @Test("the last error comes after the agreed number of tries, and says how many there were")
  func givesUp() async throws {
    let transport = ScriptedTransport([failing(.cut)])
    let client = try Fixtures.client(.paged, transport, retryPolicy: Self.three)
    let error = try await vclaimError { try await client.roomClasses() }
    #expect(error?.code == .cutAnswer)
    #expect(error?.tries == 3)
    #expect(transport.requests.count == 3)
  }

  @Test("without a policy there is one try, with all of the time")
  func none() async throws {
    let transport = ScriptedTransport([failing(.cut)])
    _ = try await vclaimError { try await Fixtures.client(.paged, transport).roomClasses() }
    #expect(transport.limits == [.seconds(30)])
  }

  @Test("only reads are sent twice", arguments: [HTTPMethod.post, .put, .delete])
  func writesOnce(method: HTTPMethod) async throws {
    let transport = ScriptedTransport([failing(.timedOut)])
    let client = try Fixtures.client(.paged, transport, retryPolicy: Self.three)
    let call = ServiceCall(method: method, template: "SEP/{number}", path: "SEP/0")
    let error = try await vclaimError { try await client.answer(to: call) { $0 != nil } }
    #expect(error?.code == .timedOut)
    #expect(transport.requests.count == 1)
  }

  @Test("pauses are anything up to a bound that doubles and is capped")
  func jitter() {
    let policy = RetryPolicy(maximumTries: 9, baseDelay: .seconds(1), maximumDelay: .seconds(8))
    let longest = (1...6).map { policy.pause(after: $0, retryAfter: nil, chance: 0.999_999) }
    for (pause, bound) in zip(longest, [1, 2, 4, 8, 8, 8]) {
      #expect(pause <= .seconds(bound) && pause > .seconds(bound) * 0.99)
    }
    #expect(policy.pause(after: 5, retryAfter: nil, chance: 0) == .zero)
    #expect(policy.pause(after: .max, retryAfter: nil, chance: 1) == .seconds(8))
  }

  @Test("the client pauses on the clock that it was given")
  func pausesOnClock() async throws {
    let clock = JumpingClock()
    let transport = ScriptedTransport([failing(.cut), failing(.cut), plain(Self.list)])
    let client = try Fixtures.client(.paged, transport, retryPolicy: Self.three, clock: clock, chance: 0.5)
    _ = try await client.roomClasses()
    #expect(clock.pauses == [.milliseconds(500), .seconds(1)])
  }

  @Test("the service's Retry-After is a lower bound, in seconds or as a date")
  func retryAfter() async throws {
    for value in ["7", "Tue, 14 Nov 2023 22:13:27 GMT"] {
      let clock = JumpingClock()
      let transport = ScriptedTransport([
        always(.text("", status: 429, headers: ["retry-after": value])), plain(Self.list),
      ])
      let client = try Fixtures.client(.paged, transport, retryPolicy: Self.three, clock: clock)
      _ = try await client.roomClasses()
      #expect(clock.pauses == [.seconds(7)])
    }
  }

  @Test("a Retry-After beyond the cap of our own pauses is kept to, on whatever failure it comes")
  func longRetryAfter() async throws {
    for response in [
      HTTPResponse.text("", status: 503, headers: ["Retry-After": "20"]),
      .text("<html>maintenance</html>", headers: ["Retry-After": "20"]),
    ] {
      let clock = JumpingClock()
      let transport = ScriptedTransport([always(response), plain(Self.list)])
      let client = try Fixtures.client(.paged, transport, retryPolicy: Self.three, clock: clock)
      _ = try await client.roomClasses()
      #expect(clock.pauses == [.seconds(20)])
    }
  }

  @Test("a Retry-After beyond the deadline is handed to the caller at once")
  func retryAfterBeyondDeadline() async throws {
    let clock = JumpingClock()
    let transport = ScriptedTransport([always(.text("", status: 503, headers: ["Retry-After": "3600"]))])
    let client = try Fixtures.client(.paged, transport, retryPolicy: Self.three, clock: clock)
    let error = try await vclaimError { try await client.roomClasses() }
    #expect(error?.code == .unavailable)
    #expect(error?.retryAfter == .seconds(3_600))
    #expect(error?.details["retry_after"] == "3600")
    #expect(clock.pauses.isEmpty)
    #expect(transport.requests.count == 1)
  }

  @Test("a pause that would leave less than a second for the next try is not begun")
  func tooLittleLeft() async throws {
    for (wait, tries) in [("29", 1), ("28", 2)] {
      let clock = JumpingClock()
      let transport = ScriptedTransport([
        always(.text("", status: 503, headers: ["Retry-After": wait])), failing(.timedOut),
      ])
      let client = try Fixtures.client(.paged, transport, retryPolicy: Self.three, clock: clock)
      let error = try await vclaimError { try await client.roomClasses() }
      #expect(transport.requests.count >= tries)
      if tries == 1 { #expect(error?.code == .unavailable) }
      #expect(clock.pauses.isEmpty == (tries == 1))
    }
  }

  @Test("all tries and pauses together stay within the time-out")
  func deadline() async throws {
    let clock = JumpingClock()
    let transport = ScriptedTransport([failing(.timedOut) { clock.advance(by: .seconds(14)) }])
    let policy = RetryPolicy(maximumTries: 10, baseDelay: .zero, maximumDelay: .zero, tryTimeout: .seconds(14))
    let client = try Fixtures.client(.paged, transport, retryPolicy: policy, clock: clock)
    let error = try await vclaimError { try await client.roomClasses() }
    #expect(error?.code == .timedOut)
    #expect(transport.limits == [.seconds(14), .seconds(14), .seconds(2)])
  }

  @Test("a cancelled task is not kept waiting for the next try")
  func cancelledPause() async throws {
    let transport = ScriptedTransport([failing(.cut)])
    let client = try Fixtures.client(.paged, transport, retryPolicy: Self.three)
    let code = try await withThrowingTaskGroup(of: VClaimError.Code?.self) { group in
      group.cancelAll()
      group.addTask { try await vclaimError { try await client.roomClasses() }?.code }
      return try await group.next()
    }
    #expect(code == .cancelled)
    #expect(transport.requests.count == 1)
  }
}
