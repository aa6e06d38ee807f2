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
    return try await directly { library throws in
      try await library.liveRecords(of: dataset, matching: text, atMost: limit, within: settings.timeout)
    }
  }

  /// Looks one row up, on a miss or at once.
  ///
  /// - Parameters:
  ///   - dataset: The dataset.
  ///   - key: The parts of the key.
  ///   - asksFirst: Whether to ask the service without looking into the file.
  /// - Returns: The answer; nil when no daemon answers and there are no credentials to ask with.
  /// - Throws: What the daemon, the configuration or the service says.
  package func record(
    of dataset: Dataset, key: [String], asksFirst: Bool
  ) async throws -> Lookup<Record>? {
    let answer = try await DaemonConnection.with(settings.socketPath, forbiddenIsAbsent: settings.credentials != nil) {
      daemon in
      try await daemon.record(of: dataset, key: key, asksFirst: asksFirst, within: settings.timeout)
    }
    if let answer { return answer }
    guard asksFirst || settings.credentials != nil else { return nil }
    return try await directly { library throws in
      try await library.record(of: dataset, key: key, within: settings.timeout, asksFirst: asksFirst)
    }
  }

  private func directly<Answer>(_ ask: (ReferenceLibrary) async throws -> Answer) async throws -> Answer {
    // Credentials that are wrong, and not merely absent, are worth an error on a miss too.
    let settings = try reading.settings(for: .service)
    let connection = try ServiceConnection(settings)
    do {
      let library = try ReferenceFile.open(
        settings, fallback: .live(connection.client, ownFacility: settings.facilityCodes.first))
      let answer = try await ask(library)
      await connection.shutdown()
      return answer
    } catch {
      await connection.shutdown()
      throw error
    }
  }
}
