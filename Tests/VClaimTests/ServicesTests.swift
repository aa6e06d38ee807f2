import Testing
import VClaim

@Suite("The services beside VClaim")
struct ServicesTests {
  static let antreanKey = "kunciAntrean1"

  static func client(_ dialect: Dialect, _ transport: ScriptedTransport) throws -> VClaimClient {
    VClaimClient(
      configuration: try VClaimConfiguration(
        baseURL: "https://service.example/vclaim-rest", dialect: dialect, credentials: Fixtures.credentials,
        antreanURL: "https://queue.example/antreanrs/", antreanUserKey: antreanKey,
        aplicaresURL: "https://beds.example/aplicaresws", retryPolicy: .none),
      transport: transport, now: { Fixtures.now }, clock: JumpingClock())
  }

  static let polyclinics = #"""
    [{"nmpoli":"Anak","nmsubspesialis":"Anak Alergi","kdsubspesialis":"004","kdpoli":"ANA"},
     {"nmpoli":"Anak","nmsubspesialis":"ANAK","kdsubspesialis":"ANA","kdpoli":"ANA"},
     {"nmpoli":"Bedah","nmsubspesialis":null,"kdsubspesialis":null,"kdpoli":"BED"}]
    """#

  @Test(
    "Antrean is signed as the official dialect is, with its own user key, whatever the dialect",
    arguments: Dialect.allCases)
  func antreanHeaders(dialect: Dialect) async throws {
    let transport = ScriptedTransport([encrypted(Self.polyclinics)])
    _ = try await Self.client(dialect, transport).antreanPolyclinics()
    let request = try #require(transport.requests.first)
    #expect(request.url == "https://queue.example/antreanrs/ref/poli")
    #expect(request.headers["X-cons-id"] == "10001")
    #expect(request.headers["X-signature"] == "3gLaMKOHkfEuFV4bZOef7mB+eUCymb+oPQ4uGd+5Nq4=")
    #expect(request.headers["user_key"] == Self.antreanKey)
    #expect(request.headers["X-user-key"] == nil)
  }

  @Test("polyclinics of Antrean are the base ones and every sub-speciality of another code, each once")
  func antreanPolyclinics() async throws {
    let client = try Self.client(.paged, ScriptedTransport([encrypted(Self.polyclinics)]))
    #expect(
      try await client.antreanPolyclinics() == [
        Polyclinic(code: "ANA", name: "Anak"), Polyclinic(code: "004", name: "Anak Alergi"),
        Polyclinic(code: "BED", name: "Bedah"),
      ])
  }

  @Test("doctors of Antrean have numbers for codes, and neither facility nor polyclinic")
  func antreanDoctors() async throws {
    let doctors =
      #"{"list":[{"namadokter":"dr. Contoh","kodedokter":17432},{"namadokter":"dr. Dua","kodedokter":"0042"}]}"#
    let transport = ScriptedTransport([encrypted(doctors)])
    let found = try await Self.client(.official, transport).antreanDoctors()
    #expect(transport.requests.first?.url == "https://queue.example/antreanrs/ref/dokter")
    #expect(
      found == [
        Doctor(facilityCode: nil, polyclinicCode: nil, code: "17432", name: "dr. Contoh"),
        Doctor(facilityCode: nil, polyclinicCode: nil, code: "0042", name: "dr. Dua"),
      ])
  }

  @Test(
    "Aplicares is asked at its own address, and answers plainly with code 1 or 200", arguments: ["1", "\"1\"", "200"])
  func aplicaresRooms(code: String) async throws {
    let row = #"{"kodekelas":"VIP","koderuang":"A1","namaruang":"Anggrek","kapasitas":4,"tersedia":"1"}"#
    let transport = ScriptedTransport([
      always(.text(#"{"metadata":{"code":\#(code),"message":"OK"},"response":{"list":[\#(row)]}}"#))
    ])
    let rooms = try await Self.client(.paged, transport).aplicaresRooms(facility: "0123 R", start: 1, limit: 50)
    let request = try #require(transport.requests.first)
    #expect(request.url == "https://beds.example/aplicaresws/rest/bed/read/0123%20R/1/50")
    #expect(request.headers["X-signature"] == "3gLaMKOHkfEuFV4bZOef7mB+eUCymb+oPQ4uGd+5Nq4=")
    #expect(request.headers["user_key"] == Fixtures.userKey)
    #expect(
      rooms == [
        Room(facilityCode: "0123 R", classCode: "VIP", code: "A1", name: "Anggrek", capacity: 4, available: 1)
      ])
  }

  @Test("Antrean accepts code 1 as well, VClaim itself does not")
  func codeOne() async throws {
    let answer = always(.text(#"{"metadata":{"code":1,"message":"Ok"},"response":[]}"#))
    #expect(try await Self.client(.official, ScriptedTransport([answer])).antreanDoctors().isEmpty)
    let error = try await vclaimError { try await Self.client(.official, ScriptedTransport([answer])).roomClasses() }
    #expect(error?.code == .refused)
  }

  @Test("no data is judged as VClaim's is, and a refusal is an error")
  func noData() async throws {
    let absent = always(.envelope(code: "201", message: "Data tidak ditemukan"))
    let refusal = always(.envelope(code: "201", message: "Parameter salah"))
    #expect(try await Self.client(.official, ScriptedTransport([absent])).antreanDoctors().isEmpty)
    #expect(
      try await Self.client(.official, ScriptedTransport([absent])).aplicaresRooms(facility: "1", start: 1, limit: 1)
        .isEmpty)
    let error = try await vclaimError {
      try await Self.client(.official, ScriptedTransport([refusal])).antreanDoctors()
    }
    #expect(error?.code == .refused)
    #expect(error?.endpoint == "ref/dokter")
  }

  @Test("an encrypted answer of Aplicares is an error, never data")
  func encryptedAplicares() async throws {
    let client = try Self.client(.official, ScriptedTransport([encrypted(#"{"list":[]}"#)]))
    let error = try await vclaimError { try await client.aplicaresRooms(facility: "1", start: 1, limit: 1) }
    #expect(error?.code == .undecipherable)
  }

  @Test("one code with two names is a malformed answer")
  func conflictingNames() async throws {
    let rows = #"""
      [{"nmpoli":"Anak","nmsubspesialis":"Anak","kdsubspesialis":"ANA","kdpoli":"ANA"},
       {"nmpoli":"Bedah","nmsubspesialis":"Bedah Anak","kdsubspesialis":"ANA","kdpoli":"BED"}]
      """#
    let error = try await vclaimError {
      try await Self.client(.official, ScriptedTransport([encrypted(rows)])).antreanPolyclinics()
    }
    #expect(error?.code == .malformedAnswer)
    #expect(error?.message.contains(#""ANA""#) == true)
  }

  @Test("without its address a service is unsupported, and the message names the setting")
  func unconfigured() async throws {
    let transport = ScriptedTransport([plain("[]")])
    let client = try Fixtures.client(.official, transport)
    let queue = try await vclaimError { try await client.antreanPolyclinics() }
    let beds = try await vclaimError { try await client.aplicaresRooms(facility: "1", start: 1, limit: 1) }
    #expect(queue?.code == .unsupported)
    #expect(queue?.message.contains("BPJS_ANTREAN_URL") == true)
    #expect(beds?.code == .unsupported)
    #expect(beds?.message.contains("BPJS_APLICARES_URL") == true)
    #expect(transport.requests.isEmpty)
  }

  @Test("rows of Aplicares count from 1")
  func firstRow() async throws {
    let transport = ScriptedTransport([plain("[]")])
    let client = try Self.client(.official, transport)
    let error = try await vclaimError { try await client.aplicaresRooms(facility: "1", start: 0, limit: 1) }
    #expect(error?.code == .invalidArgument)
    #expect(transport.requests.isEmpty)
  }

  @Test("the user key of Antrean is VClaim's unless it is set, and must be there")
  func userKeys() async throws {
    let transport = ScriptedTransport([encrypted("[]")])
    let shared = try VClaimConfiguration(credentials: Fixtures.credentials, antreanURL: "https://queue.example")
    _ = try await VClaimClient(configuration: shared, transport: transport, now: { Fixtures.now }).antreanDoctors()
    #expect(transport.requests.first?.headers["user_key"] == Fixtures.userKey)
    let keyless = Credentials(consumerID: "10001", secret: Fixtures.secret, userKey: nil)
    let missing = #expect(throws: VClaimError.self) {
      try VClaimConfiguration(dialect: .paged, credentials: keyless, antreanURL: "https://queue.example")
    }
    #expect(missing?.message.contains("BPJS_ANTREAN_USER_KEY") == true)
    _ = try VClaimConfiguration(dialect: .paged, credentials: keyless, aplicaresURL: "https://beds.example")
  }

  @Test("a user key of Antrean without its address is refused")
  func keyWithoutAddress() throws {
    let error = #expect(throws: VClaimError.self) {
      try VClaimConfiguration(credentials: Fixtures.credentials, antreanUserKey: Self.antreanKey)
    }
    #expect(error?.code == .invalidArgument)
    #expect(error?.message.contains("BPJS_ANTREAN_URL") == true)
    #expect(error?.description.contains(Self.antreanKey) == false)
  }

  @Test("no user key is printed with the configuration, nor quoted when the service repeats it")
  func secrecy() async throws {
    let echo = always(.envelope(code: "201", message: "ditolak \(Self.antreanKey)"))
    let client = try Self.client(.official, ScriptedTransport([echo]))
    let error = try await vclaimError { try await client.antreanDoctors() }
    #expect(error?.serviceMessage == "ditolak ***")
    for value in [client.configuration, error as Any] {
      #expect(!SecrecyTests.printed(value).contains(Self.antreanKey))
    }
  }

  @Test("the addresses follow the rules of the base address")
  func addresses() throws {
    let configuration = try VClaimConfiguration(
      credentials: Fixtures.credentials, antreanURL: "http://127.0.0.1:1/antreanrs/",
      aplicaresURL: "https://beds.example/")
    #expect(configuration.antreanURL == "http://127.0.0.1:1/antreanrs")
    #expect(configuration.aplicaresURL == "https://beds.example")
    let antrean = #expect(throws: VClaimError.self) {
      try VClaimConfiguration(credentials: Fixtures.credentials, antreanURL: "http://queue.example")
    }
    #expect(antrean?.message.hasPrefix("the Antrean address ") == true)
    let aplicares = #expect(throws: VClaimError.self) {
      try VClaimConfiguration(credentials: Fixtures.credentials, aplicaresURL: "beds.example")
    }
    #expect(aplicares?.message.hasPrefix("the Aplicares address ") == true)
  }
}
