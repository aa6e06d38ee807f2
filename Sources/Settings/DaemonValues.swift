internal import ReferenceStore

/// The values of ``DaemonKeys``.
///
/// Nil where a value is wrong.
struct DaemonValues {
  let database: String?
  let socket: String?
  /// Nil when unset, too.
  let listen: ListenAddress?
  /// All datasets when unset.
  let datasets: [Dataset]?
  /// Nil when unset, too.
  let pullWindow: DailyWindow?
  let requestsPerSecond: Double?
  let requestsPerDay: Int?
  let keepChanges: Duration?
  let snapshots: Int?
  /// Nil when unset, too.
  let aliases: String?
  let logLevel: LogLevel?
  /// Nil when unset, too.
  let metricsFile: String?

  init(_ resolver: inout SettingsResolver, context: SettingsContext) {
    database = resolver.value(DaemonKeys.database, fallback: context.defaultDatabase())
    socket = resolver.value(
      DaemonKeys.socket, fallback: context.defaultSocket(database: database ?? context.defaultDatabase()))
    listen = resolver.value(DaemonKeys.listen)
    let chosen = resolver.value(DaemonKeys.datasets)
    datasets = chosen ?? (resolver.isSet(DaemonKeys.datasets.key) ? nil : Dataset.all)
    pullWindow = resolver.value(DaemonKeys.pullWindow)
    requestsPerSecond = resolver.value(DaemonKeys.requestsPerSecond)
    requestsPerDay = resolver.value(DaemonKeys.requestsPerDay)
    keepChanges = resolver.value(DaemonKeys.keepChanges)
    snapshots = resolver.value(DaemonKeys.snapshots)
    aliases = resolver.value(DaemonKeys.aliases)
    logLevel = resolver.value(DaemonKeys.logLevel)
    metricsFile = resolver.value(DaemonKeys.metricsFile)
  }
}
