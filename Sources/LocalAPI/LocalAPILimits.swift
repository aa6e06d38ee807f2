internal import VClaimReference

/// The bounds that keep one client from harming the others.
package struct LocalAPILimits: Sendable {
  /// Connections at once of each listener, give or take the few that are accepted together; who comes later waits until
  /// one ends.
  package var connections = 256
  /// Beyond so many connections of a listener, clients lose theirs that let the daemon wait for longer than ``grace``:
  /// for a whole request, or with an answer that they do not take.
  package var comfortableConnections = 192
  /// How long the daemon waits for any client, however many there are.
  package var grace = Duration.seconds(1)
  /// Connections that the kernel keeps until they are accepted; no more than its own `net.core.somaxconn`.
  package var backlog = 1_024
  /// How long a connection may be idle, a request may take to arrive, and a client may take nothing of its answer.
  package var patience = Duration.seconds(30)
  /// How long answers under way may take once the daemon stops.
  package var farewell = Duration.seconds(5)
  /// The largest head of a request, its target and all header fields, in bytes.
  package var headBytes = 32 << 10
  /// The most header fields of a request.
  package var headFields = 100
  /// The largest body of a request, in bytes.
  package var bodyBytes = 64 << 10
  /// Bytes of a piece of a long answer.
  package var pieceBytes = 64 << 10
  /// With how many entries an answer about the journal ends, once their generation is complete.
  package var journalEntries = ChangesDocument.usualLimit
  /// How long a look-up waits for the service, asked for each.
  package var lookUp: @Sendable () -> Duration = { .seconds(30) }

  /// Makes the usual limits.
  package init() {}
}
