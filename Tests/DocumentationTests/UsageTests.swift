import Testing
import VClaim
import VClaimHTTP
import VClaimSimulator

/// The examples of the page "Usage examples", run against the simulator.
@Suite("The usage examples")
struct UsageTests {
  @Test("the page holds the very code that runs here")
  func page() throws {
    let source = Page.lines(try Page.contents("Tests/DocumentationTests/UsageExamples.swift"))
    let blocks = try Page("Usage-examples", of: "VClaim").code("swift")
    #expect(blocks.count == 14)
    for block in blocks {
      let lines = Page.lines(block)
      #expect(
        source.indices.contains { source[$0...].starts(with: lines) },
        "\(block) is not in UsageExamples.swift")
    }
  }

  @Test("a client is made, asked and closed")
  func basicUsage() async throws {
    let isEligible = try await Self.simulator(.official).whileListening {
      try await UsageExamples.basicUsage(baseURL: $0)
    }
    #expect(isEligible == true)
  }

  @Test("an error comes out of the first example and of what these tests lend, and the transport is closed")
  func errorsPass() async throws {
    await #expect(throws: VClaimError.self) {
      try await UsageExamples.basicUsage(baseURL: "http://127.0.0.1:1/vclaim-rest")
    }
    await #expect(throws: CancellationError.self) {
      try await Self.withClient(.official) { _ in throw CancellationError() }
    }
  }

  @Test("a member is eligible", arguments: Dialect.allCases)
  func eligibility(dialect: Dialect) async throws {
    let answer = try await Self.withClient(dialect, body: UsageExamples.eligibility)
    #expect(answer.isEligible)
    #expect(answer.className == "KELAS I")
  }

  @Test("a letter is created, read, changed and deleted, and not a second time", arguments: Dialect.allCases)
  func letter(dialect: Dialect) async throws {
    try await Self.withClient(dialect) { client in
      let issued = try #require(try await UsageExamples.creation(client))
      #expect(issued.number.hasPrefix("0101R0010126V"))
      let day = try #require(CalendarDay("2026-01-14"))
      let letter = SEPLetter(
        card: "0009999000001", day: day, facility: "0101R001", service: .outpatient, entitledClass: .third,
        medicalRecord: "MR-2026-00001", diagnosis: "A00", polyclinic: "INT")
      let change = try await UsageExamples.change(client, number: issued.number, to: letter)
      let kept = try await client.sep(number: issued.number)
      let deleted = try await UsageExamples.deletion(client, number: issued.number)
      let missing = try await client.sep(number: issued.number)
      #expect(change.kept?.number == issued.number)
      #expect(change.changed.number == issued.number)
      #expect(kept?.note == "kontrol ulang")
      #expect(deleted == issued.number)
      #expect(missing == nil)
    }
  }

  @Test("the document's own letter is read and created, and refused a second time", arguments: Dialect.allCases)
  func letterFromJSON(dialect: Dialect) async throws {
    try await Self.withClient(dialect) { client in
      let issued = try await UsageExamples.creationFromJSON(client)
      #expect(issued.number.hasPrefix("0101R0010126V"))
      let day = try #require(CalendarDay("2026-01-14"))
      let second = await UsageExamples.carefulCreation(
        client,
        SEPLetter(
          card: "0009999000002", day: day, facility: "0101R001", service: .outpatient, entitledClass: .third,
          medicalRecord: "MR-2026-00002", diagnosis: "A00", polyclinic: "INT"))
      #expect(second.contains("SEP"))
      #expect(second != issued.number)
    }
  }

  @Test("reference data is found by code in both dialects", arguments: Dialect.allCases)
  func lookUps(dialect: Dialect) async throws {
    let (diagnosis, facility, roomClasses) = try await Self.withClient(dialect, body: UsageExamples.lookUps)
    #expect(diagnosis?.code == "A00")
    #expect(facility?.code == "0101R001")
    #expect(roomClasses.count == 5)
  }

  @Test("the paged dialect lists by pages, the official one by keyword")
  func lists() async throws {
    let paged = try await Self.withClient(.paged, body: UsageExamples.pages)
    #expect(paged.0.count == 10)
    let official = try await Self.withClient(.official, body: UsageExamples.searches)
    #expect(official.0.contains { $0.code == "INT" })
    for (doctors, rooms) in [(paged.1, paged.2), (official.1, official.2)] {
      #expect(!doctors.isEmpty)
      #expect(!rooms.isEmpty)
    }
  }

  @Test("headers are inspected", arguments: Dialect.allCases)
  func inspection(dialect: Dialect) async throws {
    let (signature, names) = try await Self.withClient(dialect) { client in
      UsageExamples.inspection(client.configuration)
    }
    #expect(signature.count == 44)
    #expect(names.prefix(3) == ["X-cons-id", "X-timestamp", "X-signature"])
  }

  @Test("an error tells message, code and details")
  func failure() async throws {
    let lines = try await Self.withClient(.official, secret: "salah", body: UsageExamples.failure)
    #expect(lines.count == 3)
    #expect(lines.contains("Code: credentials_refused"))
    #expect(lines.last?.contains("Peserta/nokartu/{card}/tglSEP/{day}") == true)
    #expect(!lines.joined().contains("0009999000001"))
  }

  private static func simulator(_ dialect: Dialect) throws -> Simulator {
    try Simulator(options: SimulatorOptions(dialect: dialect), data: .builtIn())
  }

  private static func withClient<Value: Sendable>(
    _ dialect: Dialect, secret: String = SimulatorOptions.defaultSecret,
    body: (VClaimClient) async throws -> Value
  ) async throws -> Value {
    try await simulator(dialect).whileListening { baseURL in
      let configuration = try VClaimConfiguration(
        baseURL: baseURL, dialect: dialect,
        credentials: Credentials(consumerID: "10001", secret: secret, userKey: "kunciContoh1"),
        aplicaresURL: baseURL.replacing("vclaim-rest", with: "aplicaresws"), retryPolicy: .none)
      let transport = try AsyncHTTPTransport()
      let result: Result<Value, any Error>
      do {
        result = .success(try await body(VClaimClient(configuration: configuration, transport: transport)))
      } catch {
        result = .failure(error)
      }
      // A transport that is not closed traps, and would hide what went wrong.
      await transport.shutdown()
      return try result.get()
    }
  }
}
