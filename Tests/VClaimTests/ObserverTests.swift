import Testing
import VClaim

@Suite("The observer of requests")
struct ObserverTests {
  static func client(
    _ transport: ScriptedTransport, _ observer: RecordingObserver, clock: JumpingClock = JumpingClock(),
    tries: Int = 3
  ) throws -> VClaimClient {
    VClaimClient(
      configuration: try Fixtures.configuration(.paged, retryPolicy: RetryPolicy(maximumTries: tries)),
      transport: transport, now: { Fixtures.now }, clock: clock, chance: { 0.5 }, observer: observer)
  }

  @Test("it sees every try, with what came of it and whether another one follows")
  func everyTry() async throws {
    let clock = JumpingClock()
    let observer = RecordingObserver()
    let transport = ScriptedTransport([
      failing(.timedOut) { clock.advance(by: .seconds(12)) },
      always(
        .text(
          #"{"metaData":{"code":"503"}}"#, status: 503, headers: ["Date": "Tue, 14 Nov 2023 22:13:10 GMT"])),
      plain(#"[{"kode":"1","nama":"Satu"}]"#),
    ])
    _ = try await Self.client(transport, observer, clock: clock).diagnoses(start: 0, limit: 5)
    let endpoint = "referensi/diagnosa/{start}/{limit}"
    #expect(
      observer.records == [
        RequestRecord(
          method: .get, service: .vclaim, endpoint: endpoint, errorLabel: "vclaim_timed_out", duration: .seconds(12),
          tryNumber: 1, willRetry: true),
        RequestRecord(
          method: .get, service: .vclaim, endpoint: endpoint, httpStatus: 503, errorLabel: "vclaim_unavailable",
          duration: .zero, tryNumber: 2, willRetry: true, clockSkew: 10),
        RequestRecord(
          method: .get, service: .vclaim, endpoint: endpoint, httpStatus: 200, serviceCode: "200", duration: .zero,
          tryNumber: 3, willRetry: false),
      ])
  }

  @Test("the last try of those that fail is followed by none, and no data is no failure")
  func ends() async throws {
    let observer = RecordingObserver()
    _ = try await vclaimError {
      try await Self.client(ScriptedTransport([failing(.cut)]), observer, tries: 2).roomClasses()
    }
    #expect(observer.records.map(\.willRetry) == [true, false])
    let absent = ScriptedTransport([always(.envelope(code: "201", message: "Data tidak ditemukan"))])
    _ = try await Self.client(absent, observer).diagnosis(code: "Z99")
    #expect(observer.records.last?.errorLabel == nil)
    #expect(observer.records.last?.serviceCode == "201")
  }

  @Test("a Retry-After that leaves no time for another try is not taken for one")
  func noTime() async throws {
    let observer = RecordingObserver()
    let transport = ScriptedTransport([always(.text("", status: 429, headers: ["Retry-After": "3600"]))])
    _ = try await vclaimError { try await Self.client(transport, observer).roomClasses() }
    #expect(observer.records.map(\.willRetry) == [false])
  }

  @Test("a refusal is told with the service's code")
  func refusal() async throws {
    let observer = RecordingObserver()
    let transport = ScriptedTransport([always(.envelope(code: "412", message: "Keyword minimal 3 karakter"))])
    _ = try await vclaimError { try await Self.client(transport, observer).roomClasses() }
    #expect(observer.records.map(\.serviceCode) == ["412"])
    #expect(observer.records.map(\.errorLabel) == ["vclaim_refused"])
  }

  @Test("a success that the call rejects is told as the failure that it is")
  func rejected() async throws {
    let observer = RecordingObserver()
    let rows = ScriptedTransport([plain(#"{"list":[{"nama":"Kelas 1"}]}"#)])
    _ = try await vclaimError { try await Self.client(rows, observer).roomClasses() }
    let member = ScriptedTransport([plain(#"{"peserta":{}}"#)])
    _ = try await vclaimError { try await Self.client(member, observer).eligibility(card: "0009999000001") }
    let letter = ScriptedTransport([plain(#"{"sep":{}}"#)])
    _ = try await vclaimError { try await Self.client(letter, observer).createSEP(SEPFixtures.made()) }
    let lost = ScriptedTransport([failing(.timedOut)])
    _ = try await vclaimError { try await Self.client(lost, observer).deleteSEP(number: "N-1") }
    #expect(
      observer.records.map(\.errorLabel) == [
        "vclaim_malformed_answer", "vclaim_malformed_answer", "vclaim_outcome_unknown", "vclaim_outcome_unknown",
      ])
    #expect(observer.records.map(\.tryNumber) == [1, 1, 1, 1])
  }

  @Test("what is never sent is no try")
  func notSent() async throws {
    let observer = RecordingObserver()
    let client = try Self.client(ScriptedTransport([plain("[]")]), observer)
    _ = try await vclaimError { try await client.antreanDoctors() }
    _ = try await vclaimError { try await client.diagnosis(code: " ") }
    #expect(observer.records.isEmpty)
  }

  @Test("no record holds a value, a secret or a text of the service")
  func secrecy() async throws {
    for response in SecrecyTests.echoes {
      let observer = RecordingObserver()
      let client = VClaimClient(
        configuration: try Fixtures.configuration(.official), transport: ScriptedTransport([always(response)]),
        now: { Fixtures.now }, clock: JumpingClock(), observer: observer)
      _ = try await vclaimError { try await client.doctors(named: "Sri Rahayu") }
      let text = SecrecyTests.printed(try #require(observer.records.first))
      for secret in [Fixtures.secret, Fixtures.userKey, SecrecyTests.signature, "0009999000001", "Sri", "Rahayu"] {
        #expect(!text.contains(secret))
      }
    }
  }
}
