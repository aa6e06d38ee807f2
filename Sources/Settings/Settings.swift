package import ReferenceStore
package import VClaim
internal import VClaimWire

/// The configuration, read, checked and typed.
///
/// `contract.md`, section 2.
package struct Settings: Sendable {
  /// The service's address, without a trailing slash.
  package let baseURL: String
  /// The form of the service.
  package let dialect: Dialect
  /// The name in the user agent.
  package let serviceName: String
  /// The Antrean service's address, without a trailing slash; nil when it is not asked.
  package let antreanURL: String?
  /// The Aplicares service's address, without a trailing slash; nil when it is not asked.
  package let aplicaresURL: String?
  /// The own facilities' codes, in the order of the configuration.
  ///
  /// The official dialect's doctors belong to the first.
  package let facilityCodes: [String]
  /// How long a whole request may take.
  package let timeout: Duration
  /// The path of a PEM file with further trust roots.
  package let caFile: String?
  /// The HTTP proxy.
  package let proxy: ProxyAddress?
  /// The row cap of the keyword search; nil when it is to be found.
  package let rowCap: Int?
  /// Rows asked for at once in the paged dialect.
  package let pageSize: Int
  /// The absolute path of the reference file.
  package let databasePath: String
  /// The absolute path of the daemon's socket.
  package let socketPath: String
  /// Where the port for readers is; nil for the socket only.
  package let listen: ListenAddress?
  /// The absolute path of the file with the metrics; nil for none.
  package let metricsFile: String?
  /// The datasets that are kept, in the order of `Dataset.all`.
  package let datasets: [Dataset]
  /// The schedule of every dataset, kept or not.
  package let schedules: [Dataset: DatasetSchedule]
  /// From where on the guard holds back a pull, for every dataset, kept or not.
  package let limits: [Dataset: GuardLimits]
  /// When pulls begin by themselves; nil: at any time of the day.
  package let pullWindow: DailyWindow?
  /// The most requests a second; may be below one.
  package let requestsPerSecond: Double
  /// The most requests of one program within 24 hours.
  package let requestsPerDay: Int
  /// How long the journal of changes reaches back.
  package let keepChanges: Duration
  /// How many snapshots of the reference file are kept; 0 makes none.
  package let snapshots: Int
  /// The absolute path of the site's own aliases of diagnoses; nil when there are none.
  package let aliasesPath: String?
  /// The least grave kind of message that is logged.
  package let logLevel: LogLevel

  let sealedAntreanUserKey: Sensitive<String>?

  /// The user key of the Antrean service; nil when it is that of VClaim.
  package var antreanUserKey: String? { sealedAntreanUserKey?.exposed }

  /// What requests are signed with, or why there is nothing to sign them with.
  let signer: Result<Credentials, SettingsError>

  /// Who we are; nil when not all of it is configured, or when the configuration file cannot be read by this user.
  package var credentials: Credentials? { try? signer.get() }

  /// The interval between pulls of a dataset.
  ///
  /// - Parameter dataset: One of `Dataset.all`.
  /// - Returns: The configured interval, or the default one.
  package func every(_ dataset: Dataset) -> Duration { schedule(of: dataset).every }

  /// The age from which on a dataset counts as stale.
  ///
  /// - Parameter dataset: One of `Dataset.all`.
  /// - Returns: The configured age, or three intervals.
  package func maxStale(_ dataset: Dataset) -> Duration { schedule(of: dataset).maxStale }

  /// The credentials, for commands that cannot do without.
  ///
  /// - Returns: What requests are signed with.
  /// - Throws: ``SettingsError`` naming every key that is missing, and the configuration file that could not be read.
  package func requiredCredentials() throws(SettingsError) -> Credentials {
    try signer.get()
  }

  private func schedule(of dataset: Dataset) -> DatasetSchedule {
    schedules[dataset] ?? DatasetSchedule(standardFor: dataset)
  }
}
