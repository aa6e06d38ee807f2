package import ReferenceStore
package import Settings
package import VClaimReference

/// Questions to the service: through the daemon when it answers, so that pace and budget are shared, else directly.
///
/// Directly too when this user may not connect to the daemon and has credentials to ask with. A daemon that is there and does
/// not answer in time is an error: its own question may still be under way, past which pace and budget would not be kept.
package struct LiveQuestions {
  private let reading: SettingsReading
  private let settings: Settings

  /// Takes a configuration.
  ///
  /// - Parameter reading: The configuration.
  /// - Throws: `SettingsError` when it is wrong.
  package init(_ reading: SettingsReading) throws {
    self.reading = reading
    settings = try reading.settings(for: .file)
  }

  /// Asks the service's own search.
  ///
  /// - Parameters:
  ///   - dataset: The dataset, or one that only the service has.
  ///   - text: What to search for.
  ///   - limit: The most rows to return.
  /// - Returns: The rows in the service's order.
  /// - Throws: What the daemon, the configuration or the service says; `ReferenceError` with `notOffered` where the
  ///   service has no such search.
  package func records(
    of dataset: Dataset, matching text: String, limit: Int
  ) async throws -> SearchResult<Record> {
    let answer = try await DaemonConnection.with(settings.socketPath, forbiddenIsAbsent: settings.credentials != nil) {
      daemon in
      try await daemon.liveRecords(of: dataset, matching: text, atMost: limit, within: settings.timeout)
    }
    if let answer { return answer }
    return try await directly { service throws in
      try await service.records(of: dataset, matching: text, atMost: limit, within: settings.timeout)
    }
  }

  /// Has one row looked up by the service, whatever stands in the file.
  ///
  /// - Parameters:
  ///   - dataset: The dataset.
  ///   - key: The parts of the key.
  /// - Returns: The answer.
  /// - Throws: What the daemon, the configuration or the service says; `ReferenceError` with `notOffered` for what the
  ///   service does not tell.
  package func record(of dataset: Dataset, key: [String]) async throws -> Lookup<Record> {
    if let answer = try await daemonRecord(of: dataset, key: key, asksFirst: true) { return answer }
    return try await directly { service throws in
      try await service.record(of: dataset, key: key, within: settings.timeout)
    }
  }

  /// Looks one row up that the file does not have.
  ///
  /// - Parameters:
  ///   - dataset: The dataset.
  ///   - key: The parts of the key.
  /// - Returns: The answer; nil when nobody can be asked: no daemon answers, and there are no credentials or the service
  ///   does not tell it.
  /// - Throws: What the daemon, the configuration or the service says.
  package func record(of dataset: Dataset, missing key: [String]) async throws -> Lookup<Record>? {
    if let answer = try await daemonRecord(of: dataset, key: key, asksFirst: false) { return answer }
    guard settings.credentials != nil else { return nil }
    do {
      return try await directly { service throws in
        try await service.record(of: dataset, key: key, within: settings.timeout)
      }
    } catch let error as ReferenceError where error.code == .notOffered {
      return nil
    }
  }

  private func daemonRecord(of dataset: Dataset, key: [String], asksFirst: Bool) async throws -> Lookup<Record>? {
    try await DaemonConnection.with(settings.socketPath, forbiddenIsAbsent: settings.credentials != nil) { daemon in
      try await daemon.record(of: dataset, key: key, asksFirst: asksFirst, within: settings.timeout)
    }
  }

  private func directly<Answer>(_ ask: (LiveReference) async throws -> Answer) async throws -> Answer {
    // Credentials that are wrong, and not merely absent, are worth an error on a miss too.
    let settings = try reading.settings(for: .service)
    // The answers need no file: one that is missing, or not to be read, has no generation for them to name.
    let generation = (try? ReferenceFile.open(settings).local.generation()) ?? 0
    let connection = try ServiceConnection(settings)
    do {
      let answer = try await ask(
        LiveReference(connection.client, ownFacility: settings.facilityCodes.first, generation: generation))
      await connection.shutdown()
      return answer
    } catch {
      await connection.shutdown()
      throw error
    }
  }
}
