/// End points of the official dialect: keyword searches without paging, and small lists in one call each.
///
/// `vclaim.md`, section 4, column "official".
enum OfficialRoutes {
  static let all: [Route] =
    searches + doctors + smallLists + SharedRoutes.all + MemberRoutes.all + LetterRoutes.official

  private static let searches: [Route] = [
    Route("referensi/poli/{keyword}") { context in
      search(context, key: "poli") { SharedRoutes.rows(context.catalogue.polyclinics(matching: $0)) }
    },
    Route("referensi/faskes/{keyword}/{level}") { context in
      guard let level = Int(context.value("level")), (1...2).contains(level) else {
        return .refused(.business("Jenis faskes harus 1 atau 2"))
      }
      return search(context, key: "faskes") { keyword in
        context.catalogue.facilities(matching: keyword, level: level).map { AnswerRow(code: $0.code, name: $0.name) }
      }
    },
    Route("referensi/diagnosa/{keyword}") { context in
      search(context, key: "diagnosa") { rowsThatRepeatTheCode(context.catalogue.diagnoses(matching: $0)) }
    },
    Route("referensi/procedure/{keyword}") { context in
      search(context, key: "procedure") { rowsThatRepeatTheCode(context.catalogue.procedures(matching: $0)) }
    },
    Route("referensi/obatprb/{keyword}") { context in
      search(context) { SharedRoutes.rows(context.catalogue.chronicDrugs(matching: $0)) }
    },
    Route("referensi/dokter/{keyword}") { context in
      search(context) { keyword in
        context.catalogue.doctors(matching: keyword).map { AnswerRow(code: $0.code, name: $0.name) }
      }
    },
  ]

  private static let doctors: [Route] = [
    Route("referensi/dokter/pelayanan/{service}/tglPelayanan/{date}/Spesialis/{polyclinic}") { context in
      let service = context.value("service")
      guard service == "1" || service == "2" else {
        return .refused(.business("Jenis pelayanan harus 1 atau 2"))
      }
      guard ServiceDay(context.value("date")) != nil else {
        return .refused(.business("Format tanggal tidak sesuai, contoh 2024-01-31"))
      }
      guard let facility = context.options.facilityCodes.first else { return .noData }
      let polyclinic = context.value("polyclinic")
      let rows = context.catalogue.data.doctors.lazy
        .filter { $0.facilityCode == facility && $0.polyclinicCode == polyclinic }
        .filter { service == "1" ? $0.seesInpatients : $0.seesOutpatients }
      return .list(rows.map { AnswerRow(code: $0.code, name: $0.name) })
    }
  ]

  private static let smallLists: [Route] = [
    Route("referensi/spesialistik") { .list(SharedRoutes.rows($0.catalogue.data.specialties)) },
    Route("referensi/ruangrawat") { .list(SharedRoutes.rows($0.catalogue.data.careRooms)) },
    Route("referensi/pascapulang") { .list(SharedRoutes.rows($0.catalogue.data.dischargeConditions)) },
    Route("referensi/carakeluar") { .list(SharedRoutes.rows($0.catalogue.data.dischargeStatuses)) },
    Route("referensi/diagnosaprb") { context in
      // The service sends these codes with a space behind them (`vclaim.md`, section 3).
      .list(context.catalogue.data.chronicDiagnoses.map { AnswerRow(code: $0.code + " ", name: $0.name) })
    },
    Route("referensi/propinsi") { .list(SharedRoutes.rows($0.catalogue.data.provinces)) },
    Route("referensi/kabupaten/propinsi/{province}") { context in
      .list(areas(context.catalogue.data.regencies, within: context.value("province")))
    },
    Route("referensi/kecamatan/kabupaten/{regency}") { context in
      .list(areas(context.catalogue.data.districts, within: context.value("regency")))
    },
  ]

  private static func search(
    _ context: Route.Context, key: String = "list", rows: (String) -> [AnswerRow]
  ) -> ServiceAnswer {
    let keyword = context.value("keyword").trimmingWhiteSpace()
    let minimum = max(context.options.minimumKeywordLength, 1)
    guard keyword.count >= minimum else {
      return .refused(.business("Parameter pencarian minimal \(minimum) karakter"))
    }
    let found = rows(keyword)
    return .list(context.options.rowCap.map { Array(found.prefix($0)) } ?? found, key: key)
  }

  private static func rowsThatRepeatTheCode(_ entries: [SimulatorData.Entry]) -> [AnswerRow] {
    entries.map { AnswerRow(code: $0.code, name: $0.code + " - " + $0.name) }
  }

  private static func areas(_ areas: [SimulatorData.Area], within parent: String) -> [AnswerRow] {
    areas.lazy.filter { $0.parentCode == parent }.map { AnswerRow(code: $0.code, name: $0.name) }
  }
}
