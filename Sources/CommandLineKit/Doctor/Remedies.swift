internal import Glibc
internal import ReferenceStore

/// The commands that mend what is wrong, as they are typed on this machine.
struct Remedies: Sendable {
  /// Who has the right to write the file at the moment.
  let holder: WriterLock.Holder?
  /// Whether somebody has.
  let isWritten: Bool
  /// Whether systemd manages this machine (sd_booted(3)).
  let hasSystemd: Bool

  /// Looks who writes a file.
  ///
  /// - Parameter path: The reference file.
  init(of path: String) {
    isWritten = WriterLock.isHeld(for: path) ?? false
    holder = WriterLock.holder(for: path)
    hasSystemd = unsafe access("/run/systemd/system", F_OK) == 0
  }

  /// What starts the daemon, or starts it again.
  var start: String {
    if hasSystemd { return "systemctl restart vclaimd" }
    guard isWritten, let holder else { return "vclaimd run" }
    return "kill \(holder.processID); vclaimd run"
  }

  /// What pulls datasets now.
  ///
  /// - Parameter datasets: Their names on the command line; none for all.
  /// - Returns: The command.
  func pull(_ datasets: [String] = []) -> String {
    ([isWritten ? "vclaimctl resync" : "vclaimd sync"] + datasets).joined(separator: " ")
  }

  /// The command of a remedy.
  ///
  /// - Parameter remedy: What mends.
  /// - Returns: A command for a shell.
  func text(_ remedy: Ill.Remedy) -> String {
    switch remedy {
    case .start: start
    case .pull: pull()
    case .command(let command): command
    case .upgrade: "install the newer vclaimd that wrote the file"
    case .otherPath: "set VCLAIMD_DATABASE to another path"
    }
  }

  /// The findings about one thing: its ills, or that it is well.
  ///
  /// - Parameters:
  ///   - check: What was looked at.
  ///   - ills: What is wrong with it.
  ///   - well: What to say where nothing is.
  /// - Returns: The findings, at least one.
  func findings(_ check: DoctorCheck, _ ills: [Ill], else well: String) -> [Finding] {
    guard !ills.isEmpty else { return [Finding(check, .ok, well)] }
    return ills.map { Finding(check, $0.isUnusable ? .unusable : .warning, $0.message, mend: text($0.remedy)) }
  }
}
