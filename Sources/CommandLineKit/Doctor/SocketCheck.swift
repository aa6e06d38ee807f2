internal import Glibc
internal import ReferenceStore
internal import Settings
internal import VClaimReference

/// Whether the daemon answers at its socket, and who may connect.
struct SocketCheck {
  /// What was found.
  let findings: [Finding]
  /// The daemon's own state; nil where none answers this user.
  let status: StatusDocument?

  /// Asks.
  ///
  /// - Parameters:
  ///   - settings: The configuration.
  ///   - remedies: The commands that mend.
  /// - Returns: What was found, and the daemon's state.
  static func run(_ settings: Settings, _ remedies: Remedies) async -> SocketCheck {
    let path = settings.socketPath
    guard let file = FileStatus(path, following: false) else {
      return failed("no daemon listens: \(path) is not there", mend: remedies.start)
    }
    guard file.isSocket else {
      return failed("\(path) is in the way: it is no socket", mend: "rm \(ShellWord.quoted(path))")
    }
    do {
      guard let status = try await DaemonConnection.with(path, { try await $0.status() }) else {
        return failed("\(path) was left behind: no daemon listens there", mend: remedies.start)
      }
      return SocketCheck(findings: [permissions(file, path)], status: status)
    } catch let error as CommandError where error.status == .credentialsRefused {
      return failed(
        "\(error)",
        mend: "usermod -aG \(AccountName.ofGroup(file.group)) \(AccountName.ofUser(geteuid()))")
    } catch {
      return failed("\(error)", mend: remedies.start)
    }
  }

  private static func permissions(_ file: FileStatus, _ path: String) -> Finding {
    guard file.mode & 0o007 == 0, file.mode & 0o060 == 0o060 else {
      return Finding(
        .socket, .warning, "\(path) has mode \(file.modeText), which is to be 0660: for owner and group",
        mend: "chmod 0660 \(ShellWord.quoted(path))")
    }
    return Finding(.socket, .ok, "the daemon answers at \(path)")
  }

  private static func failed(_ message: String, mend: String) -> SocketCheck {
    SocketCheck(findings: [Finding(.socket, .warning, message, mend: mend)], status: nil)
  }
}
