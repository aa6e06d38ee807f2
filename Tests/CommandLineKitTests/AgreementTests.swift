import FoundationEssentials
import ReferenceStore
import ReferenceSync
import Settings
import StateFile
import Testing
import VClaim

/// A service that nobody asks.
private struct SilentSource: ReferenceSource {
  func rows(for request: ReferenceRequest) async throws(VClaimError) -> [ReferenceRow] { [] }
}

@Suite("Rooms that must agree")
struct AgreementTests {
  @Test(
    "the configuration keeps exactly the datasets that can be pulled",
    arguments: ["official", "paged"], ["", "0001R001"].flatMap { codes in [true, false].map { (codes, $0) } })
  func datasets(dialect: String, site: (codes: String, hasOthers: Bool)) async throws {
    let directory = "\(FileManager.default.temporaryDirectory.path())/vclaimd-agreement-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: directory) }
    var variables = ["BPJS_API_DIALECT": dialect, "BPJS_FACILITY_CODES": site.codes]
    if site.hasOthers {
      variables["BPJS_ANTREAN_URL"] = "https://antrean.example"
      variables["BPJS_APLICARES_URL"] = "https://aplicares.example"
    }
    let context = SettingsContext(variables: variables, root: directory, workingDirectory: directory)
    let settings = try await Settings.read(from: context).settings(for: .file)
    let store = try await ReferenceStore(path: settings.databasePath, now: { 0 })
    let clock = ContinuousClock()
    let time = SyncTime(clock: clock, now: { 0 }, today: { "2026-01-01" })
    let engine = SyncEngine(
      source: SilentSource(), store: store,
      state: try await StateFile(path: directory + "/state.sqlite", now: { 0 }),
      configuration: SyncConfiguration(
        dialect: settings.dialect, hasAntrean: site.hasOthers, hasAplicares: site.hasOthers,
        facilityCodes: settings.facilityCodes),
      gate: UpstreamGate(GateLimits(requestsPerSecond: 1, requestsPerDay: 1), time: time), time: time)
    #expect(Set(settings.datasets) == Set(engine.datasets))
    await store.close()
  }
}
