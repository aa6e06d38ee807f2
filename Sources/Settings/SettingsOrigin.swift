/// Where a value came from, in the order of precedence of `contract.md`, section 2.
package enum SettingsOrigin: Sendable, Hashable, CustomStringConvertible {
  /// An option of the command line.
  case commandLine
  /// A file of systemd's `$CREDENTIALS_DIRECTORY`.
  case credential(path: String)
  /// A variable of the process environment.
  case environment
  /// A line of a configuration file, counted from 1.
  case file(path: String, line: Int)
  /// Nobody set it.
  case `default`

  /// The origin as `vclaimd check-config` prints it: `environment`, `/etc/vclaimd/vclaimd.env:12`, `default`.
  package var description: String {
    switch self {
    case .commandLine: "command line"
    case .credential(let path): path
    case .environment: "environment"
    case .file(let path, let line): "\(path):\(line)"
    case .default: "default"
    }
  }
}
