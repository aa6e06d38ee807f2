import Testing

@testable import VClaim

@Suite("What is believed of the service's clock")
struct ClockTrustTests {
  /// A measurement of a skew of 600 s by an answer that took a while and was dated at its beginning or its end.
  private static func slow(_ seconds: Int64, datedAt place: Int64) -> ClockMeasurement? {
    ClockMeasurement(date: 1_000 + place, sentAt: 1_600, receivedAt: 1_600 + seconds)
  }

  @Test("slow answers neither end a correction that is right nor make it worse")
  func slowAnswers() throws {
    var skew = ClockSkew()
    for _ in 0..<3 { skew.note(ClockMeasurement(600)) }
    for (seconds, place) in [(6, 6), (8, 0), (8, 8), (6, 0), (10, 10), (8, 0)] as [(Int64, Int64)] {
      skew.note(try #require(Self.slow(seconds, datedAt: place)))
      #expect(skew.correction == 600)
    }
    for _ in 0..<3 { skew.note(ClockMeasurement(602)) }
    #expect(skew.correction == 602)
  }

  @Test("slow answers alone lead to a correction, and another clock ends it")
  func onlySlowAnswers() throws {
    var skew = ClockSkew()
    for (seconds, place) in [(6, 6), (8, 0), (6, 3)] as [(Int64, Int64)] {
      skew.note(try #require(Self.slow(seconds, datedAt: place)))
    }
    #expect((597...603).contains(skew.correction))
    for _ in 0..<2 { skew.note(ClockMeasurement(0)) }
    #expect(skew.correction == 0)
  }

  /// A client of a service that answers with one thing, dated ten minutes before this machine's time.
  private static func client(_ answers: [HTTPResponse], _ observer: RecordingObserver) throws -> VClaimClient {
    let dated = answers.map { answer in
      var answer = answer
      answer.headers.add(name: "Date", value: HTTPDateText.of(Fixtures.now - 600))
      return always(answer)
    }
    return VClaimClient(
      configuration: try Fixtures.configuration(.paged), transport: ScriptedTransport(dated), now: { Fixtures.now },
      clock: JumpingClock(), observer: observer)
  }

  private static let list = HTTPResponse.text(#"{"metaData":{"code":"200"},"response":[]}"#)

  @Test("pages of an outage and answers of a cache are not measured")
  func pages() async throws {
    var cached = Self.list
    cached.headers.add(name: "Age", value: "600")
    for answer in [
      cached, .text("<html>", status: 503), .text("<html>"), .text("", status: 502), .text("not found", status: 404),
    ] {
      let observer = RecordingObserver()
      let client = try Self.client([answer], observer)
      for _ in 0..<4 { _ = try await vclaimError { try await client.roomClasses() } }
      #expect(client.clockSkew == nil)
      #expect(client.clockSkews.serviceTime(at: Fixtures.now, for: .vclaim) == Fixtures.now)
      #expect(observer.records.map(\.clockSkew) == [nil, nil, nil, nil])
    }
  }

  @Test("a refused signature that tells no time ends the correction, so that the next request can be accepted")
  func recovery() async throws {
    let client = try Self.client(
      [Self.list, Self.list, Self.list, .text("Unauthorized!", status: 401)], RecordingObserver())
    for _ in 0..<3 { _ = try await client.roomClasses() }
    #expect(client.clockSkews.serviceTime(at: Fixtures.now, for: .vclaim) == Fixtures.now - 600)
    let error = try await vclaimError { try await client.roomClasses() }
    #expect(error?.code == .credentialsRefused)
    #expect(client.clockSkews.serviceTime(at: Fixtures.now, for: .vclaim) == Fixtures.now)
    #expect(client.clockSkew == nil)
  }

  @Test("days are judged by the service's clock once it is known")
  func days() async throws {
    // The machine is two days ahead.
    let answer = HTTPResponse.text(
      #"{"metaData":{"code":"200"},"response":{"peserta":{"statusPeserta":{"kode":"0"}}}}"#,
      headers: ["Date": HTTPDateText.of(Fixtures.now - 172_800)])
    let transport = ScriptedTransport([always(answer)])
    let client = try Fixtures.client(.paged, transport)
    for _ in 0..<3 { _ = try await client.eligibility(card: "0009999000001", on: "2023-11-01") }
    let eligibility = try await client.eligibility(card: "0009999000001")
    #expect(eligibility?.day.description == LocalDay.text(at: Fixtures.now - 172_800))
    let error = try await vclaimError { try await client.eligibility(card: "0009999000001", on: "2023-11-14") }
    #expect(error?.message == "the day must not lie in the future")
    let letter = try await vclaimError { try await client.createSEP(SEPFixtures.made()) }
    #expect(letter?.message.contains("tglSep must not lie in the future") == true)
  }
}
