package import ArgumentParser
package import Settings

/// The options that say where the configuration and the reference file are.
package struct SettingsOptions: ParsableArguments {
  @Option(name: .long, help: ArgumentHelp("Read this KEY=value file.", valueName: "file"), completion: .file())
  package var config: String?

  @Option(
    name: .long, help: ArgumentHelp("The reference file; comes before VCLAIMD_DATABASE.", valueName: "file"),
    completion: .file())
  package var database: String?

  package init() {}

  /// Reads the configuration of this process.
  ///
  /// - Returns: What was found, with everything that is wrong with it.
  package func read() async -> SettingsReading {
    var overrides: [String: String] = [:]
    if let database { overrides["VCLAIMD_DATABASE"] = database }
    return await Settings.read(from: .current(), overrides: overrides, configFile: config)
  }
}
