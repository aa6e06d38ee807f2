package import ReferenceStore
public import VClaim

/// Whom the query library asks when a key is not in the file.
public struct Fallback: Sendable {
  let source: (any LiveSource)?

  /// Nobody: a key that is not in the file is absent.
  public static let none = Fallback(source: nil)

  /// The service itself, through a live client.
  ///
  /// Such a library keeps to the client's own manners: what the daemon spends of its budget is not known to it.
  ///
  /// - Parameters:
  ///   - client: The live client.
  ///   - ownFacility: The code of the hospital's own facility. The official dialect answers doctors for that one only;
  ///     without it a doctor is not asked for in that dialect.
  ///   - now: The wall clock, in unix seconds: the official dialect lists doctors by day.
  /// - Returns: The fall-back.
  public static func live(
    _ client: VClaimClient, ownFacility: String? = nil, now: @escaping @Sendable () -> Int64 = SystemTime.unixSeconds
  ) -> Fallback {
    Fallback(source: ServiceSource(client: client, ownFacility: ownFacility, now: now))
  }

  /// The daemon, over its socket: the best choice for every program on the daemon's machine.
  ///
  /// The daemon asks the service once for all programs that miss the same key, within its own pace and budget, with its own
  /// credentials, and publishes the row into the file. A program that uses it needs no credentials and may be of any
  /// member of the socket's group.
  ///
  /// ```swift
  /// let socket = try UnixSocketTransport(path: "/run/vclaimd/vclaimd.sock")    // of VClaimHTTP
  /// let reference = try ReferenceLibrary(
  ///   path: "/var/lib/vclaimd/reference.sqlite", fallback: .daemon(socket: socket))
  /// ```
  ///
  /// Where no daemon answers a miss is an error (`live`), for nobody knows then whether the key exists.
  ///
  /// - Parameters:
  ///   - socket: What carries requests to the socket; it stays its owner's to shut down.
  ///   - patience: How long a question to the daemon may take, whoever still waits for it: longer than its `BPJS_TIMEOUT`, so
  ///     that the daemon's own error comes first.
  /// - Returns: The fall-back.
  public static func daemon(socket: any HTTPTransport, patience: Duration = .seconds(40)) -> Fallback {
    Fallback(source: DaemonSource(transport: socket, patience: patience))
  }

  /// The same fall-back, with somebody who hears what the service says.
  ///
  /// - Parameter hear: Told each answer that was not remembered, with its dataset and key; must return at once.
  /// - Returns: The fall-back.
  package func heard(
    by hear: @escaping @Sendable (_ dataset: Dataset, _ key: [String], _ answer: LiveAnswer) -> Void
  ) -> Fallback {
    Fallback(source: source.map { HeardSource(source: $0, hear: hear) })
  }

  package static func source(_ source: any LiveSource) -> Fallback { Fallback(source: source) }
}
