internal import Configuration
internal import SystemPackage

/// All places that values come from, in the order of `contract.md`, section 2.
struct SettingsSources: Sendable {
  private(set) var sources: [SettingsSource] = []
  private(set) var problems: [SettingsProblem] = []
  /// What is there by default and cannot be read by this user: the configuration file, and the credentials' directory,
  /// which systemd names to `ExecReload=` too, but shows to the daemon only.
  private(set) var unreadable: [SettingsProblem] = []
  /// The files with secrets that others may read.
  private(set) var exposed: [ExposedFile] = []

  /// Opens what there is to open.
  init(context: SettingsContext, overrides: [String: String], configFile: String?) async {
    sources.append(SettingsSource(provider: Self.provider(overrides)) { _ in .commandLine })
    if let directory = context.variables["CREDENTIALS_DIRECTORY"], !directory.isEmpty {
      await addCredentials(in: directory, isService: context.isService)
    }
    let environment = EnvironmentVariablesProvider(environmentVariables: context.variables)
    sources.append(SettingsSource(provider: environment) { _ in .environment })
    addFile(context: context, configFile: configFile)
  }

  /// The first source that has the key.
  ///
  /// - Throws: ``SettingsProblem`` when that source's value is no text.
  func value(of name: SettingsKeyName) throws(SettingsProblem) -> (text: String, origin: SettingsOrigin)? {
    for source in sources {
      if let text = try source.value(of: name) { return (text, source.origin(name)) }
    }
    return nil
  }

  private mutating func addCredentials(in directory: String, isService: Bool) async {
    exposed += KeyTable.keys.filter(\.isSecret).compactMap { key in
      ExposedFile(
        "\(directory)/\(SettingsKeyName(text: key.name).fileName)", keys: [key.name], isRefused: isService)
    }
    do {
      let provider = try await DirectoryFilesProvider(directoryPath: FilePath(directory))
      let origin: @Sendable (SettingsKeyName) -> SettingsOrigin = { .credential(path: "\(directory)/\($0.fileName)") }
      sources.append(SettingsSource(provider: provider, origin: origin, isFiles: true))
    } catch {
      unreadable.append(
        SettingsProblem(
          .unreadable, key: nil, origin: .credential(path: directory),
          message: "(CREDENTIALS_DIRECTORY) cannot be read: \("\(error)".escapingControls)"))
    }
  }

  /// Reads the file that was named, else the system's, else, when there is none, the working directory's `.env`.
  private mutating func addFile(context: SettingsContext, configFile: String?) {
    if let configFile {
      let path = context.absolute(configFile)
      switch FileBytes.read(path) {
      case .contents(let bytes): add(bytes, path, isRefusedWhenExposed: context.isService)
      case .missing: problems.append(Self.cannotRead(path, "no such file"))
      case .failed(let reason): problems.append(Self.cannotRead(path, reason))
      }
      return
    }
    for path in [context.systemFile, context.localFile] {
      switch FileBytes.read(path) {
      case .contents(let bytes):
        return add(bytes, path, isRefusedWhenExposed: context.isService || path == context.systemFile)
      case .missing: continue
      case .failed(let reason):
        unreadable.append(Self.cannotRead(path, reason))
        return
      }
    }
  }

  private mutating func add(_ bytes: [UInt8], _ path: String, isRefusedWhenExposed: Bool) {
    let file = EnvironmentFile(parsing: bytes, path: path, isKnown: KeyTable.isKnown)
    problems += file.problems
    let secrets = KeyTable.keys.filter { $0.isSecret && file.entries[$0.name] != nil }.map(\.name)
    if let file = ExposedFile(path, keys: secrets, isRefused: isRefusedWhenExposed) { exposed.append(file) }
    let lines = file.entries.mapValues(\.line)
    sources.append(
      SettingsSource(provider: Self.provider(file.entries.mapValues(\.value))) { name in
        .file(path: path, line: lines[name.text] ?? 0)
      })
  }

  private static func provider(_ values: [String: String]) -> InMemoryProvider {
    let pairs = values.map { name, value in
      // All are marked as secret: the provider does not know better, and nothing here needs it to print any.
      (SettingsKeyName(text: name).configKey, ConfigValue(.string(value), isSecret: true))
    }
    return InMemoryProvider(values: Dictionary(pairs) { first, _ in first })
  }

  private static func cannotRead(_ path: String, _ reason: String) -> SettingsProblem {
    SettingsProblem(.unreadable, key: nil, origin: nil, message: "\(path) cannot be read: \(reason)")
  }
}
