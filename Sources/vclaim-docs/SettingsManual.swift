import Settings

/// The manual page `vclaimd.env(5)`, made from the table of keys.
enum SettingsManual {
  /// Where the page stands in the repository.
  static let path = "Documentation/man/vclaimd.env.5"

  /// The page.
  static let text =
    """
    .\\" Written by "make docs" from KeyTable.groups; changes belong there.
    .TH VCLAIMD.ENV 5 "" vclaimd
    .SH NAME
    vclaimd.env \\- configuration of vclaimd, vclaimctl and their kin

    """
    + Troff.section(
      "Description",
      Troff.paragraphs(
        """
        Lines of the form KEY=value. The first place that has a key counts: the command line; files named after the key in \
        lower case with dashes, such as bpjs-consumer-secret, in systemd's $CREDENTIALS_DIRECTORY; the process environment; \
        the file that --config names, else /etc/vclaimd/vclaimd.env, else .env in the working directory; the default.

        A # at a line's beginning or after white space begins a comment. A value may stand in '...' or "...", without escapes. \
        "export " before a key is allowed. An empty value counts as unset. A key that is set twice, or unknown, is an error, and \
        so is a line without =. All errors are told at once.

        vclaimd check-config prints what holds and where it came from, with secrets as ***; with --sample, every key in \
        comments. A running daemon reads the file again on vclaimctl reload and SIGHUP, but for keys of which it is said that \
        they take a restart.
        """))
    + KeyTable.groups.map { Troff.section($0.title, Troff.list($0.keys.map { ($0.name, meaning($0)) })) }.joined()
    + Troff.section(
      "Example",
      Troff.example(
        """
        BPJS_CONSUMER_ID=10001
        BPJS_CONSUMER_SECRET='...'
        BPJS_USER_KEY=...
        BPJS_FACILITY_CODES=0101R001
        VCLAIMD_PULL_WINDOW=22:00-05:00
        """))
    + Troff.section("See also", Troff.references(["vclaimd(8)", "vclaimctl(1)", "vclaimd-reference(7)"]))

  private static func meaning(_ key: SettingsKey) -> String {
    let standard = key.defaultText ?? key.defaultNote ?? "unset"
    return "\(key.help) Must be \(key.allowed). Default: \(standard)."
      + (key.isSecret ? " A secret." : "") + (key.needsRestart ? " A change takes a restart of the daemon." : "")
  }
}
