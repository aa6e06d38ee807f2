/// One SEP that the simulator issued.
struct Letter: Sendable, Hashable {
  /// Facility, month and year of the day, `V`, and six digits.
  var number: String
  var fields: LetterFields
  /// The member as known when the letter was written.
  var member: SimulatorData.Member
  /// Name of the diagnosis.
  var diagnosisName: String
  /// Name of the polyclinic; `nil` for inpatients.
  var polyclinicName: String?

  /// Whether two letters are for the same treatment: same member, day and kind of service, for outpatients also polyclinic.
  ///
  /// - Parameter other: Another letter.
  /// - Returns: Whether only one of them can be issued.
  func isSameTreatment(as other: Letter) -> Bool {
    let deciding = ["noKartu", "tglSep", "jnsPelayanan"] + (fields["jnsPelayanan"] == "1" ? [] : ["poli.tujuan"])
    return deciding.allSatisfy { fields[$0] == other.fields[$0] }
  }

  /// The letter as the service answers it.
  var answer: AnswerRow {
    AnswerRow(fields: [
      (name: "catatan", value: .text(fields["catatan"])),
      (name: "diagnosa", value: .text(diagnosisName)),
      (name: "jnsPelayanan", value: .text(fields["jnsPelayanan"] == "1" ? "R.Inap" : "R.Jalan")),
      (name: "kelasRawat", value: .text(fields["klsRawat.klsRawatHak"])),
      (name: "noSep", value: .text(number)),
      (name: "noRujukan", value: .text(fields["rujukan.noRujukan"])),
      (name: "penjamin", value: .text("-")),
      (name: "peserta", value: .object(insured)),
      (name: "informasi", value: .object(member.information)),
      (name: "poli", value: .text(polyclinicName ?? "-")),
      (name: "poliEksekutif", value: .text(fields["poli.eksekutif"] == "1" ? "1" : "0")),
      (name: "tglSep", value: .text(fields["tglSep"])),
    ])
  }

  private var insured: AnswerRow {
    AnswerRow(fields: [
      (name: "asuransi", value: .text(member.secondInsurer ?? "-")),
      (name: "hakKelas", value: .text(member.entitledClass.name)),
      (name: "jnsPeserta", value: .text(member.kind.name)),
      (name: "kelamin", value: .text(member.sex == "P" ? "Perempuan" : "Laki-Laki")),
      (name: "nama", value: .text(member.name)),
      (name: "noKartu", value: .text(member.cardNumber)),
      (name: "noMr", value: .text(fields["noMR"])),
      (name: "tglLahir", value: .text(member.birthDate)),
    ])
  }
}
