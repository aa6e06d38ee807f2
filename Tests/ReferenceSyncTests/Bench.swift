import FoundationEssentials
import ReferenceStore
import SQLite
import StateFile
import VClaim
import VClaimWire

@testable import ReferenceSync

/// A service in memory, a real file in a directory of its own, and an engine between them, in virtual time.
final class Bench {
  let service: MemoryService
  let clock: VirtualClock
  let store: ReferenceStore
  let state: StateFile
  let engine: SyncEngine
  let gate: UpstreamGate
  let time: SyncTime
  private let directory: String

  init(
    _ service: MemoryService, dialect: Dialect = .official, hasAntrean: Bool = false, hasAplicares: Bool = false,
    facilityCodes: [String] = [], pageSize: Int = 100,
    datasets: [Dataset] = Dataset.all, intervals: [Dataset: SyncConfiguration.Interval] = [:],
    limits: [Dataset: GuardLimits] = [:], limit: Duration = .seconds(1_000_000_000), requestsPerDay: Int = .max,
    keepChanges: Int64? = nil
  ) async throws {
    self.service = service
    let clock = VirtualClock(limit: limit)
    self.clock = clock
    let manager = FileManager.default
    directory = manager.temporaryDirectory.appending(path: "sync-\(UUID().uuidString)").path
    try manager.createDirectory(atPath: directory, withIntermediateDirectories: true)
    store = try await ReferenceStore(path: directory + "/reference.sqlite", now: { clock.unix })
    state = try await StateFile(path: directory + "/state.sqlite", now: { clock.unix })
    time = SyncTime(clock: clock, now: { clock.unix }, today: { "2026-01-31" })
    gate = UpstreamGate(
      GateLimits(requestsPerSecond: 3, requestsPerDay: requestsPerDay), file: state, time: time, chance: { 0.5 })
    engine = SyncEngine(
      source: service, store: store, state: state,
      configuration: SyncConfiguration(
        dialect: dialect, hasAntrean: hasAntrean, hasAplicares: hasAplicares, facilityCodes: facilityCodes,
        pageSize: pageSize, datasets: datasets, intervals: intervals, limits: limits, keepChanges: keepChanges),
      gate: gate, time: time)
  }

  /// Another engine over the same files and gate.
  func engine(_ service: MemoryService, _ configuration: SyncConfiguration) -> SyncEngine {
    SyncEngine(
      source: service, store: store, state: state, configuration: configuration, gate: gate, time: time)
  }

  var decisions: HeldDecisions { HeldDecisions(store: store, state: state, now: { [clock] in clock.unix }) }

  var statePath: String { directory + "/state.sqlite" }

  /// The engine of a program that starts where another one ended: over the same files, opened anew.
  func restarted(
    _ source: (any ReferenceSource)? = nil, change: (inout SyncConfiguration) -> Void = { _ in }
  ) async throws -> SyncEngine {
    let clock = clock
    var configuration = engine.configuration
    change(&configuration)
    return SyncEngine(
      source: source ?? service,
      store: try await ReferenceStore(path: directory + "/reference.sqlite", now: { clock.unix }),
      state: try await StateFile(path: statePath, now: { clock.unix }), configuration: configuration,
      gate: UpstreamGate(GateLimits(requestsPerSecond: 3, requestsPerDay: .max), time: time), time: time)
  }

  deinit { try? FileManager.default.removeItem(atPath: directory) }

  /// The texts of a dataset's rows, key parts first.
  func rows(_ dataset: Dataset) async throws -> [[String]] {
    try await store.records(of: dataset).map { record in
      record.values.map { value in
        switch value {
        case .text(let text): text
        case .integer(let number): String(number)
        default: "-"
        }
      }
    }.sorted { $0.lexicographicallyPrecedes($1) }
  }

  func reader() throws -> ReferenceReader { try ReferenceReader(path: directory + "/reference.sqlite") }

  func status(_ dataset: Dataset) async throws -> DatasetStatus? {
    try await store.statuses().first { $0.dataset == dataset.name }
  }

  /// Rows of a small official service: everything that its dialect has.
  static let smallOfficial: [String: [ReferenceRow]] = [
    "referensi/kelasrawat": rows(["1": "Kelas I", "2": "Kelas II"]),
    "referensi/poli/": rows(["ANA": "Poli Anak", "BED": "Poli Bedah"]),
    "referensi/faskes/*/1": rows(["0101U001": "Puskesmas Contoh"]),
    "referensi/faskes/*/2": rows(["0101R001": "RS Contoh", "0102R001": "RS Teladan"]),
    "referensi/diagnosa/": rows(["A00": "Cholera contoh", "A00.1": "Cholera lain"]),
    "referensi/procedure/": rows(["88.7": "Ultrasound contoh", "88.72": "Ultrasound lain"]),
    "referensi/spesialistik": rows(["1": "Spesialis contoh"]),
    "referensi/ruangrawat": rows(["1": "Ruang contoh"]),
    "referensi/pascapulang": rows(["1": "Sembuh"]),
    "referensi/carakeluar": rows(["1": "Atas persetujuan"]),
    "referensi/diagnosaprb": rows(["01": "Penyakit contoh"]),
    "referensi/propinsi": rows(["01": "Propinsi Satu", "02": "Propinsi Dua", "03": "Propinsi Baru"]),
    "referensi/kabupaten/propinsi/01": rows(["0101": "Kota Satu", "0102": "Kab. Satu"]),
    "referensi/kabupaten/propinsi/02": rows(["0201": "Kota Dua"]),
    "referensi/kecamatan/kabupaten/0101": rows(["010101": "Kec. Satu"]),
    "referensi/kecamatan/kabupaten/0201": rows(["020101": "Kec. Dua", "020102": "Kec. Tiga"]),
    "referensi/dokter/pelayanan/1/tglPelayanan/2026-01-31/Spesialis/ANA": rows(["100": "dr. Satu"]),
    "referensi/dokter/pelayanan/2/tglPelayanan/2026-01-31/Spesialis/ANA": rows(["100": "dr. Satu", "200": "dr. Dua"]),
    "referensi/dokter/pelayanan/2/tglPelayanan/2026-01-31/Spesialis/BED": rows(["200": "dr. Dua"]),
  ]

  /// Rows of a small paged service with two facilities.
  static let smallPaged: [String: [ReferenceRow]] = [
    "referensi/kelasrawat": rows(["1": "Kelas I"]),
    "referensi/poli/*/*": rows(["ANA": "Poli Anak", "BED": "Poli Bedah"]),
    "referensi/faskes/*/*": rows(["0101U001": "Puskesmas Contoh", "0101R001": "RS Contoh"]),
    "referensi/diagnosa/*/*": rows(["A00": "Cholera contoh"]),
    "referensi/dokter/0101R001/ANA/*/*": rows(["100": "dr. Satu"]),
    "referensi/dokter/0102R001/BED/*/*": rows(["300": "dr. Tiga"]),
    "referensi/kamar/0101R001/*/*": [
      ReferenceRow(
        code: "M1", name: "Melati", fields: ["kodekelas": "1", "kapasitas": "4", "tersedia": "penuh"])
    ],
    "referensi/kamar/0102R001/*/*": [ReferenceRow(code: "M1", name: "Mawar", fields: [:])],
  ]

  static func rows(_ names: [String: String]) -> [ReferenceRow] {
    names.map { ReferenceRow(code: $0.key, name: $0.value, fields: [:]) }.sorted { $0.code < $1.code }
  }
}
