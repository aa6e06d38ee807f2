import ReferenceStore
import Settings
import Testing
import VClaim

@Suite("Values of the configuration")
struct SettingsValuesTests {
  private static let officialOnly = [
    "procedures", "specialties", "care_rooms", "discharge_conditions", "discharge_statuses", "chronic_diagnoses",
    "provinces", "regencies", "districts",
  ]

  @Test("without any configuration the file can be read and the service cannot be asked")
  func defaults() async throws {
    let machine = try Machine()
    let settings = try await machine.settings()
    #expect(settings.baseURL == "https://apijkn.bpjs-kesehatan.go.id/vclaim-rest")
    #expect(settings.dialect == .official)
    #expect(settings.timeout == .seconds(30))
    #expect(settings.requestsPerSecond == 3)
    #expect(settings.pullWindow == nil)
    #expect(settings.logLevel == .info)
    #expect(settings.rowCap == nil)
    #expect(settings.pageSize == 100)
    #expect(settings.credentials == nil)
    let error = #expect(throws: SettingsError.self) { try settings.requiredCredentials() }
    #expect(error?.code == .missing)
    #expect(
      error?.problems.map(\.description) == [
        "BPJS_CONSUMER_ID: is required and not set", "BPJS_CONSUMER_SECRET: is required and not set",
        "BPJS_USER_KEY: is required by the official dialect and not set",
      ])
  }

  @Test("the paged dialect does without a user key")
  func pagedCredentials() async throws {
    let machine = try Machine([
      "BPJS_API_DIALECT": "paged", "BPJS_CONSUMER_ID": "10001", "BPJS_CONSUMER_SECRET": "rahasia",
    ])
    #expect(await machine.problems(need: .service).isEmpty)
    _ = try await machine.settings().requiredCredentials()
  }

  @Test("every value that is set arrives")
  func values() async throws {
    let machine = try Machine()
    try machine.write(
      """
      BPJS_API_URL=http://localhost:8080/vclaim-rest/
      BPJS_API_DIALECT=paged
      BPJS_ANTREAN_URL=https://queue.example/antreanrs/
      BPJS_ANTREAN_USER_KEY=kunciAntrean1
      BPJS_APLICARES_URL=https://beds.example/aplicaresws
      BPJS_FACILITY_CODES=0001R001, 0001R002
      BPJS_TIMEOUT=2m
      BPJS_CA_FILE=ca.pem
      BPJS_PROXY=http://proxy.example:3128
      BPJS_ROW_CAP=50
      BPJS_PAGE_SIZE=25
      VCLAIMD_DATASETS=room_classes, diagnoses
      VCLAIMD_PULL_WINDOW=22:00-05:30
      VCLAIMD_DIAGNOSES_EVERY=2d
      VCLAIMD_ROOM_CLASSES_MAX_STALE=8d
      VCLAIMD_REQUESTS_PER_SECOND=0.5
      VCLAIMD_LOG_LEVEL=debug
      """, to: "etc/vclaimd/vclaimd.env")
    let settings = try await machine.settings()
    let window = try #require(settings.pullWindow)
    #expect(window.start == 22 * 3_600)
    #expect(window.end == 5 * 3_600 + 30 * 60)
    #expect(settings.baseURL == "http://localhost:8080/vclaim-rest")
    #expect(settings.dialect == .paged)
    #expect(settings.antreanURL == "https://queue.example/antreanrs")
    #expect(settings.antreanUserKey == "kunciAntrean1")
    #expect(settings.aplicaresURL == "https://beds.example/aplicaresws")
    #expect(settings.facilityCodes == ["0001R001", "0001R002"])
    #expect(settings.timeout == .seconds(120))
    #expect(settings.caFile == "\(machine.root)/desk/ca.pem")
    #expect(settings.proxy?.text == "http://proxy.example:3128")
    #expect(settings.rowCap == 50)
    #expect(settings.pageSize == 25)
    #expect(settings.datasets == [.diagnoses, .roomClasses])
    #expect(settings.every(.diagnoses) == .seconds(2 * 86_400))
    #expect(settings.maxStale(.diagnoses) == .seconds(6 * 86_400))
    #expect(settings.maxStale(.roomClasses) == .seconds(8 * 86_400))
    #expect(settings.requestsPerSecond == 0.5)
    #expect(settings.logLevel == .debug)
  }

  @Test(
    "a dataset is kept by default when dialect and facility codes allow it",
    arguments: [
      ([:], ["polyclinics", "facilities", "diagnoses", "room_classes"] + SettingsValuesTests.officialOnly),
      (
        ["BPJS_FACILITY_CODES": "1"],
        ["polyclinics", "facilities", "diagnoses", "doctors", "room_classes"] + SettingsValuesTests.officialOnly
      ),
      (["BPJS_API_DIALECT": "paged"], ["polyclinics", "facilities", "diagnoses", "room_classes"]),
      (
        ["BPJS_API_DIALECT": "paged", "BPJS_FACILITY_CODES": "1"],
        ["polyclinics", "facilities", "diagnoses", "doctors", "room_classes", "rooms"]
      ),
    ])
  func keptDatasets(variables: [String: String], expected: [String]) async throws {
    #expect(try await Machine(variables).settings().datasets.map(\.name) == expected)
  }

  @Test("a dataset that is named and not possible is an error that says why")
  func impossibleDatasets() async throws {
    let machine = try Machine(["VCLAIMD_DATASETS": "doctors,rooms,diagnoses"])
    #expect(
      await machine.problems() == [
        "VCLAIMD_DATASETS (environment): doctors needs BPJS_FACILITY_CODES",
        "VCLAIMD_DATASETS (environment): rooms is not offered by the official dialect, "
          + "and BPJS_APLICARES_URL is not set",
      ])
  }

  @Test("every dataset has a schedule that makes sense", arguments: Dataset.all)
  func schedules(dataset: Dataset) async throws {
    let settings = try await Machine().settings()
    #expect(settings.every(dataset) >= .seconds(3_600))
    #expect(settings.maxStale(dataset) >= settings.every(dataset))
  }
}
