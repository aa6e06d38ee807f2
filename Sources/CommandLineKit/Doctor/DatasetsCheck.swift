internal import ReferenceStore
internal import VClaim
internal import VClaimReference

/// Datasets that are not fresh.
enum DatasetsCheck {
  /// Tells every dataset that is kept and not fresh.
  ///
  /// - Parameters:
  ///   - statuses: The state of every dataset; nil where it cannot be read.
  ///   - remedies: The commands that mend.
  /// - Returns: What was found.
  static func findings(_ statuses: [DatasetStatus]?, _ remedies: Remedies) -> [Finding] {
    guard let statuses else { return [Finding(.datasets, .skipped, "the file cannot be read")] }
    let now = SystemTime.unixSeconds()
    let findings = statuses.compactMap { status in finding(status, remedies, now: now) }
    let kept = statuses.count { $0.state != .off }
    return findings.isEmpty ? [Finding(.datasets, .ok, "\(kept) fresh")] : findings
  }

  private static func finding(_ status: DatasetStatus, _ remedies: Remedies, now: Int64) -> Finding? {
    let name = Dataset(named: status.dataset)?.commandName ?? status.dataset
    let confirmed = status.asOf.map { "last confirmed \(RelativeAge.text($0, now: now))" } ?? "never confirmed"
    let failure = status.lastError.map { "; the last pull failed: \($0)" } ?? ""
    switch status.state {
    case .fresh, .off: return nil
    case .held:
      return Finding(
        .datasets, .warning, "\(name): the guard holds back what was pulled, \(confirmed)",
        mend: "vclaimctl pending")
    case .stale:
      return Finding(.datasets, .warning, "\(name): stale, \(confirmed)\(failure)", mend: remedies.pull([name]))
    case .never:
      return Finding(.datasets, .warning, "\(name): \(confirmed)\(failure)", mend: remedies.pull([name]))
    }
  }
}
