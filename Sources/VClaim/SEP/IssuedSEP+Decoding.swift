extension IssuedSEP {
  /// Reads a letter of an answer: `{"sep": {...}}`, or the object itself, with its number.
  ///
  /// - Parameter payload: The decrypted answer.
  package init?(_ payload: JSONValue) {
    let object = payload.objectMember("sep") ?? payload
    guard let number = object.word("noSep") else { return nil }
    self.init(object, number: number)
  }

  /// Reads what the service answers to a change: a letter, or nothing but its number.
  ///
  /// A text that cannot be a number, such as "Sukses", is none.
  ///
  /// - Parameters:
  ///   - payload: The decrypted answer.
  ///   - number: The number where it is known already, for answers that do not repeat it.
  /// - Returns: The letter, or nil when nobody says its number, or the answer is no letter.
  package static func reading(_ payload: JSONValue, number: String?) -> IssuedSEP? {
    switch payload {
    case .null, .string, .number:
      return (bareNumber(payload.text, asked: number) ?? number).map { IssuedSEP(number: $0) }
    case .object:
      if let letter = IssuedSEP(payload) { return letter }
      let object = payload.objectMember("sep") ?? payload
      guard let number = bareNumber(payload.word("sep"), asked: number) ?? number else { return nil }
      return IssuedSEP(object, number: number)
    case .bool, .array:
      return nil
    }
  }

  private static func bareNumber(_ text: String?, asked: String?) -> String? {
    guard let text = text?.trimmed, !text.isEmpty else { return nil }
    let scalars = text.unicodeScalars
    let canBeNumber =
      scalars.contains { ("0"..."9").contains($0) } && !scalars.contains { $0.properties.isWhitespace }
    return canBeNumber || text == asked ? text : nil
  }

  private init(_ object: JSONValue, number: String) {
    self.init(number: number)
    day = object.day("tglSep")
    service = object.word("jnsPelayanan")
    roomClass = object.word("kelasRawat")
    polyclinic = object.word("poli")
    executivePolyclinic = object.word("poliEksekutif")
    diagnosis = object.word("diagnosa")
    referralNumber = object.word("noRujukan")
    note = object.word("catatan")
    guarantor = object.word("penjamin")
    holder = object.objectMember("peserta").map(Holder.init)
    var known: Set = ["nosep", "sep"]
    let texts = [
      ("tglsep", day?.description), ("jnspelayanan", service), ("kelasrawat", roomClass), ("poli", polyclinic),
      ("polieksekutif", executivePolyclinic), ("diagnosa", diagnosis), ("norujukan", referralNumber),
      ("catatan", note), ("penjamin", guarantor),
    ]
    known.formUnion(texts.filter { $0.1 != nil }.map(\.0))
    if let holder { known.formUnion(holder.paths) }
    otherFields = FieldCollector.fields(of: object, except: known)
  }
}

extension IssuedSEP.Holder {
  fileprivate init(_ object: JSONValue) {
    card = object.word("noKartu")
    name = object.word("nama")
    sex = object.word("kelamin")
    birthday = object.day("tglLahir")
    medicalRecord = object.word("noMr")
    entitledClass = object.word("hakKelas")
    kind = object.word("jnsPeserta")
    otherInsurance = object.word("asuransi")
  }

  /// The paths of what was read, in lower case.
  fileprivate var paths: [String] {
    let texts = [
      ("nokartu", card), ("nama", name), ("kelamin", sex), ("tgllahir", birthday?.description),
      ("nomr", medicalRecord), ("hakkelas", entitledClass), ("jnspeserta", kind), ("asuransi", otherInsurance),
    ]
    return texts.filter { $0.1 != nil }.map { "peserta.\($0.0)" }
  }
}
