import FoundationEssentials
import ReferenceStore
import SQLite
import StateFile
import Testing
import VClaim
import VClaimWire

@testable import ReferenceSync

@Suite("Kept answers")
final class KeptAnswersTests {
  private let directory: String
  private let clock = VirtualClock()

  init() throws {
    directory = FileManager.default.temporaryDirectory.path + "/kept-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: directory) }

  private func file() async throws -> StateFile {
    try await StateFile(path: directory + "/state.sqlite", now: { [clock] in clock.unix })
  }

  private func left(in file: StateFile, of dataset: Dataset = .diagnoses) async -> KeptAnswers {
    let time = SyncTime(clock: clock, now: { [clock] in clock.unix }, today: { "2026-01-31" })
    return await .left(in: file, of: dataset, from: "here", age: 3_600, time: time)
  }

  private func answer(_ number: Int) -> ReferenceAnswer { ReferenceAnswer(rows: Tables.rows(number), received: number) }

  @Test("are written fifty at a time, so that an answer costs no wait for the disk")
  func batches() async throws {
    let file = try await file()
    let kept = await left(in: file)
    for number in 0..<99 {
      await kept.add(answer(2), to: .diagnoses(start: number, limit: 1), askedAt: clock.unix)
      #expect(try await file.fetchedAnswers(of: .diagnoses).count == (number < 49 ? 0 : 50))
    }
    await kept.write()
    #expect(try await file.fetchedAnswers(of: .diagnoses).count == 99)
  }

  @Test("are written by the first one that comes five seconds after another")
  func seconds() async throws {
    let file = try await file()
    let kept = await left(in: file)
    for (seconds, written) in [(0, 0), (4, 0), (1, 3), (4, 3), (6, 5)] {
      try await clock.sleep(for: .seconds(seconds))
      await kept.add(answer(2), to: .diagnoses(start: written * 10 + seconds, limit: 1), askedAt: clock.unix)
      #expect(try await file.fetchedAnswers(of: .diagnoses).count == written)
    }
  }

  @Test("are used once each, as they were, and of their own dataset only")
  func use() async throws {
    let file = try await file()
    let row = ReferenceRow(code: "é\"\\", name: "\n💊", fields: ["kodekelas": "1", "": "x"])
    let full = ReferenceAnswer(rows: [row, ReferenceRow(code: "2", name: "")], received: 3)
    let first = await left(in: file)
    await first.add(full, to: .diagnoses(matching: "a b"), askedAt: clock.unix - 7)
    await first.write()
    let second = await left(in: file)
    #expect(second.take(.diagnoses(matching: "a"), isWanted: true) == nil)
    #expect(await left(in: file, of: .procedures).take(.diagnoses(matching: "a b"), isWanted: true) == nil)
    #expect(second.take(.diagnoses(matching: "a b"), isWanted: true) == full)
    #expect(second.take(.diagnoses(matching: "a b"), isWanted: true) == nil)
    #expect(second.used == 1)
    #expect(second.oldest == clock.unix - 7)
  }

  @Test("are gone once they are dropped, and those that wait for the disk as well")
  func drop() async throws {
    let file = try await file()
    let first = await left(in: file)
    await first.add(answer(1), to: .diagnoses(matching: "a"), askedAt: clock.unix)
    await first.write()
    await first.add(answer(1), to: .diagnoses(matching: "b"), askedAt: clock.unix)
    await first.drop()
    await first.write()
    #expect(try await file.fetchedAnswers(of: .diagnoses).isEmpty)
  }

  @Test("that are dropped no longer make the part old that is read anew, but those that it was read after")
  func dropped() async throws {
    let file = try await file()
    let first = await left(in: file)
    for (index, keyword) in ["a", "b"].enumerated() {
      await first.add(answer(1), to: .diagnoses(matching: keyword), askedAt: clock.unix - 9 + Int64(index) * 5)
    }
    await first.write()
    let second = await left(in: file)
    second.begin(.part(.integer(1)))
    _ = second.take(.diagnoses(matching: "b"), isWanted: true)
    second.begin(.part(.integer(2)))
    _ = second.take(.diagnoses(matching: "a"), isWanted: true)
    #expect(second.oldest == clock.unix - 9)
    await second.drop()
    #expect(second.oldest == clock.unix - 4)
  }

  @Test("stay thirty days in the file at most")
  func leftBehind() async throws {
    let first = try await file()
    let old = FetchedAnswer(request: "a", source: "", fetchedAt: clock.unix - 2_592_001, received: 0, rows: "[]")
    let newer = FetchedAnswer(request: "b", source: "", fetchedAt: clock.unix - 2_592_000, received: 0, rows: "[]")
    try await first.keep([old, newer], of: .rooms)
    #expect(try await file().fetchedAnswers(of: .rooms) == [newer])
  }
}
