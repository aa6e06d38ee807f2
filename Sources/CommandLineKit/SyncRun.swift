package import ReferenceStore
package import ReferenceSync
package import Settings

/// One pull in the foreground, with progress on standard error: `vclaimd sync`.
package struct SyncRun: Sendable {
  private let settings: Settings
  private let display: ProgressDisplay

  /// Makes a run.
  ///
  /// - Parameters:
  ///   - settings: The configuration; credentials must be among it.
  ///   - variables: The environment, which says what the terminal can do.
  package init(_ settings: Settings, variables: [String: String]) {
    self.settings = settings
    let clock = ContinuousClock()
    let start = clock.now
    display = ProgressDisplay(
      output: .error, terminal: .of(.error, variables: variables), now: { start.duration(to: clock.now) })
  }

  /// Pulls and publishes.
  ///
  /// - Parameters:
  ///   - datasets: The datasets; none means all that the configuration allows.
  ///   - isDryRun: Whether to say what would change, and publish nothing.
  /// - Returns: What came of each dataset, in the order of pulling.
  /// - Throws: ``CommandError`` for a dataset that the configuration does not allow, or what ``PullWiring`` throws.
  package func run(_ datasets: [Dataset], isDryRun: Bool) async throws -> [SyncResult] {
    let wiring = try await PullWiring(settings)
    if let reason = wiring.store.frozen {
      await wiring.close()
      throw reason
    }
    let results: [SyncResult]
    do {
      results = try await pull(datasets, with: wiring, isDryRun: isDryRun)
    } catch {
      await wiring.close()
      throw error
    }
    await wiring.close()
    return results
  }

  private func pull(_ datasets: [Dataset], with wiring: PullWiring, isDryRun: Bool) async throws -> [SyncResult] {
    let allowed = wiring.engine.datasets
    if let refused = datasets.first(where: { !allowed.contains($0) }) {
      throw CommandError(
        .configuration,
        "\(refused.commandName): the configuration does not allow this dataset (dialect \(settings.dialect), "
          + "VCLAIMD_DATASETS, BPJS_FACILITY_CODES, BPJS_ANTREAN_URL, BPJS_APLICARES_URL)")
    }
    for remark in wiring.remarks { Program.report(remark, by: "vclaimd") }
    if !isDryRun { try await wiring.store.setPlan(wiring.engine.plans) }
    let age = isDryRun ? nil : try await wiring.engine.journalAge()
    let results = await wiring.engine.sync(
      datasets.isEmpty ? nil : datasets, requested: Set(allowed), dryRun: isDryRun,
      progress: { [display] in display.update(ProgressBar($0)) },
      finished: { display.update(ProgressBar($0)) })
    display.finish()
    // The pulls stand, whatever becomes of old changes: the next run takes out what this one could not.
    if !isDryRun {
      _ = try? await wiring.engine.pruneJournal(age, after: results)
      do { _ = try await wiring.engine.snapshot(after: results) } catch {
        Program.report("no snapshot was made: \(error)", by: "vclaimd")
      }
    }
    return results
  }
}

extension ProgressBar {
  /// How far a pull has come.
  fileprivate init(_ progress: SyncProgress) {
    let requests = "\(progress.requests) requests"
    if let planned = progress.planned {
      self.init(
        progress.dataset.commandName, completed: progress.done, total: planned,
        detail: "\(progress.rows) rows, \(requests)")
    } else {
      self.init(progress.dataset.commandName, completed: progress.rows, detail: "rows, \(requests)")
    }
  }

  /// How a pull ended.
  fileprivate init(_ result: SyncResult) {
    let rows = result.publication.map { "\($0.total) rows, " } ?? ""
    self.init(
      result.dataset.commandName, detail: "\(rows)\(result.requests) requests",
      state: result.error == nil ? .succeeded : .failed)
  }
}
