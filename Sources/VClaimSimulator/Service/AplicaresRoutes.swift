/// End points of Aplicares, the service that knows rooms and free beds (`vclaim.md`, section 4).
enum AplicaresRoutes {
  static let all: [Route] = [
    Route("rest/bed/read/{facility}/{start}/{limit}") { context in
      let facility = context.value("facility")
      let rooms = context.catalogue.data.rooms.filter { $0.facilityCode == facility }
      return Page.answer(context, of: rooms, countedFrom: 1, row: row)
    }
  ]

  private static func row(_ room: SimulatorData.Room) -> AnswerRow {
    var row = AnswerRow(fields: [
      (name: "kodekelas", value: .text(room.classCode)), (name: "koderuang", value: .text(room.code)),
      (name: "namaruang", value: .text(room.name)),
    ])
    if let capacity = room.capacity { row.fields.append((name: "kapasitas", value: .number(capacity))) }
    if let available = room.available { row.fields.append((name: "tersedia", value: .number(available))) }
    return row
  }
}
