/// 3,000 hospitals and 20,000 primary facilities over all regencies, under invented names.
struct BuiltInFacilities: Sendable {
  private static let hospitalCount = 3_000
  private static let primaryCount = 20_000

  private let seed: UInt64
  private let regencies: [SimulatorData.Area]

  /// Prepares the facilities.
  ///
  /// - Parameters:
  ///   - seed: Any number.
  ///   - regencies: Where they stand; the code's first four characters are the regency's.
  init(seed: UInt64, regencies: [SimulatorData.Area]) {
    self.seed = seed
    self.regencies = regencies
  }

  /// All facilities.
  ///
  /// - Parameter ownCodes: Codes that must be among them.
  /// - Returns: 23,000 rows by code, and one more for each own code that was not drawn.
  func facilities(including ownCodes: [String]) -> [SimulatorData.Facility] {
    var facilities: [SimulatorData.Facility] = []
    facilities.reserveCapacity(Self.hospitalCount + Self.primaryCount + ownCodes.count)
    var chance = SeededGenerator(seed: seed, stream: "hospitals")
    for (regency, number) in spread(Self.hospitalCount) {
      facilities.append(
        SimulatorData.Facility(
          code: regency.code + "R" + number.padded(to: 3), name: Self.hospital(in: regency.name, &chance), level: 2))
    }
    chance = SeededGenerator(seed: seed, stream: "primary facilities")
    for (regency, number) in spread(Self.primaryCount) {
      facilities.append(Self.primary(in: regency, number: number, &chance))
    }
    let known = Set(facilities.map(\.code))
    for code in Set(ownCodes).subtracting(known) {
      facilities.append(SimulatorData.Facility(code: code, name: "RS Contoh \(code)", level: 2))
    }
    return facilities.sorted { $0.code < $1.code }
  }

  /// Deals facilities out to the regencies in turn: each with its regency and its number there, from 1.
  private func spread(_ count: Int) -> [(regency: SimulatorData.Area, number: Int)] {
    guard !regencies.isEmpty else { return [] }
    return (0..<count).map { (regencies[$0 % regencies.count], $0 / regencies.count + 1) }
  }

  private static func hospital(in regency: String, _ chance: inout SeededGenerator) -> String {
    switch chance.number(below: 6) {
    case 0: "RSUD \(BuiltInRegions.village(&chance)) \(regency)"
    case 1: "RSIA \(chance.pick(virtues)) \(chance.pick(qualities))"
    case 2: "RS Khusus \(chance.pick(fields)) \(chance.pick(virtues)) \(regency)"
    default: "RSU \(chance.pick(virtues)) \(chance.pick(qualities)) \(regency)"
    }
  }

  /// Health centres have four digits after the regency's code, clinics a letter and three.
  private static func primary(
    in regency: SimulatorData.Area, number: Int, _ chance: inout SeededGenerator
  ) -> SimulatorData.Facility {
    let place = BuiltInRegions.village(&chance)
    return switch chance.number(below: 4) {
    case 0:
      SimulatorData.Facility(
        code: regency.code + "B" + number.padded(to: 3),
        name: "Klinik Pratama \(chance.pick(virtues)) \(chance.pick(qualities))", level: 1)
    case 1:
      SimulatorData.Facility(
        code: regency.code + "U" + number.padded(to: 3), name: "Praktik Dokter \(place) \(number)", level: 1)
    case 2:
      SimulatorData.Facility(
        code: regency.code + number.padded(to: 4), name: "Klinik \(chance.pick(virtues)) Medika \(place)", level: 1)
    default:
      SimulatorData.Facility(
        code: regency.code + number.padded(to: 4), name: "Puskesmas \(place) \(regency.name)", level: 1)
    }
  }

  private static let virtues = [
    "Sehat", "Harapan", "Bakti", "Kasih", "Mitra", "Graha", "Cahaya", "Bunda", "Permata", "Citra", "Budi", "Karya",
    "Medika", "Insan", "Pelita", "Prima", "Rahayu", "Melati", "Kenanga", "Cempaka",
  ]
  private static let qualities = [
    "Sentosa", "Sejahtera", "Mulia", "Utama", "Bersama", "Mandiri", "Husada", "Waras", "Lestari", "Bahagia", "Abadi",
    "Insani", "Nusantara", "Persada", "Keluarga", "Setia",
  ]
  private static let fields = ["Mata", "Bedah", "Paru", "Jantung", "Gigi dan Mulut", "Orthopedi"]
}
