/// 100 doctors of a facility, under names put together from common given names.
enum BuiltInDoctors {
  private static let count = 100

  /// The doctors of one facility.
  ///
  /// Each sits in one polyclinic, every tenth in a second one too: 110 rows of 100 doctors.
  ///
  /// - Parameters:
  ///   - seed: Any number.
  ///   - facilityCode: The facility.
  /// - Returns: Rows by polyclinic and code.
  static func doctors(seed: UInt64, facilityCode: String) -> [SimulatorData.Doctor] {
    var chance = SeededGenerator(seed: seed, stream: "doctors of " + facilityCode)
    // Numbers from a range of its own for each facility, with a gap between neighbours that repeats nothing.
    var number = 100_000 + chance.number(below: 800_000)
    var doctors: [SimulatorData.Doctor] = []
    for position in 0..<count {
      number += 1 + chance.number(below: 40)
      let (polyclinic, title) = polyclinics[position % polyclinics.count]
      let name = "\(title.isEmpty ? "drg." : "dr.") \(chance.pick(first)) \(chance.pick(second))"
      // Dentists and a third of the others see outpatients only; a few see inpatients only.
      let seesInpatients = !title.isEmpty && position % 3 != 0
      let doctor = SimulatorData.Doctor(
        facilityCode: facilityCode, polyclinicCode: polyclinic, code: String(number),
        name: title.isEmpty ? name : "\(name), \(title)",
        seesInpatients: seesInpatients, seesOutpatients: !seesInpatients || position % 7 != 1)
      doctors.append(doctor)
      if position % 10 == 9 {
        var second = doctor
        second.polyclinicCode = polyclinics[(position + 1) % polyclinics.count].code
        doctors.append(second)
      }
    }
    return doctors.sorted { ($0.polyclinicCode, $0.code) < ($1.polyclinicCode, $1.code) }
  }

  private static let polyclinics: [(code: String, title: String)] = [
    ("ANA", "Sp.A"), ("BED", "Sp.B"), ("GIG", ""), ("INT", "Sp.PD"), ("IRM", "Sp.KFR"), ("JAN", "Sp.JP"),
    ("JIW", "Sp.KJ"), ("KLT", "Sp.DVE"), ("MAT", "Sp.M"), ("OBG", "Sp.OG"), ("ORT", "Sp.OT"), ("PAR", "Sp.P"),
    ("RAD", "Sp.Rad"), ("SAR", "Sp.N"), ("THT", "Sp.THT"), ("URO", "Sp.U"),
  ]
  private static let first = [
    "Agus", "Ahmad", "Ani", "Bayu", "Citra", "Dedi", "Dewi", "Dian", "Eka", "Fitri", "Gita", "Hadi", "Indah", "Joko",
    "Kartika", "Lina", "Maya", "Nina", "Putri", "Rina", "Sari", "Sri", "Tono", "Wati", "Yanto", "Yuni",
  ]
  private static let second = [
    "Anggraini", "Ariyanto", "Cahyono", "Gunawan", "Handayani", "Hartono", "Kurniawan", "Kusuma", "Lestari", "Maharani",
    "Nugroho", "Permana", "Prasetyo", "Pratama", "Purnama", "Rahayu", "Santoso", "Saputra", "Setiawan", "Utami",
    "Wibowo", "Wijaya", "Wulandari", "Yulianti",
  ]
}
