/// The documented sample configuration, made from the key table.
///
/// `systemd/vclaimd.env.example` holds this text; a test keeps the two together.
package enum SampleFile {
  /// The sample, every key commented out with its default.
  package static let text: String =
    heading + KeyTable.groups.map { "\n## \($0.title)\n" + $0.keys.map(entry).joined() }.joined()

  private static let heading = """
    # Configuration of vclaimd, vclaimctl and their kin: KEY=value lines.
    #
    # Read from --config FILE or /etc/vclaimd/vclaimd.env, else from .env in the working directory. The command line,
    # files named like bpjs-consumer-secret in systemd's $CREDENTIALS_DIRECTORY, and the process environment go before
    # it, in this order. `vclaimd check-config` prints what holds and where it came from.
    #
    # A # at a line's beginning or after white space begins a comment. A value may stand in '...' or "...", without
    # escapes. An empty value counts as unset. A key that is set twice, or unknown, is an error.
    #
    # A running daemon reads it again on `vclaimctl reload` and on SIGHUP.

    """

  private static func entry(_ key: SettingsKey) -> String {
    let standard = key.defaultText ?? key.defaultNote ?? "unset"
    let help = key.help + (key.needsRestart ? " A change takes a restart of the daemon." : "")
    let lines =
      TextWrap.lines(help, width: width) + TextWrap.lines("Allowed: \(key.allowed).", width: width)
      + TextWrap.lines("Default: \(standard).", width: width)
    return "\n" + lines.map { "# \($0)\n" }.joined() + "#\(key.name)=\(key.defaultText ?? "")\n"
  }

  private static let width = 110
}
