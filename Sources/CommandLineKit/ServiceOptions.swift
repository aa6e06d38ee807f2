package import ArgumentParser
internal import Settings
package import VClaim

/// The options of a command that asks the service and never opens the reference file.
package struct ServiceOptions: ParsableArguments {
  @Option(name: .long, help: ArgumentHelp("Read this KEY=value file.", valueName: "file"), completion: .file())
  package var config: String?

  package init() {}

  /// Lends a client as the configuration of this process describes it to a piece of work.
  ///
  /// - Parameter body: The work.
  /// - Returns: What the work returns.
  /// - Throws: `SettingsError` when the configuration is wrong or has no credentials, or what the work throws.
  package func withClient<Value>(_ body: (VClaimClient) async throws -> Value) async throws -> Value {
    let settings = try await Settings.read(from: .current(), overrides: [:], configFile: config)
      .settings(for: .service)
    return try await ServiceConnection.with(settings, body)
  }
}
