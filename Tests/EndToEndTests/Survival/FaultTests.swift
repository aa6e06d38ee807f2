import FoundationEssentials
import Subprocess
import SystemPackage
import Testing

/// Every write, sync, cut, rename and opening of a file that a pull, its snapshot among it, makes fails once, one after the
/// other.
///
/// `make fault-test` tries each of them; the usual run of the tests a few, drawn by chance.
@Suite("A disk that fails", .serialized)
struct FaultTests {
  /// What fails and how.
  struct Fault: Sendable, CustomTestStringConvertible {
    let calls: String
    let error: String
    /// Whether everything from the first failure on fails, as on a full disk.
    var isLasting = false

    var testDescription: String { "\(calls) \(error)\(isLasting ? " from then on" : "")" }
  }

  private static let faults = [
    Fault(calls: "pwrite64", error: "EIO"), Fault(calls: "pwrite64", error: "ENOSPC"),
    Fault(calls: "pwrite64", error: "ENOSPC", isLasting: true), Fault(calls: "fdatasync,fsync", error: "EIO"),
    Fault(calls: "ftruncate,fallocate", error: "EIO"), Fault(calls: "openat", error: "EIO"),
    Fault(calls: "openat", error: "ENOSPC"), Fault(calls: "rename", error: "EIO"),
  ]

  private static let isWhole = ProcessInfo.processInfo.environment["VCLAIMD_TEST_FAULTS"] == "all"
  /// How many places of each fault a usual run tries.
  private static let sample = 2

  @Test("The old rows stay readable and the next good pull heals, whatever fails", arguments: faults)
  func failing(_ fault: Fault) async throws {
    let directory = try ScratchDirectory()
    let trial = try FaultTrial(in: directory)
    try await trial.run { environment in
      let trace = directory.file("trace")
      let clean = try await trial.sync(environment, under: ["-o", trace, "-e", "trace=\(fault.calls)"])
      try #require(clean.code == 0, "\(clean.errors)")
      let places = try FaultTrial.places(of: trace, about: directory.path)
      // A pull that makes no such call would prove nothing.
      try #require(!places.isEmpty)
      var injected = 0
      for place in Self.isWhole ? places : Array(places.shuffled().prefix(Self.sample)) {
        let when = "\(place.number)\(fault.isLasting ? "+" : "")"
        let faulty = try await trial.sync(
          environment,
          under: [
            "-o", trace, "-e", "trace=\(fault.calls)", "-e", "inject=\(place.call):error=\(fault.error):when=\(when)",
          ])
        injected += try FaultTrial.wasInjected(trace) ? 1 : 0
        let name = "\(place.call) \(when) \(fault.error)"
        // An error of its own and no other end; 73 and 74 are files that cannot be made or written.
        // Not 1 either, with which strace ends when it does not understand what it is to do.
        #expect([0, 65, 70, 73, 74, 75, 78].contains(faulty.code), "\(name): \(faulty.status) \(faulty.errors)")
        try trial.expectOldOrNew(name)
        let healed = try await run(Programs.daemon, ["sync"], environment: environment, in: directory)
        #expect(healed.code == 0, "\(name): \(healed.errors)")
        try trial.expectNew(name)
      }
      // Threads do not always make the same calls, so that one place alone may be missed.
      if Self.isWhole { #expect(injected > 0) }
      print("fault test: \(fault.testDescription): \(places.count) places, \(injected) failed, nothing lost")
    }
  }

  @Test(
    "The daemon goes on until it is stopped, or ends with an error of its own, and nothing is lost", arguments: faults)
  func daemon(_ fault: Fault) async throws {
    let directory = try ScratchDirectory()
    let trial = try FaultTrial(in: directory)
    try await trial.run { environment in
      let trace = directory.file("trace")
      let clean = try await trial.daemon(environment, under: ["-o", trace, "-e", "trace=\(fault.calls)"])
      // `timeout` tells by 124 that it had to send the signal.
      try #require(clean.code == 124 && (clean.output + clean.errors).contains("stopped"), "\(clean.errors)")
      try trial.expectNew("without a fault")
      let places = try FaultTrial.places(of: trace, about: directory.path)
      try #require(!places.isEmpty)
      var injected = 0
      for place in Self.isWhole ? places : Array(places.shuffled().prefix(1)) {
        let when = "\(place.number)\(fault.isLasting ? "+" : "")"
        let faulty = try await trial.daemon(
          environment,
          under: [
            "-o", trace, "-e", "trace=\(fault.calls)", "-e", "inject=\(place.call):error=\(fault.error):when=\(when)",
          ])
        injected += try FaultTrial.wasInjected(trace) ? 1 : 0
        let name = "\(place.call) \(when) \(fault.error)"
        let text = faulty.output + faulty.errors
        #expect([65, 70, 73, 74, 75, 78, 124].contains(faulty.code), "\(name): \(faulty.status) \(text)")
        if faulty.code == 124 { #expect(text.contains("stopped"), "\(name): \(text)") }
        try trial.expectOldOrNew(name)
        let healed = try await run(Programs.daemon, ["sync"], environment: environment, in: directory)
        #expect(healed.code == 0, "\(name): \(healed.errors)")
        try trial.expectNew(name)
      }
      print(
        "fault test of the daemon: \(fault.testDescription): \(places.count) places, \(injected) failed, nothing lost")
    }
  }
}
