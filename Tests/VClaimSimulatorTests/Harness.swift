import VClaimWire

@testable import VClaimSimulator

/// A moment for tests: nothing here looks at the machine's clock.
let testNow: Int64 = 1_700_000_000

let testCredentials = Credentials(consumerID: "10001", secret: "rahasiaContoh1", userKey: "kunciContoh1")

/// Few rows, each of which some test asks for.
func smallData() -> SimulatorData {
  var data = SimulatorData()
  data.polyclinics = [
    SimulatorData.Entry(code: "ANA", name: "Anak"),
    SimulatorData.Entry(code: "INT", name: "Penyakit Dalam"),
    SimulatorData.Entry(code: "MAT", name: "Mata"),
  ]
  data.facilities = [
    SimulatorData.Facility(code: "01010001", name: "Puskesmas Sukamaju", level: 1),
    SimulatorData.Facility(code: "0101R001", name: "RSU Sehat Sentosa", level: 2),
    SimulatorData.Facility(code: "0102R001", name: "RS Contoh 0101", level: 2),
    SimulatorData.Facility(code: "99990001", name: "Klinik Tanpa Tingkat", level: nil),
  ]
  data.diagnoses = [
    SimulatorData.Entry(code: "A00", name: "Cholera"),
    SimulatorData.Entry(code: "A01", name: "Typhoid fever"),
    SimulatorData.Entry(code: "A90", name: "Dengue fever"),
    SimulatorData.Entry(code: "J18.9", name: #"Pneumonia "unspecified" \ both lungs"#),
  ]
  data.doctors = [
    SimulatorData.Doctor(facilityCode: "0101R001", polyclinicCode: "INT", code: "501", name: "dr. Ani Lestari"),
    SimulatorData.Doctor(
      facilityCode: "0101R001", polyclinicCode: "INT", code: "502", name: "dr. Budi Utami", seesInpatients: false),
    SimulatorData.Doctor(facilityCode: "0101R001", polyclinicCode: "ANA", code: "501", name: "dr. Ani Lestari"),
    SimulatorData.Doctor(facilityCode: "0102R001", polyclinicCode: "INT", code: "601", name: "dr. Eka Kusuma"),
  ]
  data.roomClasses = [SimulatorData.Entry(code: "1", name: "VIP"), SimulatorData.Entry(code: "2", name: "Kelas 1")]
  data.rooms = [
    SimulatorData.Room(
      facilityCode: "0101R001", classCode: "1", code: "R001", name: "Mawar 1", capacity: 4, available: 2),
    SimulatorData.Room(
      facilityCode: "0101R001", classCode: "2", code: "R002", name: "Mawar 2", capacity: nil, available: nil),
    SimulatorData.Room(
      facilityCode: "0102R001", classCode: "1", code: "R001", name: "Melati 1", capacity: 1, available: 0),
  ]
  data.procedures = [SimulatorData.Entry(code: "39.95", name: "Haemodialysis")]
  data.specialties = [SimulatorData.Entry(code: "INT", name: "Penyakit Dalam")]
  data.careRooms = [SimulatorData.Entry(code: "1", name: "ICU")]
  data.dischargeConditions = [SimulatorData.Entry(code: "1", name: "Sembuh")]
  data.dischargeStatuses = [SimulatorData.Entry(code: "2", name: "Dirujuk")]
  data.chronicDiagnoses = [SimulatorData.Entry(code: "01", name: "Diabetes Mellitus")]
  data.chronicDrugs = [SimulatorData.Entry(code: "PRB029", name: "Metformin 500 mg tablet")]
  data.provinces = [SimulatorData.Entry(code: "01", name: "Aceh")]
  data.regencies = [SimulatorData.Area(parentCode: "01", code: "0101", name: "Banda Aceh")]
  data.districts = [SimulatorData.Area(parentCode: "0101", code: "010101", name: "Sukajaya")]
  data.members = [
    member(1, "CONTOH AKTIF SATU"), member(2, "CONTOH AKTIF DUA"),
    member(4, "CONTOH NONAKTIF EMPAT", status: SimulatorData.Entry(code: "4", name: "NON AKTIF KARENA PREMI")),
  ]
  return data
}

/// An invented person under the card `0009999` and a number.
func member(
  _ number: Int, _ name: String, status: SimulatorData.Entry = SimulatorData.Entry(code: "0", name: "AKTIF")
) -> SimulatorData.Member {
  var member = SimulatorData.Member(
    cardNumber: "0009999" + number.padded(to: 6), nik: "0000009999" + number.padded(to: 6), name: name, status: status)
  member.birthDate = "1979-10-10"
  return member
}

/// What came back, taken apart by the wire room as a client does.
struct Answer {
  let status: Int
  let body: String
  let envelope: Envelope
  let payload: JSONValue

  var code: String { envelope.code }
  var message: String { envelope.message }

  /// A text deep in the payload, by the way to it: `sep.peserta.nama`.
  func text(_ path: String) -> String? {
    path.split(separator: ".").reduce(payload as JSONValue?) { $0?.member(String($1)) }?.text
  }

  func rows(_ listKey: String = "list") throws -> [ReferenceRow] {
    try referenceRows(in: payload, listKey: listKey)
  }

  func codes(_ listKey: String = "list") throws -> [String] {
    try rows(listKey).map(\.code)
  }
}

/// A simulator that is asked without a network, and the client's side of the signature.
struct Harness {
  let simulator: Simulator

  init(
    _ dialect: Dialect = .official, data: SimulatorData = smallData(),
    scenario: Scenario? = nil,
    clock: any Clock<Duration> = ContinuousClock(),
    options change: (inout SimulatorOptions) -> Void = { _ in }
  ) throws {
    var options = SimulatorOptions(dialect: dialect, credentials: testCredentials)
    change(&options)
    simulator = try Simulator(options: options, data: data, scenario: scenario, now: { testNow }, clock: clock)
  }

  /// Asks for a path below the base with headers that are right, except for what `alter` does to them.
  func ask(
    _ path: String, method: String = "GET", body: String = "", below base: String = "vclaim-rest",
    at timestamp: Int64 = testNow, with credentials: Credentials = testCredentials, dialect: Dialect? = nil,
    alter: (inout [String: String]) -> Void = { _ in }
  ) async throws -> Answer {
    let signed = try RequestSigner(credentials: credentials, dialect: dialect ?? simulator.options.dialect)
      .sign(at: timestamp)
    var headers = Dictionary(signed.headers.map { ($0.name, $0.value) }, uniquingKeysWith: { $1 })
    alter(&headers)
    let answer = try await simulator.reply(
      to: SimulatorRequest(
        method: method, path: "/\(base)/" + path, headers: headers.map { (name: $0.key, value: $0.value) },
        body: Array(body.utf8)))
    let envelope = try Envelope(parsing: answer.body)
    return Answer(
      status: answer.status, body: String(decoding: answer.body, as: UTF8.self), envelope: envelope,
      payload: try payload(of: envelope, cipher: signed.cipher, limit: 10_000_000))
  }
}
