import VClaim
import VClaimWire

extension FuzzEntry {
  /// Reads a member; what is read has a status with a code, and no printing shows anything of it.
  func checkMember(_ input: [UInt8]) throws(BrokenInvariant) {
    guard let payload = try? JSONValue(parsing: input), let member = Member.reading(payload) else { return }
    try promise("a status has a code", !member.status.code.isEmpty)
    let texts = [member.card, member.nik, member.name, member.sex, member.familyPosition]
    try promise("no text is blank", !texts.contains { $0?.allSatisfy(\.isWhitespace) == true })
    try promise("a member is not printed", "\(member)" == "Member(***)")
  }

  /// Reads a letter, as the answer to a question and to a change; it has a number and does not grow.
  func checkLetter(_ input: [UInt8]) throws(BrokenInvariant) {
    guard let payload = try? JSONValue(parsing: input) else { return }
    let read = IssuedSEP(payload)
    let created = IssuedSEP.reading(payload, number: nil)
    let changed = IssuedSEP.reading(payload, number: "N-1")
    for letter in [read, created, changed].compactMap(\.self) {
      try promise("a letter has a number", !letter.number.isEmpty)
      try promise("a letter has so many fields at most", letter.otherFields.count <= 256)
      try promise("a path is short", letter.otherFields.keys.allSatisfy { $0.utf8.count <= 256 })
      try promise("a letter is not printed", "\(letter)" == "IssuedSEP(***)")
    }
    try promise("a letter that can be read is the answer to a change as well", read == nil || read == created)
    try promise("a number that is known does not change what is there", created == nil || created == changed)
    switch payload {
    case .bool, .array: try promise("a flag or a list is no letter", changed == nil)
    case .null, .number, .string, .object: try promise("a known number makes a letter", changed != nil)
    }
  }
}
