import Synchronization
import Testing
import VClaim

@Suite("Signing of requests")
struct SigningTests {
  static let kelas = #"{"list":[{"kode":"1","nama":"Kelas 1"}]}"#

  @Test("the official dialect sends id, time, signature and user key, as in the check value of vclaim.md")
  func officialHeaders() async throws {
    let transport = ScriptedTransport([encrypted(Self.kelas)])
    let classes = try await Fixtures.client(.official, transport).roomClasses()
    let request = try #require(transport.requests.first)
    #expect(classes == [RoomClass(code: "1", name: "Kelas 1")])
    #expect(request.headers["X-cons-id"] == "10001")
    #expect(request.headers["X-timestamp"] == "1700000000")
    #expect(request.headers["X-signature"] == "3gLaMKOHkfEuFV4bZOef7mB+eUCymb+oPQ4uGd+5Nq4=")
    #expect(request.headers.fields.contains(HTTPHeaders.Field(name: "user_key", value: Fixtures.userKey)))
    #expect(request.headers["X-user-key"] == nil)
  }

  @Test("the paged dialect has its own signature, and its own name for the user key")
  func pagedHeaders() async throws {
    let transport = ScriptedTransport([plain(Self.kelas)])
    _ = try await Fixtures.client(.paged, transport).roomClasses()
    let request = try #require(transport.requests.first)
    #expect(request.headers["X-signature"] != "3gLaMKOHkfEuFV4bZOef7mB+eUCymb+oPQ4uGd+5Nq4=")
    #expect(request.headers["X-user-key"] == Fixtures.userKey)
    #expect(request.headers["user_key"] == nil)
  }

  @Test("the service name stands in the user agent")
  func userAgent() async throws {
    let transport = ScriptedTransport([plain(Self.kelas)])
    _ = try await Fixtures.client(.paged, transport).roomClasses()
    #expect(transport.requests.first?.headers["User-Agent"] == "vclaimd (SIMRS)")
  }

  @Test("every try has a fresh timestamp and signature")
  func freshForEveryTry() async throws {
    let transport = ScriptedTransport([failing(.cut), always(.text("", status: 502)), encrypted(Self.kelas)])
    let seconds = Mutex(Fixtures.now)
    let client = try Fixtures.client(
      .official, transport, retryPolicy: RetryPolicy(maximumTries: 3),
      now: {
        seconds.withLock {
          $0 += 1
          return $0
        }
      })
    _ = try await client.roomClasses()
    let timestamps = transport.requests.map { $0.headers["X-timestamp"] }
    let signatures = transport.requests.map { $0.headers["X-signature"] }
    #expect(Set(timestamps).count == 3)
    #expect(Set(signatures).count == 3)
  }

  @Test("two calls of one client are signed apart, however long the client lives")
  func freshForEveryCall() async throws {
    let transport = ScriptedTransport([encrypted(Self.kelas)])
    let seconds = Mutex(Fixtures.now)
    let client = try Fixtures.client(.official, transport, now: { seconds.withLock { $0 } })
    _ = try await client.roomClasses()
    seconds.withLock { $0 += 7_200 }
    _ = try await client.roomClasses()
    #expect(transport.requests.map { $0.headers["X-timestamp"] } == ["1700000000", "1700007200"])
  }

  @Test("an answer decrypts although the clock ticks on between request and answer")
  func tickingClock() async throws {
    let seconds = Mutex(Fixtures.now)
    let client = try Fixtures.client(
      .official, ScriptedTransport([encrypted(Self.kelas)]),
      now: {
        seconds.withLock {
          $0 += 1
          return $0
        }
      })
    #expect(try await client.roomClasses().count == 1)
  }

  @Test("the secret is in no part of a request", arguments: Dialect.allCases)
  func secretStaysHome(dialect: Dialect) async throws {
    let transport = ScriptedTransport([failing(.cut)])
    _ = try await vclaimError { try await Fixtures.client(dialect, transport).roomClasses() }
    let request = try #require(transport.requests.first)
    #expect(!request.url.contains(Fixtures.secret))
    #expect(
      !request.headers.fields.contains { $0.value.contains(Fixtures.secret) || $0.name.contains(Fixtures.secret) })
    #expect(request.body == nil)
  }
}
