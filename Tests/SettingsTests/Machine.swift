import FoundationEssentials
import Settings

/// A small outside world: a directory that stands for the root, with a working directory and credentials in it.
final class Machine {
  let root: String
  var context: SettingsContext

  init(_ variables: [String: String] = [:]) throws {
    root = "\(FileManager.default.temporaryDirectory.path())/vclaimd-settings-\(UUID().uuidString)"
    context = SettingsContext(variables: variables, root: root, workingDirectory: "\(root)/desk")
    try makeDirectory("desk")
  }

  deinit { try? FileManager.default.removeItem(atPath: root) }

  func makeDirectory(_ path: String) throws {
    try FileManager.default.createDirectory(atPath: "\(root)/\(path)", withIntermediateDirectories: true)
  }

  /// Writes a file below the root, making the directories above it.
  func write(_ text: String, to path: String) throws {
    let directory = path.split(separator: "/").dropLast().joined(separator: "/")
    try makeDirectory(directory)
    try Data(text.utf8).write(to: URL(filePath: "\(root)/\(path)"))
  }

  /// Hands over a credential as systemd does.
  func hand(_ text: String, as name: String) throws {
    try write(text, to: "credentials/\(name)")
    context.variables["CREDENTIALS_DIRECTORY"] = "\(root)/credentials"
  }

  func read(_ overrides: [String: String] = [:], config: String? = nil) async -> SettingsReading {
    await Settings.read(from: context, overrides: overrides, configFile: config)
  }

  func settings(_ overrides: [String: String] = [:], config: String? = nil) async throws -> Settings {
    try await read(overrides, config: config).settings(for: .file)
  }

  /// The problems as they would be printed, with the root cut away.
  func problems(
    _ overrides: [String: String] = [:], config: String? = nil, need: SettingsReading.Need = .file
  ) async -> [String] {
    await read(overrides, config: config).problems(for: need).map { "\($0)".replacing(root, with: "") }
  }
}

extension SettingsReading {
  func row(_ name: String) -> SettingsRow? { rows.first { $0.key.name == name } }
}
