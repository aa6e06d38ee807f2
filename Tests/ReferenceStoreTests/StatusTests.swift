import FoundationEssentials
import SQLite
import Testing

@testable import ReferenceStore

@Suite("The state of a dataset")
struct StatusTests {
  let sandbox: Sandbox
  let store: ReferenceStore
  let reader: ReferenceReader

  init() async throws {
    sandbox = try Sandbox()
    store = try await sandbox.store()
    reader = try ReferenceReader(path: sandbox.path)
  }

  @Test("keeps the last try, the next one and why it failed; a publication clears the failure")
  func attempts() async throws {
    try await store.note(attempt: .diagnoses, at: 10, nextAt: 20, error: "no connection")
    var status = try reader.status(of: .diagnoses)
    #expect(status.attemptedAt == 10 && status.nextAt == 20 && status.lastError == "no connection")
    #expect(status.state == .never && status.asOf == nil)
    _ = try await store.publish(.whole(.diagnoses, diagnoses(1), asOf: 30))
    status = try reader.status(of: .diagnoses)
    #expect(status.attemptedAt == 30 && status.nextAt == 20 && status.lastError == nil && status.asOf == 30)
    try await store.note(attempt: .diagnoses, at: 40, nextAt: nil, error: String(repeating: "e", count: 5000))
    status = try reader.status(of: .diagnoses)
    #expect(status.nextAt == nil && status.lastError?.count == 300 && status.asOf == 30 && status.rowCount == 1)
  }

  @Test("is fresh or stale by the clock of the moment, without anybody writing")
  func freshness() async throws {
    let now = Int64(Date().timeIntervalSince1970)
    for (age, maxStale, state) in [
      (0, 3600, DatasetStatus.State.fresh), (3000, 3600, .fresh), (4000, 3600, .stale), (900_000_000, nil, .fresh),
    ] as [(Int64, Int64?, DatasetStatus.State)] {
      _ = try await store.publish(.whole(.rooms, [], asOf: now - age))
      try await store.setPlan([DatasetPlan(dataset: .rooms, isOn: true, maxStale: maxStale)])
      #expect(try reader.status(of: .rooms).state == state)
    }
  }

  @Test("is off where the plan says so, whatever it holds, and comes back with its age")
  func off() async throws {
    _ = try await store.publish(.whole(.rooms, [], asOf: 5))
    try await store.note(attempt: .rooms, at: 5, nextAt: 100, error: nil)
    try await store.setPlan([DatasetPlan(dataset: .rooms, isOn: false, maxStale: 60)])
    var status = try reader.status(of: .rooms)
    #expect(status.state == .off && status.nextAt == nil && status.asOf == 5)
    try await store.setPlan([DatasetPlan(dataset: .rooms, isOn: true, maxStale: 60)])
    status = try reader.status(of: .rooms)
    #expect(status.state == .stale && status.asOf == 5)
    #expect(try reader.status(of: .doctors).state == .never)
  }

  @Test("is listed the same by the store and by the reader, and goes into JSON by the columns' names")
  func listing() async throws {
    _ = try await store.publish(.whole(.polyclinics, [Record("INT", "Interna")], asOf: 5))
    let statuses = try reader.statuses()
    #expect(try await store.statuses() == statuses)
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let json = try String(decoding: encoder.encode(statuses[0]), as: UTF8.self)
    let known = #""as_of":5,"attempted_at":5,"dataset":"polyclinics","generation":1"#
    let unknown = #""last_error":null,"max_stale":null,"next_at":null"#
    #expect(json == "{\(known),\(unknown)" + #","row_count":1,"state":"fresh"}"#)
  }

  @Test("cannot be asked for or changed once the store is closed")
  func closed() async throws {
    await store.close()
    let error = await #expect(throws: StoreError.self) { try await store.statuses() }
    #expect(error?.code == .database && error?.description.hasPrefix("reading the state failed") == true)
  }
}
