internal import ReferenceStore
internal import ReferenceSync
internal import Settings
internal import VClaim
internal import VClaimReference

/// Whether the service accepts the credentials, and how far its clock is from this machine's: by one request, which passes
/// the gate like every other.
struct ServiceCheck {
  let settings: Settings
  let remedies: Remedies
  /// The daemon's state; nil where none answers.
  let status: StatusDocument?
  /// The request of which the answer is a single one in both dialects.
  static let request = (dataset: Dataset.roomClasses, key: ["1"])

  /// Asks, through the daemon or itself.
  ///
  /// - Returns: What was found about credentials and clock.
  func findings() async -> [Finding] {
    if let status { return await askDaemon(status) }
    return await DirectServiceCheck(settings: settings, remedies: remedies).findings()
  }

  private func askDaemon(_ status: StatusDocument) async -> [Finding] {
    if let coolDown = status.upstream?.coolDowns.first(where: { $0.service == BPJSService.vclaim.rawValue }) {
      return Self.leftAlone(coolDown) + [Self.clock(status.clock?.ahead)]
    }
    do {
      let (dataset, key) = Self.request
      let after = try await DaemonConnection.with(settings.socketPath) { daemon in
        _ = try await daemon.record(of: dataset, key: key, asksFirst: true, within: settings.timeout)
        return try await daemon.status()
      }
      return [Finding(.credentials, .ok, "the service accepts the daemon's"), Self.clock(after?.clock?.ahead)]
    } catch {
      let status = (error as? CommandError)?.status ?? .of(error)
      let after = try? await DaemonConnection.with(settings.socketPath) { try await $0.status() }
      return [Self.failed("\(error)", status), Self.clock(after?.clock?.ahead)]
    }
  }

  /// What to say while the service is left alone; nothing is asked then.
  ///
  /// - Parameter coolDown: Why.
  /// - Returns: What was found.
  static func leftAlone(_ coolDown: CoolDown) -> [Finding] {
    let isRefused = coolDown.code == VClaimError.Code.credentialsRefused.rawValue
    return [
      Finding(
        .credentials, isRefused ? .unusable : .warning, "nothing was asked: \(coolDown.reason)",
        mend: isRefused ? "vclaimctl reload    # once the credentials are right" : "vclaimctl cooldown")
    ]
  }

  /// What to say when the request failed.
  ///
  /// - Parameters:
  ///   - message: Why.
  ///   - status: The exit status that a command would end with.
  /// - Returns: What was found.
  static func failed(_ message: String, _ status: ExitStatus) -> Finding {
    switch status {
    case .credentialsRefused:
      Finding(.credentials, .unusable, message, mend: "vclaimd check-config    # BPJS_CONSUMER_ID and the secrets")
    case .tryLater: Finding(.credentials, .warning, message, mend: "vclaimctl cooldown")
    default: Finding(.credentials, .warning, message, mend: "vclaimctl status")
    }
  }

  /// What to say of the clocks.
  ///
  /// - Parameter ahead: How many seconds this machine's is ahead; nil where no answer told.
  /// - Returns: What was found.
  static func clock(_ ahead: Int64?) -> Finding {
    guard let ahead else { return Finding(.clock, .skipped, "no answer of the service told the time") }
    let words =
      switch ahead {
      case 0: "this machine's clock is that of the service"
      case 1...: "this machine's clock is \(ahead) s ahead of the service's"
      default: "this machine's clock is \(ahead.magnitude) s behind the service's"
      }
    // From there on requests are signed with the service's time, and days are no longer the same everywhere.
    guard ahead.magnitude >= 30 else { return Finding(.clock, .ok, words) }
    return Finding(.clock, .warning, words, mend: "timedatectl set-ntp true")
  }
}
