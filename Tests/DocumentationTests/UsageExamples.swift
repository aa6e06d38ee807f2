import VClaim
import VClaimHTTP

/// The code of the page "Usage examples", block by block; ``UsageTests`` runs it and holds both together.
enum UsageExamples {
  static func basicUsage(baseURL: String) async throws -> Bool? {
    let transport = try AsyncHTTPTransport()
    let configuration = try VClaimConfiguration(
      baseURL: baseURL,
      credentials: Credentials(consumerID: "10001", secret: "rahasiaContoh1", userKey: "kunciContoh1"),
      serviceName: "SIMRS", timeout: .seconds(30))
    let client = VClaimClient(configuration: configuration, transport: transport)

    let eligibility = try await client.eligibility(card: "0009999000001", on: "2026-01-14")

    await transport.shutdown()
    return eligibility?.isEligible
  }

  static func eligibility(_ client: VClaimClient) async throws -> (isEligible: Bool, className: String?) {
    let byCard = try await client.eligibility(card: "0009999000001", on: "2026-01-14")
    let byNIK = try await client.eligibility(nik: "0000009999000001", on: "2026-01-14")

    let isEligible = byCard?.isEligible ?? false  // nil: the service knows no such member
    let className = byNIK?.member.entitledClass?.text
    return (isEligible, className)
  }

  static func creation(_ client: VClaimClient) async throws -> IssuedSEP? {
    guard let day = CalendarDay("2026-01-14") else { return nil }
    var letter = SEPLetter(
      card: "0009999000001", day: day, facility: "0101R001", service: .outpatient, entitledClass: .third,
      medicalRecord: "MR-2026-00001", diagnosis: "A00", polyclinic: "INT")
    letter.user = "admin"
    let issued = try await client.createSEP(letter)
    return issued
  }

  static func creationFromJSON(_ client: VClaimClient) async throws -> IssuedSEP {
    let json = """
      {"noKartu": "0009999000002", "tglSEP": "2026-01-14", "ppkPelayanan": "0101R001", "jnsPelayanan": "RJ",
       "klsRawat": "3", "noMR": "MR-2026-00002", "diagAwal": "A00", "poliTujuan": "INT", "user": "admin"}
      """
    let letter = try SEPLetter(json: Array(json.utf8))
    let issued = try await client.createSEP(letter)
    return issued
  }

  static func change(
    _ client: VClaimClient, number: String, to letter: SEPLetter
  ) async throws -> (kept: IssuedSEP?, changed: IssuedSEP) {
    var letter = letter
    let kept = try await client.sep(number: number)  // nil: there is no such letter
    letter.note = "kontrol ulang"
    let changed = try await client.updateSEP(number: number, letter)
    return (kept, changed)
  }

  static func deletion(_ client: VClaimClient, number: String) async throws -> String {
    let deleted = try await client.deleteSEP(number: number, user: "admin")
    return deleted
  }

  static func lookUps(_ client: VClaimClient) async throws -> (Diagnosis?, Facility?, [RoomClass]) {
    let diagnosis = try await client.diagnosis(code: "A00")
    let facility = try await client.facility(code: "0101R001")
    let roomClasses = try await client.roomClasses()
    return (diagnosis, facility, roomClasses)
  }

  static func pages(_ client: VClaimClient) async throws -> ([Polyclinic], [Doctor], [Room]) {
    let polyclinics = try await client.polyclinics(start: 0, limit: 10)
    let doctors = try await client.doctors(facility: "0101R001", polyclinic: "INT", start: 0, limit: 10)
    let rooms = try await client.rooms(facility: "0101R001", start: 0, limit: 10)
    return (polyclinics, doctors, rooms)
  }

  static func searches(_ client: VClaimClient) async throws -> ([Polyclinic], [Doctor], [Room]) {
    let polyclinics = try await client.polyclinics(matching: "penyakit")
    let doctors = try await client.doctors(polyclinic: "INT", service: .outpatient, on: "2026-01-14")
    let rooms = try await client.aplicaresRooms(facility: "0101R001", start: 1, limit: 10)
    return (polyclinics, doctors, rooms)
  }

  static func inspection(_ configuration: VClaimConfiguration) -> (signature: String, names: [String]) {
    let timestamp = SystemTime.unixSeconds()
    let signature = configuration.signature(at: timestamp)
    let headers = configuration.signedHeaders(at: timestamp)
    return (signature, headers.fields.map(\.name))
  }

  static func failure(_ client: VClaimClient) async -> [String] {
    var lines: [String] = []
    do throws(VClaimError) {
      _ = try await client.eligibility(card: "0009999000001", on: "2026-01-14")
    } catch {
      lines.append("Error: \(error.message)")
      lines.append("Code: \(error.code.rawValue)")
      lines.append("Details: \(error.details)")
    }
    return lines
  }

  static func carefulCreation(_ client: VClaimClient, _ letter: SEPLetter) async -> String {
    do throws(VClaimError) {
      return try await client.createSEP(letter).number
    } catch {
      switch error.code {
      case .outcomeUnknown: return "the letter may exist: look for it before it is sent again"
      case .refused: return error.serviceMessage ?? error.message
      default: return error.message
      }
    }
  }
}
