package import ReferenceStore
package import VClaimWire

/// What is pulled, from which services, and how often.
package struct SyncConfiguration: Sendable {
  /// How often one dataset is pulled and when it counts as stale.
  package struct Interval: Sendable, Hashable {
    /// Seconds between two pulls, above 0.
    package var every: Int64
    /// Seconds after which rows that were not confirmed count as stale; nil: never.
    package var maxStale: Int64?

    /// Makes an interval.
    ///
    /// - Parameters:
    ///   - every: Seconds between two pulls, above 0.
    ///   - maxStale: Seconds after which rows count as stale.
    package init(every: Int64, maxStale: Int64?) {
      self.every = every
      self.maxStale = maxStale
    }
  }

  /// For how many seconds answers of a pull that did not come to its end count on request.
  static let longestKeptOnRequest: Int64 = 600
  /// For how many seconds they count at most where a dataset has no interval.
  static let longestKeptWithoutInterval: Int64 = 6 * 3_600

  /// The services that can be asked.
  package var sources: Set<DatasetSource>
  /// The own facilities, whose doctors and rooms are pulled; may be empty.
  package var facilityCodes: [String]
  /// The service's row cap on a keyword search, where it is known; else it is found.
  package var rowCap: Int?
  /// Rows asked for in one page, at least 1.
  package var pageSize: Int
  /// The datasets wanted; those that `sources` or `facilityCodes` do not allow are off all the same.
  package var datasets: [Dataset]
  /// The intervals; a dataset without one is pulled on request only.
  package var intervals: [Dataset: Interval]
  /// The part of the local day in which pulls begin by themselves; nil: at any time.
  package var window: PullWindow?
  /// From where on the guard holds a pulled partition back; a dataset without an entry has the usual limits.
  package var limits: [Dataset: GuardLimits]
  /// For how many seconds the journal keeps changes; nil: for ever.
  package var keepChanges: Int64?
  /// How many snapshots of the file are kept; 0 makes none.
  package var snapshots: Int

  /// Makes a configuration.
  ///
  /// - Parameters:
  ///   - dialect: The dialect of VClaim.
  ///   - hasAntrean: Whether the Antrean service can be asked.
  ///   - hasAplicares: Whether the Aplicares service can be asked.
  ///   - facilityCodes: The own facilities.
  ///   - rowCap: The service's row cap, where it is known.
  ///   - pageSize: Rows asked for in one page, at least 1.
  ///   - datasets: The datasets wanted.
  ///   - intervals: How often each is pulled.
  ///   - window: The part of the local day in which pulls begin by themselves.
  ///   - limits: From where on the guard holds a partition back.
  ///   - keepChanges: For how many seconds the journal keeps changes; nil: for ever.
  ///   - snapshots: How many snapshots of the file are kept; 0 makes none.
  package init(
    dialect: Dialect, hasAntrean: Bool = false, hasAplicares: Bool = false, facilityCodes: [String] = [],
    rowCap: Int? = nil, pageSize: Int = 100, datasets: [Dataset] = Dataset.all,
    intervals: [Dataset: Interval] = [:], window: PullWindow? = nil, limits: [Dataset: GuardLimits] = [:],
    keepChanges: Int64? = nil, snapshots: Int = 0
  ) {
    sources = DatasetSource.available(isPaged: dialect == .paged, hasAntrean: hasAntrean, hasAplicares: hasAplicares)
    self.facilityCodes = facilityCodes
    self.rowCap = rowCap
    self.pageSize = pageSize
    self.datasets = datasets
    self.intervals = intervals
    self.window = window
    self.limits = limits
    self.keepChanges = keepChanges
    self.snapshots = snapshots
  }

  /// For how many seconds the answers of a pull that did not come to its end count for the next one.
  ///
  /// Half an interval: a pull that does not fit into the budget of a day needs days.
  ///
  /// - Parameters:
  ///   - dataset: The dataset.
  ///   - isRequested: Whether somebody asked for the pull, who wants to see what the service says now.
  /// - Returns: Seconds.
  func longestKept(_ dataset: Dataset, isRequested: Bool) -> Int64 {
    let usual = intervals[dataset].map { $0.every / 2 } ?? Self.longestKeptWithoutInterval
    return isRequested ? min(usual, Self.longestKeptOnRequest) : usual
  }
}
