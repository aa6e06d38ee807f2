internal import FoundationEssentials
package import ReferenceStore
package import ReferenceSync
package import Settings
internal import StateFile
package import VClaim

/// Everything that a pull needs, joined as the configuration says: the service, the file, and the right to write it.
package final class PullWiring: Sendable {
  /// The file.
  package let store: ReferenceStore
  /// What the guard holds back, and what can be done about it.
  package let decisions: HeldDecisions
  /// What pulls.
  package let engine: SyncEngine
  /// The clocks of the pulls.
  package let time: SyncTime
  /// What every request passes, of pulls and of look-ups.
  package let gate: UpstreamGate
  /// The live client for look-ups that the file cannot answer; it passes the same gate as the pulls.
  package let client: VClaimClient
  private let connection: ServiceConnection
  private let files: WritableFiles

  /// What an administrator should know of the files, one sentence each.
  package var remarks: [String] { files.remarks }

  /// Opens file and client.
  ///
  /// Root takes on the owner of the file's directory here: the configuration has been read by then.
  ///
  /// - Parameter settings: The configuration; credentials must be among it.
  /// - Throws: The error of the room that refuses: `SettingsError`, `VClaimError`, `TransportError`, `CommandError`,
  ///   `StoreError`.
  package init(_ settings: Settings) async throws {
    connection = try ServiceConnection(settings, retryPolicy: .none)
    files = try await WritableFiles(settings)
    store = files.store
    decisions = files.decisions
    let clock = ContinuousClock()
    let time = SyncTime(
      clock: clock, now: SystemTime.unixSeconds, today: { LocalDay.text(at: SystemTime.unixSeconds()) })
    let gate = UpstreamGate(
      GateLimits(requestsPerSecond: settings.requestsPerSecond, requestsPerDay: settings.requestsPerDay),
      kept: try await files.state.gate(), file: files.state,
      credentials: try settings.requiredCredentials().fingerprint(with: [
        settings.baseURL, settings.antreanURL, settings.antreanUserKey, settings.aplicaresURL,
      ]), time: time,
      logger: ProgramLog.logger(
        label: "gate", level: settings.logLevel, variables: ProcessInfo.processInfo.environment))
    client = connection.client(telling: gate) { GatedTransport($0, gate: gate) }
    engine = SyncEngine(
      source: connection.client, store: store, state: files.state, configuration: SyncConfiguration(settings),
      gate: gate, time: time)
    self.gate = gate
    self.time = time
  }

  /// Closes connections and file.
  package func close() async {
    await connection.shutdown()
    await gate.save()
    await files.close()
  }
}

extension SyncConfiguration {
  /// What the configuration says of pulls.
  fileprivate init(_ settings: Settings) {
    var intervals: [Dataset: Interval] = [:]
    for dataset in Dataset.all {
      intervals[dataset] = Interval(
        every: settings.every(dataset).components.seconds, maxStale: settings.maxStale(dataset).components.seconds)
    }
    self.init(
      dialect: settings.dialect, hasAntrean: settings.antreanURL != nil, hasAplicares: settings.aplicaresURL != nil,
      facilityCodes: settings.facilityCodes, rowCap: settings.rowCap, pageSize: settings.pageSize,
      datasets: settings.datasets, intervals: intervals, limits: settings.limits,
      keepChanges: settings.keepChanges.components.seconds)
  }
}

extension Settings {
  /// The directory in which the reference file stands.
  package var databaseDirectory: String {
    guard let slash = databasePath.lastIndex(of: "/"), slash != databasePath.startIndex else { return "/" }
    return String(databasePath[..<slash])
  }
}
