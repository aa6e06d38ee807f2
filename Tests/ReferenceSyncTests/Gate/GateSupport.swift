import FoundationEssentials
import StateFile
import VClaim

@testable import ReferenceSync

extension UpstreamGate {
  /// A gate that remembers nothing and hardly stands in the way.
  static func open(_ clock: VirtualClock) -> UpstreamGate {
    UpstreamGate(
      GateLimits(requestsPerSecond: 1_000, requestsPerDay: .max),
      time: SyncTime(clock: clock, now: { clock.unix }, today: { "2026-01-31" }))
  }
}

extension UpstreamOutcome {
  static func failed(
    _ code: VClaimError.Code, status: Int? = nil, retryAfter: Int? = nil, clockSkew: Int64? = nil,
    of service: BPJSService = .vclaim
  ) -> UpstreamOutcome {
    var error = VClaimError(code, "as scripted")
    error.httpStatus = status
    error.retryAfter = retryAfter.map { .seconds($0) }
    error.clockSkew = clockSkew
    return UpstreamOutcome(error, of: service)
  }

  static let answered = UpstreamOutcome(nil, of: .vclaim)
}

/// A state file in a directory of its own, and the gates of one program after another.
final class GateTrial {
  let clock = VirtualClock()
  var limits = GateLimits(requestsPerSecond: 1_000, requestsPerDay: 100)
  var credentials = "one"
  private let directory: String

  init(requestsPerDay: Int = 100) throws {
    limits.requestsPerDay = requestsPerDay
    directory = FileManager.default.temporaryDirectory.appending(path: "gate-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: directory) }

  /// Runs a program; it ends well, or as if it were killed.
  @discardableResult
  func run<Value>(isKilled: Bool = false, _ body: (UpstreamGate) async throws -> Value) async throws -> Value {
    let clock = clock
    let state = try await StateFile(path: directory + "/state.sqlite", now: { clock.unix })
    // A clock of the program's own: that of the machine starts anew as well.
    let gate = UpstreamGate(
      limits, kept: try await state.gate(), file: state, credentials: credentials,
      time: SyncTime(clock: clock, now: { clock.unix }, today: { "2026-01-31" }), chance: { 0.5 })
    let value = try await body(gate)
    if !isKilled { await gate.save() }
    await state.close()
    return value
  }

  func pass(_ seconds: Int64) async throws { try await clock.sleep(for: .seconds(seconds)) }
}

extension UpstreamGate {
  /// Sends requests until one is refused.
  ///
  /// - Returns: How many passed, and the refusal; none where `most` passed.
  func spend(_ caller: GateCaller = .pull, most: Int = 1_000_000) async -> (passed: Int, refusal: GateRefusal?) {
    var passed = 0
    while passed < most {
      do { try await pass(caller, to: .vclaim) } catch { return (passed, error) }
      passed += 1
    }
    return (passed, nil)
  }
}
