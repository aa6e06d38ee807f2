import FoundationEssentials
import SQLite
import Synchronization
import Testing

@testable import ReferenceStore

@Suite("A reader beside a publication")
struct SnapshotTests {
  let sandbox: Sandbox

  init() throws {
    sandbox = try Sandbox()
  }

  private func doctors(_ version: Int) -> Candidate {
    let records = (0..<200).map { Record("F1", "INT", Value("\($0)"), Value("dr. Number\($0) Version\(version)")) }
    return .parts(.doctors, [(Value("F1"), records)], confirmsWhole: true)
  }

  @Test("sees nothing of it before its commit and all of it afterwards")
  func beforeAndAfter() async throws {
    await (try sandbox.store()).close()
    let writer = try sandbox.vandal()
    writer.commitCounter = try CommitCounter.ofReferenceFile(sandbox.path)
    try writer.transaction { _ = try Publisher(doctors(1), on: writer).publish() }
    let reader = try ReferenceReader(path: sandbox.path)
    try writer.transaction {
      _ = try Publisher(doctors(2), on: writer).publish()
      #expect(try reader.search(.doctors, "version1", limit: 1000).count == 200)
      #expect(try reader.search(.doctors, "version2", limit: 1000).isEmpty)
      #expect(try reader.generation() == 1)
    }
    #expect(try reader.search(.doctors, "version2", limit: 1000).count == 200)
    #expect(try reader.search(.doctors, "version1", limit: 1000).isEmpty)
    #expect(try reader.generation() == 2)
  }

  @Test("sees one version of a partition at any time, while one publication follows the other")
  func whilePublishing() async throws {
    let store = try await sandbox.store()
    _ = try await store.publish(doctors(0))
    let reader = try ReferenceReader(path: sandbox.path)
    let end = End()
    let states = try await withThrowingTaskGroup(of: Int.self) { group in
      for _ in 0..<2 {
        group.addTask {
          var states = 0
          repeat {
            var versions: Set<Substring> = []
            var count = 0
            try reader.forEach(.doctors) { record in
              guard case .text(let name) = record.values[3] else { return }
              versions.insert(name.split(separator: " ").last ?? "")
              count += 1
            }
            #expect(versions.count == 1 && count == 200)
            states += 1
            // The publications need a thread too, and there may be no more than there are readers.
            await Task.yield()
          } while !end.isReached.load(ordering: .acquiring)
          return states
        }
      }
      for version in 1...20 { _ = try await store.publish(doctors(version)) }
      end.isReached.store(true, ordering: .releasing)
      return try await group.reduce(0, +)
    }
    #expect(states >= 2)
    #expect(try reader.generation() == 21)
  }

  @Test("whose process is killed before its commit leaves the file as it was, and the next one goes through")
  func kill() async throws {
    await (try sandbox.store()).close()
    let writer = try sandbox.vandal()
    try writer.transaction { _ = try Publisher(doctors(1), on: writer).publish() }
    let before = try writer.everything()
    // A small cache makes SQLite write to the log before the commit, as a large publication would.
    try writer.executeScript("PRAGMA cache_size = 5")
    let frames = try WriteAheadLog(of: sandbox.path).frames.count
    let rest = try Sandbox()
    try writer.transaction {
      _ = try Publisher(doctors(2), on: writer).publish()
      // What a killed process leaves behind: the two files as they are at this moment.
      for suffix in ["", "-wal"] {
        try FileManager.default.copyItem(atPath: sandbox.path + suffix, toPath: rest.path + suffix)
      }
    }
    #expect(try WriteAheadLog(of: rest.path).frames.count > frames)
    #expect(try rest.connection().everything() == before)
    let store = try await rest.store()
    #expect(
      try await store.publish(doctors(2)) == Publication(generation: 2, added: 0, changed: 200, removed: 0, total: 200))
    try rest.vandal().checkSearchIndex(of: .doctors)
  }

  @Test("that fails half-way is undone, search index and all")
  func failure() async throws {
    await (try sandbox.store()).close()
    let writer = try sandbox.vandal()
    try writer.transaction { _ = try Publisher(doctors(1), on: writer).publish() }
    let before = try writer.everything()
    struct Interruption: Error {}
    #expect(throws: Interruption.self) {
      try writer.transaction {
        _ = try Publisher(doctors(2), on: writer).publish()
        throw Interruption()
      }
    }
    #expect(try writer.everything() == before)
    try writer.checkSearchIndex(of: .doctors)
    #expect(try writer.table("SELECT name FROM temp.sqlite_schema").isEmpty)
  }
}

/// Tells readers on other threads that the last publication is done.
private final class End: Sendable {
  let isReached = Atomic(false)
}
