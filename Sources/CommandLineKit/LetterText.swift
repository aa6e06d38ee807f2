package import VClaim

/// A letter of eligibility as people read it in a terminal.
package enum LetterText {
  /// The letter, a line for each thing that is known.
  ///
  /// - Parameter letter: The letter; nil for one that the service does not have.
  /// - Returns: Lines, each ended by a newline. They hold personal data: for the one who asked, and nobody's log.
  package static func of(_ letter: IssuedSEP?) -> String {
    guard let letter else { return "the service has no such letter\n" }
    let holder = letter.holder
    let known: [(String, String?)] = [
      ("number", letter.number),
      ("day", letter.day?.description),
      ("service", letter.service),
      ("class", letter.roomClass),
      ("polyclinic", letter.polyclinic),
      ("executive", letter.executivePolyclinic),
      ("diagnosis", letter.diagnosis),
      ("referral", letter.referralNumber),
      ("note", letter.note),
      ("guarantor", letter.guarantor),
      ("name", holder?.name),
      ("card", holder?.card),
      ("birthday", holder?.birthday?.description),
      ("sex", holder?.sex),
      ("medical record", holder?.medicalRecord),
      ("entitled class", holder?.entitledClass),
      ("kind", holder?.kind),
      ("other insurance", holder?.otherInsurance),
    ]
    let others = letter.otherFields.sorted { $0.key < $1.key }.map { ($0.key.escapedLine, Optional($0.value)) }
    return LabelledLines.render(known + others)
  }
}
