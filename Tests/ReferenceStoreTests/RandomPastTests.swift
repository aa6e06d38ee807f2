import SQLite
import Testing

@testable import ReferenceStore

@Suite("Random publications, and every generation asked for again")
struct RandomPastTests {
  @Test("give back the rows that each generation and each moment had", arguments: Dataset.all)
  func past(dataset: Dataset) async throws {
    let sandbox = try Sandbox()
    let store = try await sandbox.store()
    var memory = PastMemory(dataset, seed: 7)
    // Another dataset's publications lie between, and are none of this one's business.
    let other: Dataset = dataset == .specialties ? .careRooms : .specialties
    for round in 1...10 {
      try await memory.publish(to: store, at: Int64(round) * 1_000)
      _ = try await store.publish(.whole(other, [Record("7", Value("Name \(round)"))], asOf: Int64(round) * 1_000))
    }
    let reader = try ReferenceReader(path: sandbox.path)
    for state in memory.states {
      let label = Comment(rawValue: "\(dataset.name), generation \(state.generation)")
      #expect(try reader.rows(dataset, at: .generation(state.generation)) == state.rows, label)
      #expect(try reader.rows(dataset, at: .time(state.at)) == state.rows, label)
      #expect(try reader.rows(dataset, at: .time(state.at + 999)) == state.rows, label)
    }
    // Keys by themselves, in every state, there or not: other ones each time.
    let keys = memory.keys.sorted { $0.isBefore($1) }
    for (number, state) in memory.states.enumerated() {
      for key in keys.enumerated().filter({ $0.offset % 5 == number % 5 }).map(\.element) {
        // Nobody can look up a diagnosis that the service writes in lower case.
        guard try dataset.normalizedKey(key) == key else { continue }
        let found = try reader.record(dataset, key: key, at: .time(state.at))
        #expect(found.record == state.rows.first { $0.key(in: dataset) == key }, "\(key) at \(state.at)")
      }
    }
    // Of some datasets the first candidate is empty: then the generation before the first change is known.
    let first = try #require(memory.states.first).generation
    for moment in [PastMoment.time(999), .generation(first - 1)] {
      let error = #expect(throws: StoreError.self) { try reader.rows(dataset, at: moment) }
      #expect(error?.code == .unknownPast)
    }
    #expect(try reader.rows(dataset, at: .time(.max)) == memory.states.last?.rows)
  }

  @Test(
    "give back the same after any pruning, or say that it is not known", arguments: [Dataset.rooms, .diagnoses], 1...2)
  func pruning(dataset: Dataset, seed: Int) async throws {
    let sandbox = try Sandbox()
    let store = try await sandbox.store()
    var memory = PastMemory(dataset, seed: UInt64(seed))
    for round in 1...8 { try await memory.publish(to: store, at: Int64(round) * 1_000) }
    let reader = try ReferenceReader(path: sandbox.path)
    // Steps of 25 entries: most of them end inside of a generation.
    for limit in stride(from: Int64(500), through: 9_500, by: 1_500) {
      var pruned = 0
      repeat {
        pruned = try await store.pruneJournal(before: limit, now: 20_000, atMost: 25)
        let horizon = try #require(try reader.horizon(of: dataset))
        for state in memory.states {
          do {
            let rows = try reader.rows(dataset, at: .time(state.at))
            #expect(rows == state.rows, "seed \(seed), limit \(limit), at \(state.at)")
            #expect(state.generation >= horizon.state.generation)
          } catch let error as StoreError {
            #expect(error.code == .unknownPast)
            // What is young enough is never lost.
            #expect(state.at < horizon.state.at && state.at < limit)
          }
        }
      } while pruned > 0
    }
    // Of everything that is gone, the removal is left, and nothing else.
    let present = Set(try await store.records(of: dataset).map { $0.key(in: dataset) })
    let left = try reader.changes(since: 0, dataset: dataset)
    #expect(left.allSatisfy { $0.op == .removed })
    #expect(Set(left.map(\.key)) == Set(memory.keys).subtracting(present))
    #expect(left.count == Set(left.map(\.key)).count)
  }
}

/// Publishes at random, and remembers every state.
private struct PastMemory {
  struct State {
    let generation: Int64
    let at: Int64
    /// By key, without volatile columns.
    let rows: [Record]
  }

  let dataset: Dataset
  private(set) var states: [State] = []
  private(set) var keys: Set<[String]> = []
  private var candidates: RandomCandidates

  init(_ dataset: Dataset, seed: UInt64) {
    self.dataset = dataset
    candidates = RandomCandidates(dataset, seed: seed)
  }

  mutating func publish(to store: ReferenceStore, at time: Int64) async throws {
    let random = candidates.next()
    let publication = try await store.publish(
      Candidate(dataset: dataset, parts: random.parts, confirmsWhole: random.confirmsWhole, asOf: time))
    let rows = try await store.records(of: dataset).map { $0.journaled(in: dataset) }
    keys.formUnion(rows.map { $0.key(in: dataset) })
    let sorted = rows.sorted { $0.key(in: dataset).isBefore($1.key(in: dataset)) }
    states.append(State(generation: publication.generation, at: time, rows: sorted))
  }
}

extension ReferenceReader {
  fileprivate func rows(_ dataset: Dataset, at moment: PastMoment) throws -> [Record] {
    var records: [Record] = []
    try forEach(dataset, at: moment) { records.append($0) }
    return records
  }
}

extension Record {
  fileprivate func key(in dataset: Dataset) -> [String] {
    values.prefix(dataset.keyCount).map { if case .text(let text) = $0 { text } else { "" } }
  }

  fileprivate func journaled(in dataset: Dataset) -> Record {
    Record(values: zip(dataset.columns, values).map { $0.isVolatile ? .null : $1 })
  }
}

extension [String] {
  /// The order of SQLite: byte by byte.
  fileprivate func isBefore(_ other: [String]) -> Bool {
    lexicographicallyPrecedes(other) { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }
}
