/// One assignment of the notification protocol,
/// https://www.freedesktop.org/software/systemd/man/252/sd_notify.html.
package struct NotifyState: Sendable, Hashable {
  /// The assignment as it is sent: `READY=1`.
  let assignment: String

  /// Start-up, or a reload, is over.
  package static let ready = NotifyState(assignment: "READY=1")
  /// The service is shutting down.
  package static let stopping = NotifyState(assignment: "STOPPING=1")
  /// The service is alive.
  ///
  /// Due at least once within ``SystemdNotifier/watchdogInterval``.
  package static let watchdog = NotifyState(assignment: "WATCHDOG=1")

  /// The configuration is being read again; ``ready`` follows.
  ///
  /// - Parameter microseconds: The monotonic clock at this moment, ``MonotonicTime/microseconds()``. systemd 253 and
  ///   newer tell by it which reload this is the answer to.
  /// - Returns: `RELOADING=1` with its time.
  package static func reloading(at microseconds: UInt64) -> NotifyState {
    NotifyState(assignment: "RELOADING=1\nMONOTONIC_USEC=\(microseconds)")
  }

  /// A line for `systemctl status`.
  ///
  /// - Parameter text: Any text. Control characters become spaces, because a newline would begin another assignment.
  /// - Returns: `STATUS=` with the text.
  package static func status(_ text: String) -> NotifyState {
    var line = ""
    for scalar in text.unicodeScalars {
      line.unicodeScalars.append(scalar.properties.generalCategory == .control ? " " : scalar)
    }
    return NotifyState(assignment: "STATUS=\(line)")
  }
}
