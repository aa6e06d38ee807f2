import SQLite
import Synchronization
import Testing

@testable import ReferenceStore

/// A timer that goes off when a test says so.
private final class ManualTimer: Sendable {
  private struct Wait {
    let pause: Duration
    let work: @Sendable () async -> Void
  }

  private let waits = Mutex<[Wait]>([])

  var timer: CheckpointTimer {
    CheckpointTimer { [self] pause, work in waits.withLock { $0.append(Wait(pause: pause, work: work)) } }
  }

  /// The pauses of what was set and has not gone off since, oldest first.
  var pauses: [Duration] { waits.withLock { $0.map(\.pause) } }

  /// Lets everything go off that was set, and waits until it is done.
  func goOff() async {
    let due = waits.withLock { waits in
      defer { waits = [] }
      return waits
    }
    for wait in due { await wait.work() }
  }
}

@Suite("A checkpoint that a reader stood in the way of")
struct CheckpointRepeatTests {
  private let sandbox: Sandbox
  private let timer = ManualTimer()

  init() throws {
    sandbox = try Sandbox()
  }

  private func store() async throws -> ReferenceStore {
    try await ReferenceStore(path: sandbox.path, timer: timer.timer, now: { 1_700_000_000 })
  }

  /// A reader that stays on the state of this moment.
  private func heldReader() throws -> Connection {
    let reader = try sandbox.connection()
    try reader.execute("BEGIN")
    _ = try reader.table("SELECT count(*) FROM diagnoses")
    return reader
  }

  private var fileSize: Int { FileKind.size(of: sandbox.path) }

  @Test("is repeated until the whole log is in the file, after longer and longer pauses")
  func repeated() async throws {
    let store = try await store()
    _ = try await store.publish(.whole(.diagnoses, diagnoses(10)))
    #expect(timer.pauses == [])
    let sizeBefore = fileSize
    let reader = try heldReader()
    _ = try await store.publish(.whole(.diagnoses, diagnoses(3_000)))
    for milliseconds in [300, 600, 1_200, 2_400] {
      #expect(timer.pauses == [.milliseconds(milliseconds)])
      #expect(fileSize == sizeBefore)
      await timer.goOff()
    }
    for _ in 1...10 { await timer.goOff() }
    #expect(timer.pauses == [CheckpointTimer.longestPause])
    try reader.execute("COMMIT")
    await timer.goOff()
    #expect(fileSize > sizeBefore + 100_000)
    #expect(timer.pauses == [])
  }

  @Test("is repeated after the first pause again once something else was published, and only once for all of them")
  func nextPublication() async throws {
    let store = try await store()
    _ = try await store.publish(.whole(.diagnoses, diagnoses(10)))
    let reader = try heldReader()
    for count in 11...14 { _ = try await store.publish(.whole(.diagnoses, diagnoses(count))) }
    #expect(timer.pauses == [.milliseconds(300)])
    await timer.goOff()
    #expect(timer.pauses == [.milliseconds(600)])
    _ = try await store.publish(.whole(.diagnoses, diagnoses(15)))
    #expect(timer.pauses == [.milliseconds(600), .milliseconds(300)])
    await timer.goOff()
    // The one that was overtaken does not try, nor does it set the timer again.
    #expect(timer.pauses == [.milliseconds(600)])
    try reader.execute("COMMIT")
    await timer.goOff()
    #expect(timer.pauses == [])
  }

  @Test("leaves no log behind that grows under a reader that asks again and again")
  func boundedLog() async throws {
    let store = try await store()
    _ = try await store.publish(.whole(.polyclinics, [Record("INT", "Name")]))
    let releases = Mutex<[@Sendable () -> Void]>([])
    let reader = try ReferenceReader(
      path: sandbox.path, timer: ReleaseTimer { work in releases.withLock { $0.append(work) } })
    func ask() throws -> Value? { try reader.find(.polyclinics, KeyParts("INT")).record?.values[1] }
    /// What the reader's own timer does four times a second; it asks again at once.
    func letGo() throws {
      let due = releases.withLock { works in
        defer { works = [] }
        return works
      }
      for work in due { work() }
      _ = try ask()
    }
    _ = try ask()
    var frames: [Int] = []
    for number in 1...200 {
      // The reader is on the state before at every checkpoint of a publication.
      _ = try await store.publish(.whole(.polyclinics, [Record("INT", Value("Name \(number)"))]))
      #expect(try ask() == Value("Name \(number)"))
      guard number.isMultiple(of: 5) else { continue }
      try letGo()
      await timer.goOff()
      try letGo()
      frames.append(try WriteAheadLog(of: sandbox.path).frames.count)
    }
    #expect(frames.suffix(20).allSatisfy { $0 < 40 }, "\(frames)")
  }

  @Test("is given up where the file is closed")
  func closed() async throws {
    let store = try await store()
    _ = try await store.publish(.whole(.diagnoses, diagnoses(10)))
    let reader = try heldReader()
    _ = try await store.publish(.whole(.diagnoses, diagnoses(20)))
    #expect(timer.pauses.count == 1)
    await store.close()
    await timer.goOff()
    #expect(timer.pauses == [])
    try reader.execute("COMMIT")
  }
}
