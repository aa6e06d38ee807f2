internal import ReferenceStore
package import ReferenceSync
package import Settings

extension SyncConfiguration {
  /// What the configuration says of pulls.
  ///
  /// - Parameter settings: The configuration.
  package init(_ settings: Settings) {
    var intervals: [Dataset: Interval] = [:]
    for dataset in Dataset.all {
      intervals[dataset] = Interval(
        every: settings.every(dataset).components.seconds, maxStale: settings.maxStale(dataset).components.seconds)
    }
    self.init(
      dialect: settings.dialect, hasAntrean: settings.antreanURL != nil, hasAplicares: settings.aplicaresURL != nil,
      facilityCodes: settings.facilityCodes, rowCap: settings.rowCap, pageSize: settings.pageSize,
      datasets: settings.datasets, intervals: intervals,
      window: settings.pullWindow.map { PullWindow(start: $0.start, end: $0.end) }, limits: settings.limits,
      keepChanges: settings.keepChanges.components.seconds, snapshots: settings.snapshots)
  }
}
