extension Member {
  /// Reads a member of an answer: `{"peserta": {...}}`, or the object itself.
  ///
  /// - Parameter payload: The decrypted answer.
  /// - Returns: The member, or nil when there is none in it: no object, or one without the code of a status.
  package static func reading(_ payload: JSONValue) -> Member? {
    let object = payload.member("peserta") ?? payload
    guard let status = object.member("statusPeserta").flatMap(Coded.init) else { return nil }
    return Member(object, status: status)
  }

  private init(_ object: JSONValue, status: Coded) {
    self.init(status: status)
    card = object.word("noKartu")
    nik = object.word("nik")
    name = object.word("nama")
    sex = object.word("sex")
    birthday = object.day("tglLahir")
    coverageStart = object.day("tglTMT")
    coverageEnd = object.day("tglTAT")
    cardPrinted = object.day("tglCetakKartu")
    familyPosition = object.word("pisa")
    entitledClass = object.member("hakKelas").flatMap(Coded.init)
    kind = object.member("jenisPeserta").flatMap(Coded.init)
    provider = object.objectMember("provUmum").map {
      Provider(code: $0.word("kdProvider"), name: $0.word("nmProvider"))
    }
    medicalRecord = object.objectMember("mr").map {
      MedicalRecord(number: $0.word("noMR"), phone: $0.word("noTelepon"))
    }
    age = object.objectMember("umur").map {
      Age(today: $0.word("umurSekarang"), atService: $0.word("umurSaatPelayanan"))
    }
    otherInsurance = object.objectMember("cob").map {
      OtherInsurance(
        name: $0.word("nmAsuransi"), number: $0.word("noAsuransi"), coverageStart: $0.day("tglTMT"),
        coverageEnd: $0.day("tglTAT"))
    }
    information = object.objectMember("informasi").map {
      Information(
        socialOffice: $0.word("dinsos"), povertyLetter: $0.word("noSKTM"), chronicCare: $0.word("prolanisPRB"))
    }
  }
}

extension Member.Coded {
  /// Reads a pair; nil when it has no code.
  fileprivate init?(_ object: JSONValue) {
    guard let code = object.word("kode") else { return nil }
    self.init(code: code, text: object.word("keterangan"))
  }
}
