/// When pulls begin, as far as it does not depend on what came of the last one: a value that knows no clock.
///
/// Machines that were set up alike, or that all lost power together, must not ask the service at one moment. Each has
/// an offset of its own, made from what tells it from others, and each run a little chance on top.
package struct SchedulePolicy: Sendable {
  /// When pulls begin by themselves; nil: at any time of the day.
  package var window: PullWindow?
  /// How long a failed dataset rests.
  package var backoff: RetryBackoff
  private let offset: UInt64

  /// The greatest shift by which machines are spread, in seconds.
  private static let greatestSpread: Int64 = 3_600

  /// Makes a policy.
  ///
  /// - Parameters:
  ///   - machine: What tells this machine from others, and stays the same; only a hash of it is used.
  ///   - backoff: How long a failed dataset rests.
  package init(machine: String, backoff: RetryBackoff = RetryBackoff()) {
    self.backoff = backoff
    // FNV-1a (http://www.isthe.com/chongo/tech/comp/fnv/), folded: `Hasher` differs with each start of the program.
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in machine.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    offset = hash ^ (hash >> 32)
  }

  /// When a dataset is due after a pull that needs no repetition.
  ///
  /// Within the hour (for short intervals: within a tenth of them) each machine has its own moment, which the time
  /// comes down to; chance adds a tenth of that at most. So intervals are kept, and the time of day does not wander.
  ///
  /// - Parameters:
  ///   - began: When the pull began, in unix seconds.
  ///   - interval: Seconds from there to the next one.
  ///   - generator: Where chance comes from.
  /// - Returns: Unix seconds.
  func due(
    after began: Int64, interval: Int64, using generator: inout any RandomNumberGenerator & Sendable
  ) -> Int64 {
    let latest = began + interval
    let spread = min(interval / 10, Self.greatestSpread)
    guard spread > 1 else { return latest }
    let past = (latest - offset(within: spread)) % spread
    return latest - (past < 0 ? past + spread : past) + Int64.random(in: 0...spread / 10, using: &generator)
  }

  /// How long to wait until pulls may begin by themselves.
  ///
  /// - Parameter second: The second of the local day.
  /// - Returns: Seconds, 0 while they may.
  func waitForWindow(at second: Int64) -> Int64 {
    guard let window else { return 0 }
    return window.wait(at: second, offset: offset(within: min(window.length / 2, Self.greatestSpread)))
  }

  private func offset(within spread: Int64) -> Int64 { Int64(offset % UInt64(max(spread, 1))) }
}
