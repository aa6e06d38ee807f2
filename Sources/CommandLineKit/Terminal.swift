internal import Glibc

/// What can be done with the place that output goes to.
package struct Terminal: Sendable, Hashable {
  /// Whether lines can be redrawn in place.
  ///
  /// False for files, pipes and `TERM=dumb`: none of them may see an escape sequence.
  package let isInteractive: Bool
  /// Whether colour is wanted, https://no-color.org.
  package let hasColor: Bool
  /// Columns, for what is fitted to the screen; nil when there is no screen and nothing needs to be cut.
  package let width: Int?

  /// Describes a terminal.
  ///
  /// - Parameters:
  ///   - isTerminal: Whether the output is one.
  ///   - columns: Its width, 0 or less when unknown, which is then taken as 80.
  ///   - variables: The environment, of which `TERM` and `NO_COLOR` count.
  package init(isTerminal: Bool, columns: Int, variables: [String: String]) {
    isInteractive = isTerminal && variables["TERM"] != "dumb"
    hasColor = isInteractive && variables["NO_COLOR", default: ""].isEmpty
    width = isTerminal ? (columns > 0 ? columns : 80) : nil
  }

  /// Asks the system about an output.
  ///
  /// - Parameters:
  ///   - output: Standard output or standard error, mostly.
  ///   - variables: The environment.
  /// - Returns: What it is at this moment.
  package static func of(_ output: Output, variables: [String: String]) -> Terminal {
    var size = winsize()
    let known = unsafe ioctl(output.descriptor, UInt(TIOCGWINSZ), &size) == 0
    return Terminal(
      isTerminal: isatty(output.descriptor) == 1, columns: known ? Int(size.ws_col) : 0, variables: variables)
  }
}
