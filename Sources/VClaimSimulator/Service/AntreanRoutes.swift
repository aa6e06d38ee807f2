/// End points of Antrean, the service of queues: polyclinics and own doctors in one call each (`vclaim.md`, section 4).
enum AntreanRoutes {
  static let all: [Route] = [
    Route("ref/poli") { context in
      let rows = polyclinics(context.catalogue.data.polyclinics)
      return rows.isEmpty ? .noData : .bareRows(rows)
    },
    Route("ref/dokter") { context in
      // One consumer id is one hospital here too, as it is for the doctors of the official dialect.
      guard let own = context.options.facilityCodes.first else { return .noData }
      var seen: Set<String> = []
      let doctors = context.catalogue.data.doctors.filter {
        $0.facilityCode == own && seen.insert($0.code).inserted
      }
      return doctors.isEmpty ? .noData : .bareRows(doctors.map(row))
    },
  ]

  /// Joins each sub-speciality to its polyclinic: the one whose name stands before the dash in its own.
  private static func polyclinics(_ entries: [SimulatorData.Entry]) -> [AnswerRow] {
    let byName = Dictionary(entries.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    return entries.map { entry in
      let parent = entry.name.firstRange(of: " - ").flatMap { byName[String(entry.name[..<$0.lowerBound])] } ?? entry
      return AnswerRow(fields: [
        (name: "nmpoli", value: .text(parent.name)), (name: "nmsubspesialis", value: .text(entry.name)),
        (name: "kdsubspesialis", value: .text(entry.code)), (name: "kdpoli", value: .text(parent.code)),
      ])
    }
  }

  /// The code is a number here; a code that would not come back from one, such as `007`, stays a text.
  private static func row(_ doctor: SimulatorData.Doctor) -> AnswerRow {
    let number = Int(doctor.code).flatMap { String($0) == doctor.code ? $0 : nil }
    return AnswerRow(fields: [
      (name: "namadokter", value: .text(doctor.name)),
      (name: "kodedokter", value: number.map(AnswerRow.Value.number) ?? .text(doctor.code)),
    ])
  }
}
