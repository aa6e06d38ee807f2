package import Logging
package import ReferenceSync
package import Settings
internal import StateFile
internal import Synchronization

/// Reads the configuration of a running daemon again, and exchanges what runs by it between two pulls.
///
/// A configuration that cannot be used is reported, and all of the old one stays.
package final class Reloader: Sendable {
  private struct Readings {
    /// What holds for the keys that take a restart.
    let atStart: SettingsReading
    var newest: SettingsReading
  }

  private let options: SettingsOptions
  private let wiring: PullWiring
  private let sync: SyncService
  private let threshold: LogThreshold
  private let logger: Logger
  private let readings: Mutex<Readings>
  private let turns = Turns()

  /// Makes a reloader.
  ///
  /// - Parameters:
  ///   - options: Where the configuration is.
  ///   - reading: The configuration that the daemon was started with.
  ///   - wiring: What is joined as the configuration says.
  ///   - sync: What pulls.
  ///   - threshold: The level of the log.
  ///   - logger: Told of each reload and of every key that changed.
  package init(
    _ options: SettingsOptions, _ reading: SettingsReading, wiring: PullWiring, sync: SyncService,
    threshold: LogThreshold, logger: Logger
  ) {
    self.options = options
    self.wiring = wiring
    self.sync = sync
    self.threshold = threshold
    self.logger = logger
    readings = Mutex(Readings(atStart: reading, newest: reading))
  }

  /// Reads the configuration and takes it on.
  ///
  /// - Returns: What changed.
  /// - Throws: ``ReloadError`` when it cannot be used; nothing has changed then.
  package func reload() async throws(ReloadError) -> ReloadDocument {
    do {
      let document = try await turns.take { () async throws(ReloadError) in try takeOn(await options.read()) }
      report(document)
      return document
    } catch {
      logger.error(
        "the configuration is bad; the daemon goes on with the old one", metadata: ["error": .string(error.description)]
      )
      throw error
    }
  }

  private func takeOn(_ reading: SettingsReading) throws(ReloadError) -> ReloadDocument {
    let settings: Settings
    do { settings = try reading.settings(for: .service) } catch { throw ReloadError(error) }
    let old = readings.withLock { $0 }
    let changes = reading.changes(since: old.newest).filter { !$0.key.needsRestart }
    // The certificates may be others in a file of the same name, and credentials that were refused may be registered since.
    if !changes.isEmpty || settings.caFile != nil || wiring.gate.refusesCredentials {
      do { try wiring.exchange(settings) } catch {
        throw ReloadError(code: "settings_invalid", description: "\(error)")
      }
      sync.exchange(wiring.engine)
      threshold.level = Logger.Level(settings)
    }
    readings.withLock { $0.newest = reading }
    let waiting = reading.changes(since: old.atStart).filter(\.key.needsRestart)
    return ReloadDocument(
      changed: changes.map { ReloadDocument.Change($0) } + waiting.map { ReloadDocument.Change($0) },
      remarks: remarks(on: reading))
  }

  private func remarks(on reading: SettingsReading) -> [String] {
    let keys = reading.handedOver.map(\.name)
    guard sync.refusesCredentials, !keys.isEmpty else { return [] }
    return [
      "the service refuses the credentials, and \(keys.joined(separator: ", ")) were handed over by systemd: "
        + "they change with a restart of the daemon only"
    ]
  }

  private func report(_ document: ReloadDocument) {
    for change in document.changed {
      logger.notice(
        change.needsRestart ? "changed, takes a restart" : "changed",
        metadata: [
          "key": .string(change.key), "before": .string(change.before ?? "unset"),
          "after": .string(change.after ?? "unset"),
        ])
    }
    for remark in document.remarks { logger.warning("\(remark)") }
    logger.notice(
      "the configuration is good", metadata: ["changed": .stringConvertible(document.changed.count)])
  }
}

extension ReloadDocument.Change {
  fileprivate init(_ change: SettingsChange) {
    self.init(
      key: change.key.name, before: change.before, after: change.after, needsRestart: change.key.needsRestart)
  }
}

extension ReloadError {
  /// All problems in one line.
  fileprivate init(_ error: SettingsError) {
    self.init(
      code: error.shortDescription,
      description: "configuration: " + error.problems.map(\.description).joined(separator: "; "))
  }
}
