internal import FoundationEssentials
internal import Glibc

/// What of the outside world the configuration depends on, handed in so that tests need no global state.
package struct SettingsContext: Sendable {
  /// The process environment.
  package var variables: [String: String]
  /// The directory under which `/etc/vclaimd`, `/var/lib/vclaimd` and `/run/vclaimd` are looked for, without a trailing
  /// slash: empty for the real ones.
  package var root: String
  /// The directory to which relative paths belong.
  package var workingDirectory: String
  /// Whether a service manager started this process, which then takes no secrets from files that everybody may read.
  package var isService: Bool

  /// Describes an outside world.
  ///
  /// - Parameters:
  ///   - variables: The environment.
  ///   - root: What stands before `/etc/vclaimd` and `/var/lib/vclaimd`.
  ///   - workingDirectory: An absolute path.
  ///   - isService: Whether a service manager started the process.
  package init(variables: [String: String], root: String = "", workingDirectory: String, isService: Bool = false) {
    self.variables = variables
    self.root = root
    self.workingDirectory = workingDirectory
    self.isService = isService
  }

  /// The world of this process.
  ///
  /// - Returns: Its environment and working directory at this moment.
  package static func current() -> SettingsContext {
    let variables = ProcessInfo.processInfo.environment
    return SettingsContext(
      variables: variables, workingDirectory: FileManager.default.currentDirectoryPath,
      // Whatever a service starts inherits the variable, and has another number (systemd.exec(5), from version 248 on).
      isService: variables["SYSTEMD_EXEC_PID"] == "\(getpid())")
  }

  var systemFile: String { "\(root)/etc/vclaimd/vclaimd.env" }
  var localFile: String { absolute(".env") }

  /// The default of `VCLAIMD_DATABASE`, `contract.md`, section 2.
  func defaultDatabase() -> String {
    let directory = firstDirectory("STATE_DIRECTORY")
    let shared = "\(root)/var/lib/vclaimd"
    return "\(directory ?? (FileBytes.isDirectory(shared) ? shared : workingDirectory))/reference.sqlite"
  }

  /// The default of `VCLAIMD_SOCKET`, `contract.md`, section 2.
  func defaultSocket(database: String) -> String {
    let shared = "\(root)/run/vclaimd"
    if let directory = firstDirectory("RUNTIME_DIRECTORY") ?? (FileBytes.isDirectory(shared) ? shared : nil) {
      return "\(directory)/vclaimd.sock"
    }
    let file = absolute(database)
    return "\(file[..<(file.lastIndex(of: "/") ?? file.startIndex)])/vclaimd.sock"
  }

  /// systemd lists several directories separated by colons when a unit asks for several: the first is the unit's own.
  private func firstDirectory(_ variable: String) -> String? {
    variables[variable]?.split(separator: ":").first.map(String.init)
  }

  func absolute(_ path: String) -> String {
    if path.hasPrefix("/") { return path }
    let relative = path.hasPrefix("./") ? String(path.dropFirst(2)) : path
    return workingDirectory.hasSuffix("/") ? workingDirectory + relative : "\(workingDirectory)/\(relative)"
  }
}
