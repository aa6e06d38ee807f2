package import VClaim

/// What the service says of a member, as people read it in a terminal.
package enum EligibilityText {
  /// The answer, a line for each thing that is known.
  ///
  /// - Parameter eligibility: The answer; nil for a member whom the service does not know.
  /// - Returns: Lines, each ended by a newline. They hold personal data: for the one who asked, and nobody's log.
  package static func of(_ eligibility: Eligibility?) -> String {
    guard let eligibility else { return "the service knows no such member\n" }
    let member = eligibility.member
    return LabelledLines.render([
      ("eligible", (eligibility.isEligible ? "yes" : "no") + ", on \(eligibility.day)"),
      ("status", text(member.status)),
      ("name", member.name),
      ("card", member.card),
      ("nik", member.nik),
      ("birthday", member.birthday?.description),
      ("sex", member.sex),
      ("class", member.entitledClass.map(text)),
      ("kind", member.kind.map(text)),
      ("provider", joined(member.provider?.code, member.provider?.name)),
      ("covered", joined(member.coverageStart?.description, member.coverageEnd?.description, by: " to ")),
      ("medical record", member.medicalRecord?.number),
      ("phone", member.medicalRecord?.phone),
      ("age", member.age?.today ?? member.age?.atService),
      ("other insurance", joined(member.otherInsurance?.name, member.otherInsurance?.number)),
      ("social office", member.information?.socialOffice),
      ("poverty letter", member.information?.povertyLetter),
      ("chronic care", member.information?.chronicCare),
    ])
  }

  private static func text(_ coded: Member.Coded) -> String {
    coded.text.map { "\($0) (\(coded.code))" } ?? coded.code
  }

  private static func joined(_ parts: String?..., by separator: String = " ") -> String? {
    let parts = parts.compactMap(\.self)
    return parts.isEmpty ? nil : parts.joined(separator: separator)
  }
}
