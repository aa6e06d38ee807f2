internal import ReferenceStore
package import ReferenceSync
internal import VClaim
package import VClaimReference
internal import Version

/// All metrics of the daemon at the moment of asking.
///
/// Each asking reads the two files once; what they tell is not kept between two of them.
package struct MetricsReport: Sendable {
  private let counters: MetricsCounters
  private let database: String
  private let reader: ReferenceReader
  private let decisions: HeldDecisions
  private let gate: UpstreamGate
  private let startedAt: Int64

  /// Makes a report of a daemon that starts now.
  ///
  /// - Parameters:
  ///   - counters: What happened since the start.
  ///   - database: The reference file's path.
  ///   - reference: The same file, for reading.
  ///   - decisions: What the guard holds back.
  ///   - gate: What every request to the service passes.
  package init(
    _ counters: MetricsCounters, database: String, reference: LocalReference, decisions: HeldDecisions,
    gate: UpstreamGate
  ) {
    self.counters = counters
    self.database = database
    reader = reference.reader
    self.decisions = decisions
    self.gate = gate
    startedAt = reference.now()
  }

  /// The media type of ``text()``.
  package static let mediaType = "text/plain; version=0.0.4; charset=utf-8"

  /// The metrics in Prometheus's text format; those that cannot be told at the moment are left out.
  ///
  /// - Returns: Lines, each ended by a newline.
  package func text() async -> String {
    var exposition = Exposition()
    let counts = counters.counts
    exposition.add(.buildInfo, 1, [ProgramVersion.current, String(ReferenceStore.format), Self.configuration])
    exposition.add(.startTime, startedAt)
    addFile(to: &exposition, counts)
    await addHeld(to: &exposition)
    addService(to: &exposition, counts)
    for source in [LookupSource.local, .live, .absent] {
      exposition.add(.lookUps, counts.totals[.lookUps]?[[source.rawValue]] ?? 0, [source.rawValue])
    }
    add(counts, of: .httpRequests, to: &exposition)
    return exposition.text
  }

  private func addFile(to exposition: inout Exposition, _ counts: MetricsCounters.Counts) {
    let size = DatabaseSize(path: database)
    exposition.add(.databaseBytes, size.file)
    exposition.add(.logBytes, size.log)
    // One failing question is enough to say that the file cannot be read.
    guard let statuses = try? reader.statuses(), let generation = try? reader.generation() else {
      return exposition.add(.fileReadable, false)
    }
    exposition.add(.fileReadable, true)
    exposition.add(.generation, generation)
    if let last = try? reader.newestChangeTime() { exposition.add(.lastPublication, last) }
    for status in statuses { exposition.add(status, counts) }
  }

  private func addHeld(to exposition: inout Exposition) async {
    do {
      let held = try await decisions.counts()
      let pins = Set(try await decisions.pins().map(\.dataset))
      exposition.add(.stateFileReadable, true)
      for dataset in Dataset.all {
        exposition.add(.heldCandidates, Int64(held[dataset] ?? 0), [dataset.name])
        exposition.add(.pinned, pins.contains(dataset.name), [dataset.name])
      }
    } catch {
      exposition.add(.stateFileReadable, false)
    }
  }

  private func addService(to exposition: inout Exposition, _ counts: MetricsCounters.Counts) {
    let report = gate.report
    for service in BPJSService.allCases {
      let name = service.rawValue
      exposition.add(
        .coolDownUntil, report.upstream.coolDowns.first { $0.service == name }?.until ?? 0, [name])
      for phase in BreakerPhase.allCases {
        exposition.add(.breaker, report.breakers[service] ?? .closed == phase, [name, phase.rawValue])
      }
    }
    add(counts, of: .serviceRequests, to: &exposition)
    for (service, histogram) in counts.durations.sorted(by: { $0.key < $1.key }) {
      exposition.add(.serviceDuration, histogram, [service])
    }
    let budget = report.budget
    exposition.add(.budgetLimit, Int64(budget.limit))
    exposition.add(.budgetUsed, Int64(budget.spent - budget.spentLive), ["pull"])
    exposition.add(.budgetUsed, Int64(budget.spentLive), ["live"])
    exposition.add(.budgetReserved, Int64(budget.keptBack))
    exposition.add(.budgetFree, budget.freeAt ?? 0)
  }

  private func add(_ counts: MetricsCounters.Counts, of metric: Metric, to exposition: inout Exposition) {
    let totals = counts.totals[metric] ?? [:]
    for labels in totals.keys.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
      exposition.add(metric, totals[labels] ?? 0, labels)
    }
  }

  #if DEBUG
    private static let configuration = "debug"
  #else
    private static let configuration = "release"
  #endif
}
