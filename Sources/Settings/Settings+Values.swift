internal import ReferenceStore
internal import VClaim

extension Settings {
  /// Joins values, nil when one that has a default is wrong.
  init?(
    service: ServiceValues, daemon: DaemonValues, signer: Result<Credentials, SettingsError>, datasets: [Dataset],
    schedules: [Dataset: DatasetSchedule], limits: [Dataset: GuardLimits], context: SettingsContext
  ) {
    guard let baseURL = service.apiURL, let dialect = service.dialect, let serviceName = service.serviceName,
      let facilityCodes = service.facilityCodes, let timeout = service.timeout, let pageSize = service.pageSize,
      let database = daemon.database, let socket = daemon.socket, let requestsPerSecond = daemon.requestsPerSecond,
      let requestsPerDay = daemon.requestsPerDay, let keepChanges = daemon.keepChanges,
      let snapshots = daemon.snapshots,
      let logLevel = daemon.logLevel
    else { return nil }
    self.baseURL = baseURL.text
    self.dialect = dialect
    self.serviceName = serviceName
    self.antreanURL = service.antreanURL?.text
    self.sealedAntreanUserKey = service.antreanUserKey
    self.aplicaresURL = service.aplicaresURL?.text
    self.facilityCodes = facilityCodes
    self.timeout = timeout
    self.caFile = service.caFile.map(context.absolute)
    self.proxy = service.proxy
    self.rowCap = service.rowCap
    self.pageSize = pageSize
    self.databasePath = context.absolute(database)
    self.socketPath = context.absolute(socket)
    self.listen = daemon.listen
    self.metricsFile = daemon.metricsFile.map(context.absolute)
    self.datasets = datasets
    self.schedules = schedules
    self.limits = limits
    self.pullWindow = daemon.pullWindow
    self.requestsPerSecond = requestsPerSecond
    self.requestsPerDay = requestsPerDay
    self.keepChanges = keepChanges
    self.snapshots = snapshots
    self.aliasesPath = daemon.aliases.map(context.absolute)
    self.logLevel = logLevel
    self.signer = signer
  }
}
