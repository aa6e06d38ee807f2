import SQLite
import Testing

@testable import ReferenceStore

@Suite("A candidate that breaks the rules is refused and nothing is written")
struct CandidateRulesTests {
  /// A candidate, and what the refusal says of it.
  struct Case: Sendable, CustomTestStringConvertible {
    let reason: String
    let candidate: Candidate
    var testDescription: String { reason }
  }

  static let cases: [Case] = [
    Case(reason: "row 2 has an empty code", candidate: .whole(.diagnoses, [Record("A00", "x"), Record("", "y")])),
    Case(reason: "row 1 has no code", candidate: .whole(.diagnoses, [Record(nil, "x")])),
    Case(reason: "row 1 has no name", candidate: .whole(.diagnoses, [Record("A00", nil)])),
    Case(reason: "row 1 has 1 values instead of 2", candidate: .whole(.diagnoses, [Record("A00")])),
    Case(reason: "row 1 has 3 values instead of 2", candidate: .whole(.diagnoses, [Record("A00", "x", "y")])),
    Case(reason: "row 1 has a code of the wrong kind", candidate: .whole(.diagnoses, [Record(7, "x")])),
    Case(reason: "row 1 has a level of the wrong kind", candidate: .whole(.facilities, [Record("1", "x", "2")])),
    Case(
      reason: "row 3 repeats a key with other values",
      candidate: .whole(.diagnoses, [Record("A00", "x"), Record("A01", "y"), Record("A00", "z")])),
    Case(
      reason: "row 2 repeats a key with other values",
      candidate: .parts(.rooms, [("1", [Record("1", "V", "A", "n", 1, 1), Record("1", "V", "A", "n", 1, 2)])])),
    Case(
      reason: "row 1 has a facility_code of another partition",
      candidate: .parts(.doctors, [("1", [Record("2", "INT", "9", "dr. A")])])),
    Case(
      reason: "row 1 has a level of another partition",
      candidate: .parts(.facilities, [(1, [Record("1", "x", nil)])])),
    Case(reason: "row 1 has an empty facility_code", candidate: .whole(.doctors, [Record("", "INT", "9", "dr. A")])),
    Case(reason: "it has no partitions", candidate: .parts(.diagnoses, [("A", [])])),
    Case(
      reason: "both the whole and a part",
      candidate: Candidate(
        dataset: .rooms, parts: [(.whole, []), (.part("1"), [])], confirmsWhole: true, asOf: 1)),
  ]

  @Test("whatever the rule", arguments: cases)
  func refuses(_ refused: Case) async throws {
    let sandbox = try Sandbox()
    let store = try await sandbox.store()
    _ = try await store.publish(.whole(.diagnoses, diagnoses(10)))
    let before = try sandbox.content()
    let error = await #expect(throws: StoreError.self) { try await store.publish(refused.candidate) }
    #expect(error?.code == .invalidCandidate)
    #expect(error?.isRetryable == false)
    #expect(error?.message.contains(refused.reason) == true, "\(error?.message ?? "")")
    await #expect(throws: StoreError.self) { try await store.preview(refused.candidate) }
    #expect(try sandbox.content() == before)
    // And the store goes on working.
    #expect(try await store.publish(.whole(.diagnoses, diagnoses(11))).added == 1)
  }

  @Test("but the same row twice is one row, and the empty polyclinic code of a doctor is allowed")
  func accepts() async throws {
    let store = try await Sandbox().store()
    let doctor = Record("0001R001", "", "42", "dr. Andi")
    let publication = try await store.publish(.parts(.doctors, [("0001R001", [doctor, doctor])]))
    #expect(publication.added == 1 && publication.total == 1)
  }

  @Test("and the refusal tells no value")
  func keepsSecrets() async throws {
    let store = try await Sandbox().store()
    let twice = [Record("1", "INT", "77123", "dr. Somebody"), Record("1", "INT", "77123", "dr. Else")]
    let error = await #expect(throws: StoreError.self) {
      try await store.publish(.parts(.doctors, [(Value("1"), twice)]))
    }
    for secret in ["77123", "Somebody", "Else"] { #expect(!String(describing: error).contains(secret)) }
  }
}
