package import ReferenceStore
internal import Settings
internal import VClaimReference

/// How fresh the reference file is, in the one line and the status that monitoring plug-ins give.
///
/// `contract.md`, section 1: 0 fresh, 1 stale, 2 unusable.
package struct HealthReport: Sendable, Hashable {
  /// 0 where every dataset that is kept is fresh, 1 where one is not, 2 where the file cannot be used.
  package let status: ExitStatus
  /// The line, without its end.
  package let line: String

  /// Judges the state of every dataset.
  ///
  /// - Parameters:
  ///   - datasets: The states; those that are off do not count.
  ///   - generation: The file's generation.
  ///   - maxStale: The age from which on a dataset is stale; nil: what the configuration allows each.
  ///   - now: The wall clock, in unix seconds.
  package init(_ datasets: [DatasetStatus], generation: Int64, maxStale: Duration?, now: Int64) {
    let kept = datasets.filter { $0.state != .off }
    guard !kept.isEmpty else {
      self.init(.unusable, "CRITICAL", "no dataset is kept")
      return
    }
    let ills = kept.compactMap { Self.ill($0, maxStale: maxStale, now: now) }
    guard ills.isEmpty else {
      self.init(.absent, "WARNING", ills.joined(separator: ", "))
      return
    }
    let oldest = kept.compactMap(\.asOf).min().map { ", the oldest confirmed \(RelativeAge.text($0, now: now))" } ?? ""
    self.init(.done, "OK", "\(kept.count) datasets fresh, generation \(generation)\(oldest)")
  }

  /// Says that nothing can be read.
  ///
  /// - Parameter error: Why.
  package init(unusable error: any Error) { self.init(.unusable, "CRITICAL", "\(error)") }

  private init(_ status: ExitStatus, _ word: String, _ text: String) {
    self.status = status
    line = "VCLAIMD \(word) - \(text.escapedLine)"
  }

  private static func ill(_ status: DatasetStatus, maxStale: Duration?, now: Int64) -> String? {
    let name = Dataset(named: status.dataset)?.commandName ?? status.dataset
    guard let asOf = status.asOf else { return "\(name) never confirmed" }
    let age = "confirmed \(RelativeAge.text(asOf, now: now))"
    if let maxStale {
      let (seconds, overflow) = now.subtractingReportingOverflow(asOf)
      return overflow || seconds > maxStale.components.seconds ? "\(name) stale (\(age))" : nil
    }
    switch status.state {
    case .fresh, .off: return nil
    case .held: return "\(name) held (\(age))"
    case .stale, .never: return "\(name) stale (\(age))"
    }
  }
}
