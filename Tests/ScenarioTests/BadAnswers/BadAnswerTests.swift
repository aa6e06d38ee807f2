import FoundationEssentials
import ReferenceStore
import ReferenceSync
import SQLite
import StateFile
import Testing
import VClaim
import VClaimSimulator
import VClaimWire

/// Answers that are wrong in every way that shows, by the real client and engine into a real file, in virtual time.
///
/// `make bad-answer-test ANSWERS=10000` has so many answers carried in each dialect; the usual run of the tests fewer.
@Suite("Bad answers")
struct BadAnswerTests {
  private static let answers = Int(ProcessInfo.processInfo.environment["VCLAIMD_TEST_ANSWERS"] ?? "") ?? 2_000

  /// What is pulled in a dialect, and how many requests a day it may take: fewer than it would.
  private static func limits(_ dialect: Dialect) -> (datasets: [Dataset], requestsPerDay: Int) {
    switch dialect {
    case .official: ([.roomClasses, .polyclinics, .specialties, .provinces], 400)
    case .paged: ([.roomClasses, .polyclinics, .facilities, .diagnoses], 150)
    }
  }

  @Test(
    "never reach the file; the budget of a day holds, and the service is left alone when it asks",
    arguments: Dialect.allCases)
  func never(dialect: Dialect) async throws {
    let manager = FileManager.default
    let directory = manager.temporaryDirectory.appending(path: "bad-\(UUID().uuidString)").path
    try manager.createDirectory(atPath: directory, withIntermediateDirectories: true)
    defer { try? manager.removeItem(atPath: directory) }
    let (datasets, requestsPerDay) = Self.limits(dialect)
    let clock = VirtualClock()
    let data = Self.data
    let credentials = Credentials(consumerID: "10001", secret: "rahasiaContoh1", userKey: "kunciContoh1")
    let simulator = try Simulator(
      options: SimulatorOptions(dialect: dialect, credentials: credentials), data: data, now: { clock.unix },
      clock: clock)
    let transport = SpoilingTransport(simulator, dialect: dialect, seed: 7, now: { clock.unix })
    let client = VClaimClient(
      configuration: try VClaimConfiguration(
        baseURL: "http://127.0.0.1:1/vclaim-rest", dialect: dialect, credentials: credentials, retryPolicy: .none),
      transport: transport, now: { clock.unix }, clock: clock, chance: { 0.5 })
    let store = try await ReferenceStore(path: directory + "/reference.sqlite", now: { clock.unix })
    let state = try await StateFile(path: directory + "/state.sqlite", now: { clock.unix })
    let time = SyncTime(clock: clock, now: { clock.unix }, today: { "2027-01-15" })
    let engine = SyncEngine(
      source: client, store: store, state: state,
      configuration: SyncConfiguration(dialect: dialect, datasets: datasets),
      gate: UpstreamGate(
        GateLimits(requestsPerSecond: 3, requestsPerDay: requestsPerDay), file: state, time: time, chance: { 0.5 }),
      time: time, chance: { 0.5 })
    let truth = Self.truth
    var pulls = 0
    var failures: [String: Int] = [:]
    var bad = 0
    var generation: Int64?
    while transport.account.sentAt.count < Self.answers {
      transport.spoil([0, 0.02, 0.1, 0.5, 1][pulls % 5])
      for result in await engine.sync() {
        if let error = result.error { failures[error.shortDescription, default: 0] += 1 }
        // The first pull is a good one: from then on nothing may change.
        if try await Self.names(of: result.dataset, in: store) != truth[result.dataset] { bad += 1 }
      }
      // Nor may anything have changed and changed back.
      let newest = try ReferenceReader(path: directory + "/reference.sqlite").generation()
      if newest != generation ?? newest { bad += 1 }
      generation = newest
      pulls += 1
      clock.advance(by: .seconds(3_600))
    }
    #expect(bad == 0)
    #expect(failures.count > 5, "\(failures)")
    let account = transport.account
    #expect(Self.mostInADay(account.sentAt) <= requestsPerDay)
    #expect(failures["budget_spent"] != nil)
    #expect(account.unrests == 0)
    #expect(account.rests > 5)
    #expect(account.spoilt.count == BadAnswer.allCases.count { $0.exists(in: dialect) })
    let ways = account.spoilt.sorted { $0.key.rawValue < $1.key.rawValue }.map { "\($0.key.rawValue) \($0.value)" }
    print(
      "bad answers, \(dialect.rawValue): \(account.sentAt.count) answers in \(pulls) pulls, "
        + "\(account.spoilt.values.reduce(0, +)) bad (\(ways.joined(separator: ", "))); \(bad) bad publications; "
        + "at most \(Self.mostInADay(account.sentAt)) of \(requestsPerDay) requests within 24 h; "
        + "\(account.rests) times left alone as asked, \(account.unrests) times not")
  }

  /// The most moments within any 24 hours.
  private static func mostInADay(_ moments: [Int64]) -> Int {
    var most = 0
    var first = 0
    for (index, moment) in moments.enumerated() {
      while moments[first] <= moment - 86_400 { first += 1 }
      most = max(most, index - first + 1)
    }
    return most
  }

  private static let data: SimulatorData = {
    var data = SimulatorData()
    data.roomClasses = (1...3).map { .init(code: "\($0)", name: "Kelas \($0)") }
    data.polyclinics = (0..<40).map { .init(code: "P\(10 + $0)", name: "Poli \($0)") }
    data.facilities = (0..<120).map { .init(code: "010\(1 + $0 / 40)R\(100 + $0)", name: "RS \($0)", level: 2) }
    data.diagnoses = (0..<250).map { .init(code: "A\(100 + $0)", name: "Diagnosis \($0)") }
    data.specialties = (0..<30).map { .init(code: "S\($0)", name: "Spesialis \($0)") }
    data.provinces = (10..<48).map { .init(code: "\($0)", name: "Propinsi \($0)") }
    return data
  }()

  private static let truth: [Dataset: [String: String]] = {
    func names(_ entries: [SimulatorData.Entry]) -> [String: String] {
      Dictionary(uniqueKeysWithValues: entries.map { ($0.code, $0.name) })
    }
    return [
      .roomClasses: names(data.roomClasses), .polyclinics: names(data.polyclinics), .diagnoses: names(data.diagnoses),
      .facilities: Dictionary(uniqueKeysWithValues: data.facilities.map { ($0.code, $0.name) }),
      .specialties: names(data.specialties), .provinces: names(data.provinces),
    ]
  }()

  private static func names(of dataset: Dataset, in store: ReferenceStore) async throws -> [String: String] {
    var names: [String: String] = [:]
    for record in try await store.records(of: dataset) {
      guard case .text(let code)? = record.values.first, case .text(let name) = record.values[1] else { continue }
      names[code] = name
    }
    return names
  }
}
