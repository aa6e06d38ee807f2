import ReferenceStore
import Testing
import VClaim
import VClaimHTTP
import VClaimReference

@Suite("A library that falls back to the daemon")
struct DaemonFallbackTests {
  /// Runs a daemon, and lends libraries on its file that ask it over its socket.
  private func withLibraries(
    _ count: Int, _ body: (Daemon, [ReferenceLibrary]) async throws -> Void
  ) async throws {
    let daemon = try Daemon()
    let socket = try UnixSocketTransport(path: daemon.socket)
    let outcome: Result<Void, any Error>
    do {
      try await daemon.run {
        let libraries = try (0..<count).map { _ in
          try ReferenceLibrary(
            path: daemon.directory + "/reference.sqlite", fallback: .daemon(socket: socket), now: { 1_700_000_200 })
        }
        try await body(daemon, libraries)
      }
      outcome = .success(())
    } catch {
      outcome = .failure(error)
    }
    await socket.shutdown()
    try outcome.get()
  }

  @Test("a hit is answered from the file, and the daemon hears nothing of it")
  func hit() async throws {
    try await withLibraries(1) { daemon, libraries async throws in
      let found = try await libraries[0].diagnosis("A7")
      #expect(found.source == .local)
      #expect(found.value?.name == "Invented disease 7")
      #expect(daemon.live.calls.isEmpty)
    }
  }

  @Test("a hundred callers in three libraries who miss one key make one question to the service")
  func oneQuestion() async throws {
    try await withLibraries(3) { daemon, libraries async throws in
      daemon.live.close()
      try await withThrowingTaskGroup(of: Lookup<Diagnosis>.self) { group in
        for number in 0..<99 {
          group.addTask { try await libraries[number % 3].diagnosis("U99", within: .seconds(60)) }
        }
        while daemon.live.calls.isEmpty { await Task.yield() }
        daemon.live.open()
        for try await found in group {
          #expect(found.value?.name == "Learned live")
          #expect(found.source == .live)
          #expect(found.isStale == false)
        }
      }
      #expect(daemon.live.calls == [["U99"]])
    }
  }

  @Test("absence is the daemon's word each time, which remembers what the service said")
  func absence() async throws {
    try await withLibraries(1) { daemon, libraries async throws in
      for _ in 0..<2 {
        let absent = try await libraries[0].diagnosis("Q00")
        #expect(absent.value == nil)
        #expect(absent.source == .absent)
        #expect(absent.asOf == 1_700_000_200)
      }
      #expect(daemon.live.calls == [["Q00"]])
      // What the daemon cannot ask is absent by the file's word, with the file's age.
      let unasked = try await libraries[0].diagnosis("N00")
      #expect(unasked.source == .absent)
      #expect(unasked.asOf == 1_700_000_100)
      #expect(unasked.age == 100)
    }
  }

  @Test("the service's failure comes through as what it is")
  func failure() async throws {
    try await withLibraries(1) { _, libraries async throws in
      for (key, code) in [("C00", VClaimError.Code.credentialsRefused), ("X00", .unreachable)] {
        await #expect { try await libraries[0].diagnosis(key) } throws: {
          ($0 as? ReferenceError)?.live?.code == code
        }
      }
      let failed = await Result { try await libraries[0].diagnosis("X00") }
      let error = #expect(throws: ReferenceError.self) { try failed.get() }
      #expect(
        error?.message
          == "diagnoses: not in the file, and the service failed: the service cannot be reached (vclaim_unreachable)")
      let hit = try await libraries[0].diagnosis("A7")
      #expect(hit.value != nil)
    }
  }

  @Test("a caller keeps its deadline while the daemon waits, and one who is cancelled harms nobody")
  func deadlineAndCancellation() async throws {
    try await withLibraries(1) { daemon, libraries async throws in
      daemon.live.close()
      await #expect { try await libraries[0].diagnosis("U99", within: .milliseconds(50)) } throws: {
        ($0 as? ReferenceError)?.code == .deadline
      }
      let cancelled = Task { try await libraries[0].diagnosis("U99", within: .seconds(60)) }
      let patient = Task { try await libraries[0].diagnosis("U99", within: .seconds(60)) }
      cancelled.cancel()
      await #expect { try await cancelled.value } throws: { ($0 as? ReferenceError)?.code == .cancelled }
      daemon.live.open()
      #expect(try await patient.value.value?.code == "U99")
      #expect(daemon.live.calls == [["U99"]])
    }
  }

  @Test("without a daemon a hit is answered, and a miss is an error that says so")
  func noDaemon() async throws {
    let daemon = try Daemon()
    try await daemon.run {}
    let socket = try UnixSocketTransport(path: daemon.socket)
    let library = try ReferenceLibrary(
      path: daemon.directory + "/reference.sqlite", fallback: .daemon(socket: socket))
    let hit = await Result { try await library.diagnosis("A7") }
    let misses = [
      await Result { try await library.diagnosis("U99") }, await Result { try await library.diagnosis("U98") },
    ]
    await socket.shutdown()
    #expect(try hit.get().value?.code == "A7")
    for miss in misses {
      #expect { try miss.get() } throws: { ($0 as? ReferenceError)?.live?.code == .unreachable }
    }
  }

}

extension Result where Failure == any Error {
  /// What an asynchronous body returns or throws.
  init(_ body: () async throws -> Success) async {
    do { self = .success(try await body()) } catch { self = .failure(error) }
  }
}
