import ReferenceStore
import Subprocess
import SystemPackage
import Testing

/// A program that is given no chance to end well.
enum KilledProgram {
  /// When a program is killed.
  enum Moment: Sendable {
    /// After a random time, in seconds.
    case time(ClosedRange<Double>)
    /// As one of its threads is about to write to a database for the so-manieth time, which is drawn; after `else`
    /// seconds where it does not write so often.
    case write(ClosedRange<Int>, else: Double)
    /// At a drawn call on a snapshot or its manifest; after `else` seconds where it makes no such call.
    case snapshot(in: String, else: Double)
  }

  /// Starts a program and kills it by SIGKILL.
  ///
  /// - Parameters:
  ///   - program: The program.
  ///   - arguments: Its arguments.
  ///   - moment: When it is killed.
  ///   - environment: All that it sees of the environment.
  ///   - directory: Its working directory.
  /// - Throws: When it cannot be started. A program that ends before it is killed is a failed expectation.
  static func run(
    _ program: FilePath, _ arguments: [String], at moment: Moment, environment: [String: String],
    in directory: ScratchDirectory
  ) async throws {
    let killer: [String]
    switch moment {
    case .time(let seconds):
      killer = ["-s", "KILL", "\(Double.random(in: seconds))"]
    case .write(let numbers, let seconds):
      // SQLite writes by pwrite64; strace counts the calls of each thread by itself (and injects nothing with
      // --seccomp-bpf).
      killer = [
        "-s", "KILL", "\(seconds)", "/usr/bin/strace", "-f", "-qq", "-o", "/dev/null",
        "-e", "trace=pwrite64", "-e", "inject=pwrite64:signal=KILL:when=\(Int.random(in: numbers))",
      ]
    case .snapshot(let directory, let seconds):
      let (call, numbers) =
        [
          ("pwrite64", 1...120), ("fsync", 1...2), ("rename", 1...2), ("write", 1...1), ("openat", 1...8),
        ].randomElement() ?? ("rename", 1...2)
      killer = [
        "-s", "KILL", "\(seconds)", "/usr/bin/strace", "-f", "-qq", "-o", "/dev/null",
        "-P", directory + "/draft.sqlite", "-P", directory + "/manifest.json.new", "-P", directory,
        "-e", "trace=\(call)", "-e", "inject=\(call):signal=KILL:when=\(Int.random(in: numbers))",
      ]
    }
    let ended = try await EndToEndTests.run(
      "/usr/bin/timeout", killer + [program.string] + arguments, environment: environment, in: directory)
    #expect(ended.status.isKill, "\(killer): \(ended.status) \(ended.errors)")
    // `timeout` dies of the signal that it sends, so that the kernel may not be done with the program yet: until it is, the
    // next one finds the file locked.
    let path = directory.file("reference.sqlite")
    let deadline = ContinuousClock.now + .seconds(30)
    while WriterLock.isHeld(for: path) == true, ContinuousClock.now < deadline { await Task.yield() }
    #expect(WriterLock.isHeld(for: path) == false, "the lock goes with the program")
  }
}

extension TerminationStatus {
  /// Whether SIGKILL ended the program, as `timeout` reports of the one that it started.
  var isKill: Bool { self == .exited(128 + 9) || self == .signaled(9) }
}
