import SQLite
import Testing

@testable import ReferenceStore

@Suite("A partition that is held back")
struct HeldPartitionTests {
  let sandbox: Sandbox
  let store: ReferenceStore

  init() async throws {
    sandbox = try Sandbox()
    store = try await sandbox.store()
  }

  private func facility(_ code: Int, _ level: Int64, name: String = "Faskes") -> Record {
    Record(Value("F\(code)"), Value("\(name) \(code)"), Value(level))
  }

  private func facilities(_ codes: some Sequence<Int>, _ level: Int64) -> [Record] {
    codes.map { facility($0, level) }
  }

  private func levels() async throws -> [String: Int64] {
    var levels: [String: Int64] = [:]
    for record in try await store.records(of: .facilities) {
      guard case .text(let code) = record.values[0], case .integer(let level) = record.values[2] else { continue }
      #expect(levels.updateValue(level, forKey: code) == nil)
    }
    return levels
  }

  private func publish(
    _ first: [Record], _ second: [Record], holding held: @escaping @Sendable (PartComparison) -> Bool
  ) async throws -> JudgedPublication {
    let candidate = Candidate.parts(.facilities, [(1, first), (2, second)], confirmsWhole: true, asOf: 1_700_000_200)
    // A preview says what the publication does.
    let preview = try await store.preview(candidate, holding: held)
    let judged = try await store.publish(candidate, holding: held)
    #expect(preview == judged)
    return judged
  }

  @Test("keeps a row in its old partition that was to come to it, and the row is not lost")
  func toHeld() async throws {
    _ = try await publish(facilities(1...20, 1), facilities(30...40, 2)) { _ in false }
    // F20 moves from the first level to the second, which is held back.
    let judged = try await publish(facilities(1...19, 1) + [facility(21, 1)], facilities([20, 30], 2)) {
      $0.partition == .part(2)
    }
    #expect(judged.publication?.added == 1 && judged.publication?.removed == 0)
    #expect(judged.parts.first { $0.partition == .part(1) }?.after == 21)
    let levels = try await levels()
    #expect(levels["F20"] == 1)
    #expect(levels.count == 20 + 11 + 1)
    // Once it is approved, the row goes where the pull had it.
    let held = Candidate.parts(.facilities, [(2, facilities([20, 30], 2))])
    #expect(try await store.publish(held.approved(at: 1)).removed == 10)
    #expect(try await self.levels()["F20"] == 2)
  }

  @Test("keeps its rows although others have them, and tells which they are")
  func fromHeld() async throws {
    _ = try await publish(facilities(1...20, 1), facilities(30...40, 2)) { _ in false }
    // F20 leaves the first level, which is held back, for the second.
    let judged = try await publish([facility(1, 1)], facilities(30...40, 2) + [facility(20, 2), facility(41, 2)]) {
      $0.partition == .part(1)
    }
    #expect(judged.publication?.added == 1 && judged.publication?.changed == 0)
    #expect(judged.moving == [.part(1): [facility(20, 2)]])
    let levels = try await levels()
    #expect(levels["F20"] == 1 && levels["F41"] == 2)
    let held = Candidate.parts(.facilities, [(1, [facility(1, 1)])])
    let approved = try await store.publish(held.approved(at: 1, moving: [facility(20, 2)]))
    #expect(approved.changed == 1 && approved.removed == 18)
    #expect(try await self.levels()["F20"] == 2)
  }

  @Test("makes the others be judged again: what was to come from it does not count for them")
  func judgedAgain() async throws {
    _ = try await publish(facilities(1...20, 1), facilities(30...39, 2)) { _ in false }
    // The second level loses eight rows and would get ten of the first: alone it has two left.
    let judged = try await publish(facilities([1], 1), facilities(30...31, 2) + facilities(11...20, 2)) { part in
      part.after < part.before
    }
    #expect(judged.publication == nil)
    #expect(judged.parts.map(\.partition) == [.part(1), .part(2)])
    #expect(judged.parts.map(\.after) == [1, 2])
    #expect(try await levels().count == 30)
  }

  @Test("gives nothing away to one that is approved before it")
  func approvedInTurn() async throws {
    _ = try await publish(facilities(1...3, 1), facilities(4...6, 2)) { _ in false }
    // Both are held; F3 and F6 change places.
    let first = facilities([1, 6], 1)
    let second = facilities([4, 3], 2)
    #expect(try await publish(first, second) { _ in true }.publication == nil)
    _ = try await store.publish(
      Candidate.parts(.facilities, [(1, first)]).approved(at: 1, withholding: [(.part(2), second)]))
    // F2 is gone, F3 stays where it is until the second level has it, F6 stays in what is held back.
    #expect(try await levels() == ["F1": 1, "F3": 1, "F4": 2, "F5": 2, "F6": 2])
    _ = try await store.publish(
      Candidate.parts(.facilities, [(2, second)]).approved(at: 1, moving: [facility(6, 1)]))
    #expect(try await levels() == ["F1": 1, "F3": 2, "F4": 2, "F6": 1])
  }

  @Test("that was approved together with another takes part in one exchange")
  func approvedTogether() async throws {
    _ = try await publish(facilities(1...3, 1), facilities(4...6, 2)) { _ in false }
    _ = try await store.publish(
      Candidate.parts(.facilities, [(1, facilities([1, 6], 1)), (2, facilities([4, 3], 2))]).approved(at: 1))
    #expect(try await levels() == ["F1": 1, "F6": 1, "F4": 2, "F3": 2])
  }
}
