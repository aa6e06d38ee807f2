import FoundationEssentials
import ReferenceStore
import Subprocess
import Synchronization
import SystemPackage
import Testing

/// The real daemon, sent bursts of signals in every state.
///
/// `make signal-test SIGNALS=1000` sends so many; the usual run of the tests only a few.
@Suite("A daemon that is sent signals", .serialized)
struct SignalTests {
  /// What a daemon is doing when a burst comes.
  private enum State: CaseIterable {
    case starting, pulling, publishing, sleeping, stopping

    /// Pulls that a burst may lead to: whatever comes while one is under way becomes one more, and nothing is pulled
    /// any more once the daemon stops.
    var mostPulls: Int {
      switch self {
      case .starting, .pulling, .publishing: 1
      // One that wakes it, and one more.
      case .sleeping: 2
      case .stopping: 0
      }
    }
  }

  private static let wanted = Int(ProcessInfo.processInfo.environment["VCLAIMD_TEST_SIGNALS"] ?? "") ?? 80
  /// How many signals come at once: all of them while one pull is under way.
  private static let burst = 20
  private static let kinds: [Signal] = [.terminalClosed, .userDefinedOne, .userDefinedTwo]
  private static let rows = 4_000
  private static let pageSize = 400

  @Test("It never dies of them, makes at most one extra pull for each burst, and still stops when told to")
  func bursts() async throws {
    var lives = 0
    var sent = 0
    var pulls = 0
    var transcripts = ""
    while sent < Self.wanted {
      lives += 1
      let directory = try ScratchDirectory()
      let outcome = try await live(in: directory)
      sent += outcome.sent
      pulls += outcome.pulls
      transcripts += outcome.transcript
      #expect(outcome.pulls <= Self.mostPulls, "life \(lives): \(outcome.transcript)")
      let state = try Data(contentsOf: URL(filePath: directory.file("state.json")))
      #expect(String(decoding: state, as: UTF8.self).hasSuffix("}\n"))
    }
    func count(_ text: String) -> Int { transcripts.split(separator: text).count - 1 }
    let (reloads, dumps) = (count("the configuration is good"), count("state generation="))
    // A test in which the signals did nothing would prove nothing.
    #expect(reloads > 0 && dumps > 0)
    print(
      "signal test: \(sent) signals in \(State.allCases.count) states of \(lives) daemons, 0 deaths; "
        + "\(pulls) pulls of at most \(lives * Self.mostPulls), \(count("resync asked for by SIGUSR1")) resyncs "
        + "asked for, \(reloads) reloads, \(dumps) dumps")
  }

  /// Pulls of one daemon's life: the first, one that the test asks for, and what the bursts lead to.
  private static let mostPulls = 2 + State.allCases.map(\.mostPulls).reduce(0, +)

  /// Starts a daemon on a new file, sends a burst in each state, and stops it.
  private func live(in directory: ScratchDirectory) async throws -> (sent: Int, pulls: Int, transcript: String) {
    let lines = ["code,name"] + (0..<Self.rows).map { "A\(10_000 + $0),Diagnosis \($0)" }
    try directory.write(lines.joined(separator: "\n") + "\n", to: "diagnoses.csv")
    let arguments = [
      "--port", "0", "--dialect", "paged", "--data", directory.path, "--page-cap", "\(Self.pageSize)", "--log", "-",
    ]
    return try await withRunning(
      Programs.simulator, arguments, in: directory, until: "BPJS_FACILITY_CODES="
    ) { service, _ in
      var environment = SimulatedService.environment(printed: service.transcript.text)
      environment["VCLAIMD_DATABASE"] = directory.file("reference.sqlite")
      environment["VCLAIMD_DATASETS"] = "room-classes,diagnoses"
      environment["BPJS_PAGE_SIZE"] = "\(Self.pageSize)"
      // A pull lasts longer than a burst.
      environment["VCLAIMD_REQUESTS_PER_SECOND"] = "20"
      return try await live(with: service.transcript, environment, in: directory)
    }.value
  }

  private func live(
    with service: Transcript, _ environment: [String: String], in directory: ScratchDirectory
  ) async throws -> (sent: Int, pulls: Int, transcript: String) {
    // Before its first own instruction a signal would kill the daemon, as any program; ignored until then, none does.
    let start = ["-c", #"trap "" HUP USR1 USR2; echo starts; exec "$0" run"#, Programs.daemon.string]
    let (ended, (sent, stopping)) = try await withRunning(
      "/bin/sh", start, environment: environment, in: directory, until: "starts"
    ) { daemon, _ in
      try await holdsLock(environment)
      var sent = await burst(daemon)
      try await service.pages(3)
      sent += await burst(daemon)
      // The last page is empty: the daemon publishes from here on.
      try await service.pages(Self.rows / Self.pageSize + 1)
      sent += await burst(daemon)
      let resync = try await run(Programs.control, ["resync", "--wait"], environment: environment, in: directory)
      #expect(resync.code == 0, "\(resync.errors)")
      sent += await burst(daemon)
      let again = try await run(Programs.control, ["status"], environment: environment, in: directory)
      #expect(again.output.contains("the daemon is running"))
      // It is sent SIGTERM when the body is over; a second one from here would end it at once.
      let stopping = Task {
        _ = try await daemon.transcript.line { $0.contains("stopping") }
        return await burst(daemon)
      }
      return (sent, stopping)
    }
    #expect(ended.code == 0, "\(ended.status) \(ended.output)")
    let pulls = service.text.split(separator: "\n").count { $0.contains("referensi/kelasrawat") }
    return (sent + (try await stopping.value), pulls, ended.output)
  }

  /// Sends signals of each kind, in an order that is drawn.
  ///
  /// - Returns: How many were sent; none any more once the daemon has ended.
  private func burst(_ daemon: RunningProgram) async -> Int {
    var sent = 0
    for number in 0..<Self.burst {
      let signal = number < Self.kinds.count ? Self.kinds[number] : Self.kinds.randomElement() ?? .userDefinedOne
      guard (try? daemon.send(signal)) != nil else { break }
      sent += 1
      // The kernel makes one of those that are pending together.
      try? await Task.sleep(for: .milliseconds(1))
    }
    return sent
  }

  /// Waits until the daemon has begun to start: it has the lock, and does not listen yet.
  private func holdsLock(_ environment: [String: String]) async throws {
    let path = try #require(environment["VCLAIMD_DATABASE"])
    for _ in 0..<20_000 where WriterLock.isHeld(for: path) != true {
      try await Task.sleep(for: .milliseconds(1))
    }
    #expect(WriterLock.isHeld(for: path) == true)
  }
}

extension Transcript {
  /// Waits until the simulator has answered so many pages of diagnoses.
  fileprivate func pages(_ count: Int) async throws {
    let seen = Mutex(0)
    _ = try await line { line in
      guard line.contains("referensi/diagnosa") else { return false }
      return seen.withLock {
        $0 += 1
        return $0 == count
      }
    }
  }
}
