internal import Glibc
internal import ReferenceStore
internal import ReferenceSync
internal import Settings
internal import StateFile
internal import Synchronization
internal import VClaim

/// The request of ``ServiceCheck`` where no daemon runs: through the gate that the state file remembers.
struct DirectServiceCheck {
  let settings: Settings
  let remedies: Remedies

  /// Asks, unless budget or cool-down forbids it.
  ///
  /// - Returns: What was found about credentials and clock.
  func findings() async -> [Finding] {
    guard settings.credentials != nil else { return skipped("there are no credentials that this user can read") }
    let path = StateFile.path(beside: settings.databasePath)
    let isKept = FileStatus(path) != nil
    // Opening the state file would mend what is wrong with it, and asking without it would not keep to the budget.
    guard
      !isKept
        || (StateFile.gate(inFileAt: path) != nil && PlaceInspection(of: settings.databasePath).stateIlls().isEmpty)
    else { return skipped("what was spent of the budget cannot be read") }
    do {
      guard isKept else { return try await ask(through: gate(keeping: nil)) }
      let lock = try WriterLock(for: settings.databasePath)
      let state = try await StateFile(path: path, now: SystemTime.unixSeconds)
      let kept = try await state.gate()
      let now = SystemTime.unixSeconds()
      let report = GateReport(kept, requestsPerDay: settings.requestsPerDay, now: now)
      let gate = try gate(keeping: (kept, state))
      let findings: [Finding]
      if let coolDown = report.upstream.coolDowns.first(where: { $0.service == BPJSService.vclaim.rawValue }) {
        findings = ServiceCheck.leftAlone(coolDown) + [ServiceCheck.clock(nil)]
      } else {
        findings = try await ask(through: gate)
        await gate.save()
      }
      await state.close()
      _ = consume lock
      return findings
    } catch {
      return [ServiceCheck.failed("\(error)", .of(error)), ServiceCheck.clock(nil)]
    }
  }

  private func gate(keeping kept: (content: KeptGate, file: StateFile)?) throws -> UpstreamGate {
    let time = SyncTime(
      clock: ContinuousClock(), now: SystemTime.unixSeconds, today: { LocalDay.text(at: SystemTime.unixSeconds()) })
    return UpstreamGate(
      GateLimits(settings), kept: kept?.content ?? KeptGate(), file: kept?.file,
      credentials: try settings.credentialsFingerprint(), time: time)
  }

  private func ask(through gate: UpstreamGate) async throws -> [Finding] {
    let connection = try ServiceConnection(settings, retryPolicy: .none)
    let observer = Listener(gate: GateObserver(gate, credentials: try settings.credentialsFingerprint()))
    let client = connection.client(telling: observer, retryPolicy: .none) { GatedTransport($0, gate: gate) }
    let finding: Finding
    do {
      _ = try await client.rows(for: .roomClasses)
      finding = Finding(.credentials, .ok, "the service accepts them")
    } catch {
      finding = ServiceCheck.failed("\(error)", .of(error))
    }
    await connection.shutdown()
    return [finding, ServiceCheck.clock(observer.clockSkew)]
  }

  private func skipped(_ reason: String) -> [Finding] {
    [Finding(.credentials, .skipped, reason), Finding(.clock, .skipped, reason)]
  }
}

/// Tells the gate what came of the request, and keeps what the answer said of the clocks.
private final class Listener: RequestObserver {
  private let gate: GateObserver
  private let skew = Mutex<Int64?>(nil)

  init(gate: GateObserver) { self.gate = gate }

  var clockSkew: Int64? { skew.withLock { $0 } }

  func requestDidEnd(_ record: RequestRecord) {
    skew.withLock { $0 = record.clockSkew ?? $0 }
    gate.requestDidEnd(record)
  }
}
