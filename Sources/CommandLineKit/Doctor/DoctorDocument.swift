internal import VClaimReference

/// All findings of `vclaimctl doctor`, as `--json` prints them: `status`, and for each of `checks` the keys `check`,
/// `status`, `message` and `mend`, the last null where there is nothing to mend.
package struct DoctorDocument: Sendable, Encodable {
  private enum CodingKeys: String, CodingKey {
    case status
    case checks
  }

  /// What was found, in the order of ``DoctorCheck``.
  package let findings: [Finding]

  /// Puts findings in order.
  ///
  /// - Parameter findings: What was found.
  init(_ findings: [Finding]) {
    let order = DoctorCheck.allCases
    self.findings = order.flatMap { check in findings.filter { $0.check == check } }
  }

  /// The worst grade of all: `ok`, `warning` or `unusable`.
  package var status: Finding.Grade {
    if findings.contains(where: { $0.grade == .unusable }) { return .unusable }
    return findings.contains { $0.grade == .warning } ? .warning : .ok
  }

  /// How the command ends: 0 where all is well, 1 with a warning, 2 where something cannot be used.
  package var exitStatus: ExitStatus {
    switch status {
    case .unusable: .unusable
    case .warning: .absent
    case .ok, .skipped: .done
    }
  }

  /// The findings for people: a line each, and a line with the command that mends it.
  ///
  /// - Returns: Lines, each ended by a newline, without control characters.
  package var text: String {
    let width = DoctorCheck.allCases.map(\.rawValue.count).max() ?? 0
    return findings.map { finding in
      let mend = finding.mend.map { "\(" ".padded(to: width + 10)) mend: \($0.escapedLine)\n" } ?? ""
      return finding.grade.rawValue.padded(to: 10) + finding.check.rawValue.padded(to: width + 1)
        + "\(finding.message.escapedLine)\n\(mend)"
    }.joined()
  }

  /// Writes every key.
  ///
  /// - Parameter encoder: The encoder to write to.
  /// - Throws: What the encoder throws.
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(status, forKey: .status)
    try container.encode(findings, forKey: .checks)
  }
}

extension Finding: Encodable {
  private enum CodingKeys: String, CodingKey {
    case check
    case status
    case message
    case mend
  }

  /// Writes every key; null where there is nothing to mend.
  ///
  /// - Parameter encoder: The encoder to write to.
  /// - Throws: What the encoder throws.
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(check, forKey: .check)
    try container.encode(grade, forKey: .status)
    try container.encode(message, forKey: .message)
    try container.encode(mend, forKey: .mend)
  }
}
