/// Five room classes, and 24 rooms of a facility.
enum BuiltInRooms {
  /// The classes, by code.
  static let classes: [SimulatorData.Entry] = [
    SimulatorData.Entry(code: "1", name: "VVIP"),
    SimulatorData.Entry(code: "2", name: "VIP"),
    SimulatorData.Entry(code: "3", name: "Kelas 1"),
    SimulatorData.Entry(code: "4", name: "Kelas 2"),
    SimulatorData.Entry(code: "5", name: "Kelas 3"),
  ]

  /// The rooms of one facility.
  ///
  /// - Parameters:
  ///   - seed: Any number.
  ///   - facilityCode: The facility.
  /// - Returns: Rows by class and code.
  static func rooms(seed: UInt64, facilityCode: String) -> [SimulatorData.Room] {
    var chance = SeededGenerator(seed: seed, stream: "rooms of " + facilityCode)
    let rooms = (0..<24).map { position in
      let classPosition = position % classes.count
      // A private room has few beds, a ward of the third class up to 15.
      let capacity = 1 + classPosition * 2 + chance.number(below: 2 + classPosition)
      return SimulatorData.Room(
        facilityCode: facilityCode, classCode: classes[classPosition].code, code: "R" + (position + 1).padded(to: 3),
        name: flowers[position % flowers.count] + " " + String(position / flowers.count + 1),
        capacity: capacity, available: chance.number(below: capacity + 1))
    }
    return rooms.sorted { ($0.classCode, $0.code) < ($1.classCode, $1.code) }
  }

  private static let flowers = [
    "Anggrek", "Mawar", "Melati", "Dahlia", "Kenanga", "Cempaka", "Flamboyan", "Teratai", "Seruni", "Bougenville",
    "Kamboja", "Tulip",
  ]
}
