extension IssuedSEP {
  /// Reads a letter of an answer: `{"sep": {...}}`, the object itself, or nothing but the number.
  ///
  /// - Parameters:
  ///   - payload: The decrypted answer.
  ///   - number: The number where it is known already, for answers that do not repeat it.
  /// - Returns: The letter, or nil when nobody says its number, or the answer is no letter.
  static func reading(_ payload: JSONValue, number: String?) -> IssuedSEP? {
    switch payload {
    case .null, .string, .number:
      guard let number = payload.text.map(\.trimmed).flatMap({ $0.isEmpty ? nil : $0 }) ?? number else { return nil }
      return IssuedSEP(number: number)
    case .object:
      let object = payload.objectMember("sep") ?? payload
      guard let number = object.word("noSep") ?? payload.word("sep") ?? number else { return nil }
      return IssuedSEP(object, number: number)
    case .bool, .array:
      return nil
    }
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
    Self.collect(object, at: "", into: &otherFields)
    otherFields = otherFields.filter { !known.contains($0.key.lowercased()) }
  }

  /// Gathers all texts and numbers under their paths; places of a list count from 0.
  private static func collect(_ value: JSONValue, at path: String, into fields: inout [String: String]) {
    let prefix = path.isEmpty ? "" : path + "."
    switch value {
    case .object(let members):
      for (name, member) in members { collect(member, at: prefix + name, into: &fields) }
    case .array(let elements):
      for (index, element) in elements.enumerated() { collect(element, at: "\(prefix)\(index)", into: &fields) }
    case .bool(let flag):
      fields[path] = String(flag)
    case .string, .number:
      if let text = value.text?.trimmed, !text.isEmpty { fields[path] = text }
    case .null:
      break
    }
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
