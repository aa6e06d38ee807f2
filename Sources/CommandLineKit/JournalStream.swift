internal import Glibc

/// Whether an output goes to systemd's journal.
package enum JournalStream {
  /// Compares the output with what systemd put into the environment, as
  /// https://www.freedesktop.org/software/systemd/man/252/systemd.exec.html tells under `$JOURNAL_STREAM`.
  ///
  /// The variable alone proves nothing: it is inherited by processes whose output goes elsewhere.
  ///
  /// - Parameters:
  ///   - output: The output.
  ///   - variables: The environment.
  /// - Returns: Whether `JOURNAL_STREAM` names the very file that the output is.
  package static func isBehind(_ output: Output, variables: [String: String]) -> Bool {
    guard let text = variables["JOURNAL_STREAM"] else { return false }
    var status = stat()
    guard unsafe fstat(output.descriptor, &status) == 0 else { return false }
    return text == "\(status.st_dev):\(status.st_ino)"
  }
}
