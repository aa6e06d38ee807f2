internal import Glibc

/// Tells systemd how the service is doing, over the socket that `NOTIFY_SOCKET` names.
///
/// Without systemd it does nothing.
///
/// The protocol is a datagram of text lines, so it needs no libsystemd:
/// https://www.freedesktop.org/software/systemd/man/252/sd_notify.html.
package struct SystemdNotifier: Sendable {
  private let address: NotifyAddress?

  /// How often the manager wants to hear ``NotifyState/watchdog``; nil when it does not watch this process.
  ///
  /// Send at half of it.
  package let watchdogInterval: Duration?

  /// Whether a service manager listens at all.
  package var isActive: Bool { address != nil }

  /// Reads what the service manager put into the environment.
  ///
  /// - Parameters:
  ///   - variables: The process environment.
  ///   - processID: This process's number: a watchdog that is meant for another process is not ours to feed.
  /// - Throws: ``NotifyError`` with ``NotifyError/Code/invalidAddress`` when `NOTIFY_SOCKET` is set to something else
  ///   than a unix socket.
  package init(variables: [String: String], processID: Int32) throws(NotifyError) {
    if let text = variables["NOTIFY_SOCKET"], !text.isEmpty {
      address = try NotifyAddress(text)
    } else {
      address = nil
    }
    watchdogInterval = Self.watchdogInterval(variables: variables, processID: processID)
  }

  /// Sends states, all in one message.
  ///
  /// Waits at most some seconds for a manager whose queue is full.
  ///
  /// - Parameter states: At least one; the manager takes them in this order.
  /// - Throws: ``NotifyError`` with ``NotifyError/Code/undelivered`` when the socket does not take the message.
  package func send(_ states: NotifyState...) throws(NotifyError) {
    guard let address else { return }
    let message = states.map(\.assignment).joined(separator: "\n")
    let descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    guard descriptor >= 0 else {
      throw NotifyError(.undelivered, "cannot make a socket", errorNumber: errno)
    }
    defer { close(descriptor) }
    Self.limitWaiting(on: descriptor)
    let bytes = Array(message.utf8)
    let sent = unsafe address.withSocketAddress { pointer, length in
      unsafe sendto(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL), pointer, length)
    }
    guard sent == bytes.count else {
      throw NotifyError(.undelivered, "the notify socket takes no message", errorNumber: errno)
    }
  }

  private static func limitWaiting(on descriptor: Int32) {
    var limit = timeval(tv_sec: 5, tv_usec: 0)
    // Should this fail, a send waits without limit, which is what sd_notify does.
    _ = unsafe setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
  }

  // The rules of https://www.freedesktop.org/software/systemd/man/252/sd_watchdog_enabled.html.
  private static func watchdogInterval(variables: [String: String], processID: Int32) -> Duration? {
    guard let microseconds = variables["WATCHDOG_USEC"].flatMap({ Int64($0) }), microseconds > 0 else { return nil }
    if let wanted = variables["WATCHDOG_PID"], Int32(wanted) != processID { return nil }
    return .microseconds(microseconds)
  }
}
