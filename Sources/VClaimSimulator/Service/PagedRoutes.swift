/// End points of the paged dialect: lists in pages, and exact look-ups by code.
///
/// `vclaim.md`, section 4, column "paged": `start` counts rows from 0, no total is given, and past the end comes 201.
enum PagedRoutes {
  static let all: [Route] = lists + lookUps + SharedRoutes.all + MemberRoutes.all + LetterRoutes.paged

  private static let lists: [Route] = [
    Route("referensi/poli/{start}/{limit}") { context in
      Page.answer(context, of: context.catalogue.data.polyclinics, key: "poli") {
        AnswerRow(code: $0.code, name: $0.name)
      }
    },
    Route("referensi/faskes/{start}/{limit}") { context in
      Page.answer(context, of: context.catalogue.data.facilities, key: "faskes") {
        AnswerRow(code: $0.code, name: $0.name)
      }
    },
    Route("referensi/diagnosa/{start}/{limit}") { context in
      Page.answer(context, of: context.catalogue.data.diagnoses, key: "diagnosa") {
        AnswerRow(code: $0.code, name: $0.name)
      }
    },
    Route("referensi/dokter/{facility}/{polyclinic}/{start}/{limit}") { context in
      let facility = context.value("facility")
      let polyclinic = context.value("polyclinic")
      let doctors = context.catalogue.data.doctors
        .filter { $0.facilityCode == facility && $0.polyclinicCode == polyclinic }
      return Page.answer(context, of: doctors) { AnswerRow(code: $0.code, name: $0.name) }
    },
    Route("referensi/kamar/{facility}/{start}/{limit}") { context in
      let facility = context.value("facility")
      return Page.answer(context, of: context.catalogue.data.rooms.filter { $0.facilityCode == facility }, row: room)
    },
  ]

  private static let lookUps: [Route] = [
    Route("referensi/poli/{code}") { context in
      let found = context.catalogue.data.polyclinics.first { $0.code == context.value("code") }
      return .list(SharedRoutes.rows(found.map { [$0] } ?? []), key: "poli")
    },
    Route("referensi/faskes/{code}") { context in
      let found = context.catalogue.data.facilities.first { $0.code == context.value("code") }
      return .list(found.map { [AnswerRow(code: $0.code, name: $0.name)] } ?? [], key: "faskes")
    },
    Route("referensi/diagnosa/{code}") { context in
      let found = context.catalogue.data.diagnoses.first { $0.code == context.value("code") }
      return .list(SharedRoutes.rows(found.map { [$0] } ?? []), key: "diagnosa")
    },
  ]

  private static func room(_ room: SimulatorData.Room) -> AnswerRow {
    var row = AnswerRow(code: room.code, name: room.name)
    row.fields.append((name: "kodekelas", value: .text(room.classCode)))
    if let capacity = room.capacity { row.fields.append((name: "kapasitas", value: .number(capacity))) }
    if let available = room.available { row.fields.append((name: "tersedia", value: .number(available))) }
    return row
  }
}
