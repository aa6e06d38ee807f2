import FoundationEssentials
import SQLite
import Testing

@testable import ReferenceStore

@Suite("What was put aside")
struct FileAsideTests {
  private let sandbox: Sandbox

  init() throws { sandbox = try Sandbox() }

  private func names() throws -> [String] {
    try sandbox.aside().map { String($0.dropFirst("reference.sqlite".count)) }
  }

  private func write(_ text: String, _ suffix: String) throws {
    try Data(text.utf8).write(to: URL(filePath: sandbox.path + suffix))
  }

  @Test("of tries that failed is the copy of the first and of the last, however many there were")
  func tries() throws {
    for time in 1...5 {
      try write("state \(time)", "")
      try write("log", "-wal")
      _ = try FileAside.copy(sandbox.path, at: Int64(time))
    }
    #expect(
      try names() == [
        ".aside-1.unfinished", ".aside-1.unfinished-wal", ".aside-5.unfinished", ".aside-5.unfinished-wal",
      ])
    FileAside.settle(sandbox.path)
    #expect(try names() == [".aside-1", ".aside-1-wal", ".aside-5", ".aside-5-wal"])
    #expect(try String(contentsOfFile: sandbox.path + ".aside-1", encoding: .utf8) == "state 1")
  }

  @Test("goes but for the last three, once everything was confirmed since, and never what is no copy")
  func pruning() throws {
    for name in ["1", "2", "2-2", "10", "11", "12"] { try write(name, ".aside-\(name)") }
    for name in ["2-wal", "3x", "20.unfinished"] { try write(name, ".aside-\(name)") }
    try FileManager.default.createDirectory(atPath: sandbox.path + ".aside-4", withIntermediateDirectories: true)
    let all = try names()
    FileAside.prune(sandbox.path, before: 1)
    #expect(try names() == all)
    FileAside.prune(sandbox.path, before: 2)
    #expect(try names() == all.filter { $0 != ".aside-1" })
    FileAside.prune(sandbox.path, before: 100)
    #expect(try names() == [".aside-10", ".aside-11", ".aside-12", ".aside-20.unfinished", ".aside-3x", ".aside-4"])
  }

  @Test("stays until the service has told all of its datasets anew")
  func confirmed() async throws {
    let store = try await sandbox.store()
    try await store.setPlan(
      Dataset.all.map { DatasetPlan(dataset: $0, isOn: $0 == .diagnoses || $0 == .rooms, maxStale: nil) })
    _ = try await store.publish(.whole(.diagnoses, diagnoses(10), asOf: 1_000))
    await store.close()
    for time in 1...5 { try write("copy", ".aside-\(time)") }
    _ = try await sandbox.open()
    #expect(try sandbox.aside().count == 5)
    let again = try await sandbox.store()
    _ = try await again.publish(.whole(.rooms, Sandbox.rooms, asOf: 2))
    await again.close()
    _ = try await sandbox.open()
    #expect(try names() == [".aside-2", ".aside-3", ".aside-4", ".aside-5"])
  }
}
