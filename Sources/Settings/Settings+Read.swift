internal import ReferenceStore
internal import VClaim

extension Settings {
  /// Reads the configuration from all its sources.
  ///
  /// - Parameters:
  ///   - context: The environment and directories.
  ///   - overrides: Values of the command line, by key: `["VCLAIMD_DATABASE": "/tmp/reference.sqlite"]`.
  ///   - configFile: The file that `--config` names; nil for the default ones.
  /// - Returns: What was found, with everything that is wrong with it.
  package static func read(
    from context: SettingsContext, overrides: [String: String] = [:], configFile: String? = nil
  ) async -> SettingsReading {
    let sources = await SettingsSources(context: context, overrides: overrides, configFile: configFile)
    var resolver = SettingsResolver(sources)
    let service = ServiceValues(&resolver)
    let daemon = DaemonValues(&resolver, context: context)
    let schedules = datasetSchedules(&resolver)
    let limits = guardLimits(&resolver)
    let datasets = keptDatasets(&resolver, daemon: daemon, service: service)

    let serviceProblems = sources.unreadable + service.missing
    let signer = service.signer(unless: serviceProblems)
    // Whoever only reads the reference file does not use them.
    let exposed = sources.exposed.filter(\.isRefused).map {
      SettingsProblem(.invalid, key: nil, origin: nil, message: $0.message)
    }
    return SettingsReading(
      rows: resolver.rows, problems: resolver.problems,
      serviceProblems: serviceProblems + exposed
        + unreadableTrustRoots(resolver, service: service, context: context),
      warnings: sources.exposed.filter { !$0.isRefused }.map(\.message),
      settings: Settings(
        service: service, daemon: daemon, signer: signer, datasets: datasets, schedules: schedules,
        limits: limits, context: context))
  }

  /// A problem of who asks the service only: others need not be able to read the file.
  private static func unreadableTrustRoots(
    _ resolver: SettingsResolver, service: ServiceValues, context: SettingsContext
  ) -> [SettingsProblem] {
    guard let path = service.caFile.map(context.absolute), let reason = FileBytes.obstacle(toReading: path) else {
      return []
    }
    let key = ServiceKeys.caFile.key
    return [
      SettingsProblem(
        .unreadable, key: key.name, origin: resolver.origin(of: key),
        message: "cannot read \(path.escapingControls): \(reason)")
    ]
  }

  private static func datasetSchedules(_ resolver: inout SettingsResolver) -> [Dataset: DatasetSchedule] {
    var schedules: [Dataset: DatasetSchedule] = [:]
    for dataset in Dataset.all {
      let keys = DatasetKeys(dataset)
      let standard = DatasetSchedule(standardFor: dataset)
      let every = resolver.value(keys.every) ?? standard.every
      let derived = DatasetSchedule(every: every)
      let maxStale = resolver.value(keys.maxStale, fallback: DurationText.format(derived.maxStale))
      let schedule = DatasetSchedule(every: every, maxStale: maxStale)
      if schedule.maxStale < schedule.every {
        resolver.note(
          keys.maxStale.key,
          "\"\(DurationText.format(schedule.maxStale))\" is shorter than \(keys.every.key.name), "
            + "\(DurationText.format(every)): the dataset would be stale before each pull")
      }
      schedules[dataset] = schedule
    }
    return schedules
  }

  private static func guardLimits(_ resolver: inout SettingsResolver) -> [Dataset: GuardLimits] {
    let usual = GuardLimits()
    var limits: [Dataset: GuardLimits] = [:]
    for dataset in Dataset.all {
      let keys = DatasetKeys(dataset)
      let minRows = resolver.value(keys.minRows)
      limits[dataset] = GuardLimits(
        minRows: resolver.isSet(keys.minRows.key) ? minRows : nil,
        maxRemoved: resolver.value(keys.maxRemoved) ?? usual.maxRemoved,
        maxChanged: resolver.value(keys.maxChanged) ?? usual.maxChanged)
    }
    return limits
  }

  /// The datasets of `VCLAIMD_DATASETS`, each of which must be possible; unless it is set, all that are.
  private static func keptDatasets(
    _ resolver: inout SettingsResolver, daemon: DaemonValues, service: ServiceValues
  ) -> [Dataset] {
    // What is possible cannot be told from values that are wrong themselves.
    guard let dialect = service.dialect, let codes = service.facilityCodes, let wanted = daemon.datasets else {
      return []
    }
    let sources = DatasetSource.available(
      isPaged: dialect == .paged, hasAntrean: resolver.isSet(ServiceKeys.antreanURL.key),
      hasAplicares: resolver.isSet(ServiceKeys.aplicaresURL.key))
    let isChosen = resolver.isSet(DaemonKeys.datasets.key)
    var kept: [Dataset] = []
    for dataset in Dataset.all where wanted.contains(dataset) {
      if let obstacle = DatasetAvailability.obstacle(to: dataset, sources: sources, facilityCodes: codes) {
        if isChosen { resolver.note(DaemonKeys.datasets.key, "\(dataset.commandName) \(obstacle)") }
      } else {
        kept.append(dataset)
      }
    }
    return kept
  }
}
