/// Eligibility by card and by identity number, the same in both dialects (`vclaim.md`, section 5).
enum MemberRoutes {
  static let all: [Route] = [
    Route("Peserta/nokartu/{card}/tglSEP/{date}") { context in
      let card = context.value("card")
      guard card.isDigits(count: 13) else { return .refused(.business("Nomor kartu harus 13 digit angka")) }
      return answer(context) { $0.cardNumber == card }
    },
    Route("Peserta/nik/{nik}/tglSEP/{date}") { context in
      let nik = context.value("nik")
      guard nik.isDigits(count: 16) else { return .refused(.business("NIK harus 16 digit angka")) }
      return answer(context) { $0.nik == nik }
    },
  ]

  private static func answer(
    _ context: Route.Context, where isWanted: (SimulatorData.Member) -> Bool
  ) -> ServiceAnswer {
    guard let day = ServiceDay(context.value("date")) else {
      return .refused(.business("Format tanggal SEP tidak sesuai, contoh 2024-01-31"))
    }
    guard day <= context.today else {
      return .refused(.business("Tanggal SEP tidak boleh lebih dari hari ini"))
    }
    guard let member = context.catalogue.data.members.first(where: isWanted) else {
      return .refused(.business("Peserta tidak ditemukan"))
    }
    return .object(AnswerRow(fields: [(name: "peserta", value: .object(member.answer(on: day, today: context.today)))]))
  }
}

extension SimulatorData.Member {
  /// The member as `peserta`.
  ///
  /// - Parameters:
  ///   - day: The day of the letter that was asked for.
  ///   - today: The day of asking.
  /// - Returns: All fields in the order of the wire.
  fileprivate func answer(on day: ServiceDay, today: ServiceDay) -> AnswerRow {
    AnswerRow(fields: [
      (name: "cob", value: .object(secondInsurance)),
      (name: "hakKelas", value: Self.pair(entitledClass)),
      (name: "informasi", value: .object(information)),
      (name: "jenisPeserta", value: Self.pair(kind)),
      (
        name: "mr",
        value: .object(
          AnswerRow(fields: [
            (name: "noMR", value: .optional(medicalRecordNumber)), (name: "noTelepon", value: .optional(phone)),
          ]))
      ),
      (name: "nama", value: .text(name)),
      (name: "nik", value: .text(nik)),
      (name: "noKartu", value: .text(cardNumber)),
      (name: "pisa", value: .text(familyRole)),
      (
        name: "provUmum",
        value: .object(
          AnswerRow(fields: [
            (name: "kdProvider", value: .text(primaryFacility.code)),
            (name: "nmProvider", value: .text(primaryFacility.name)),
          ]))
      ),
      (name: "sex", value: .text(sex)),
      (name: "statusPeserta", value: Self.pair(status)),
      (name: "tglCetakKartu", value: .text(cardPrintedOn)),
      (name: "tglLahir", value: .text(birthDate)),
      (name: "tglTAT", value: .text(coveredUntil)),
      (name: "tglTMT", value: .text(coveredFrom)),
      (
        name: "umur",
        value: .object(
          AnswerRow(fields: [
            (name: "umurSaatPelayanan", value: .optional(ServiceDay(birthDate)?.age(on: day))),
            (name: "umurSekarang", value: .optional(ServiceDay(birthDate)?.age(on: today))),
          ]))
      ),
    ])
  }

  private var secondInsurance: AnswerRow {
    AnswerRow(fields: [
      (name: "nmAsuransi", value: .optional(secondInsurer)),
      (name: "noAsuransi", value: .optional(secondInsurerNumber)),
      (name: "tglTAT", value: .optional(secondInsurerUntil)),
      (name: "tglTMT", value: .optional(secondInsurerFrom)),
    ])
  }

  /// What the service tells of the member's social standing, also inside a letter.
  var information: AnswerRow {
    AnswerRow(fields: [
      (name: "dinsos", value: .optional(socialOffice)),
      (name: "noSKTM", value: .optional(indigenceLetter)),
      (name: "prolanisPRB", value: .optional(chronicProgramme)),
    ])
  }

  private static func pair(_ entry: SimulatorData.Entry) -> AnswerRow.Value {
    .object(
      AnswerRow(fields: [(name: "keterangan", value: .text(entry.name)), (name: "kode", value: .text(entry.code))]))
  }
}
