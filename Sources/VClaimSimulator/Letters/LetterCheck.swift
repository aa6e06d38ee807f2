/// The rules that a letter must keep, each with the refusal in the service's language.
///
/// No refusal says that something was not found: it would read as "no data" (`vclaim.md`, section 3). None quotes a value.
enum LetterCheck {
  /// Checks the fields of a letter against the rows.
  ///
  /// - Parameters:
  ///   - fields: The whole letter.
  ///   - number: Its number; empty for one that is still to get it.
  ///   - context: The rows and the day.
  /// - Returns: The letter.
  /// - Throws: The refusal to answer with.
  static func letter(
    _ fields: LetterFields, number: String = "", _ context: Route.Context
  ) throws(LetterRefusal) -> Letter {
    for field in [
      "noKartu", "tglSep", "ppkPelayanan", "jnsPelayanan", "klsRawat.klsRawatHak", "noMR", "diagAwal", "user",
    ]
    where fields[field].isEmpty {
      throw LetterRefusal("\(field) wajib diisi")
    }
    try checkForm(of: fields, today: context.today)
    let member = try member(fields["noKartu"], context.catalogue.data)
    guard let diagnosis = context.catalogue.data.diagnoses.first(where: { $0.code == fields["diagAwal"] }) else {
      throw LetterRefusal("Kode diagnosa tidak dikenal")
    }
    return Letter(
      number: number, fields: fields, member: member, diagnosisName: diagnosis.name,
      polyclinicName: try polyclinicName(fields, context.catalogue.data))
  }

  private static func checkForm(of fields: LetterFields, today: ServiceDay) throws(LetterRefusal) {
    guard fields["noKartu"].isDigits(count: 13) else { throw LetterRefusal("Nomor kartu harus 13 digit angka") }
    guard let day = ServiceDay(fields["tglSep"]) else {
      throw LetterRefusal("Format tanggal SEP tidak sesuai, contoh 2024-01-31")
    }
    guard day <= today else { throw LetterRefusal("Tanggal SEP tidak boleh lebih dari hari ini") }
    // The code becomes the number's beginning, and the number stands in paths.
    let facility = fields["ppkPelayanan"]
    guard facility.count <= 8, facility.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber) }) else {
      throw LetterRefusal("Kode PPK pelayanan tidak sesuai")
    }
    guard ["1", "2"].contains(fields["jnsPelayanan"]) else { throw LetterRefusal("Jenis pelayanan tidak sesuai") }
    guard ["1", "2", "3"].contains(fields["klsRawat.klsRawatHak"]) else {
      throw LetterRefusal("Kelas rawat hak harus 1, 2 atau 3")
    }
  }

  private static func member(
    _ cardNumber: String, _ data: SimulatorData
  ) throws(LetterRefusal) -> SimulatorData.Member {
    guard let member = data.members.first(where: { $0.cardNumber == cardNumber }) else {
      throw LetterRefusal("Nomor kartu tidak terdaftar")
    }
    guard member.isActive else { throw LetterRefusal("Status peserta tidak aktif: \(member.status.name)") }
    return member
  }

  /// Outpatients need a polyclinic that is known, inpatients none.
  private static func polyclinicName(
    _ fields: LetterFields, _ data: SimulatorData
  ) throws(LetterRefusal) -> String? {
    guard fields["jnsPelayanan"] == "2" else { return nil }
    guard !fields["poli.tujuan"].isEmpty else { throw LetterRefusal("poli.tujuan wajib diisi") }
    guard let polyclinic = data.polyclinics.first(where: { $0.code == fields["poli.tujuan"] }) else {
      throw LetterRefusal("Kode poli tujuan tidak dikenal")
    }
    return polyclinic.name
  }
}

/// Carries the reason of a refusal out of a check.
struct LetterRefusal: Error, Sendable, Hashable {
  /// The reason, in the service's language.
  let message: String

  /// Wraps a reason.
  ///
  /// - Parameter message: The reason.
  init(_ message: String) {
    self.message = message
  }
}
