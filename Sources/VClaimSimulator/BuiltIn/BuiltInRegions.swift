/// Provinces and regencies under their real names with invented codes, and invented districts.
struct BuiltInRegions: Sendable {
  private(set) var provinces: [SimulatorData.Entry] = []
  private(set) var regencies: [SimulatorData.Area] = []
  private(set) var districts: [SimulatorData.Area] = []

  /// Makes the regions.
  ///
  /// - Parameter seed: Any number; it moves the districts only.
  init(seed: UInt64) {
    var chance = SeededGenerator(seed: seed, stream: "districts")
    for fields in BuiltInTable.records(PackageResources.regencies_csv) {
      let provinceCode = fields[0]
      provinces.append(SimulatorData.Entry(code: provinceCode, name: fields[1]))
      for (number, name) in fields[2].split(separator: ";").enumerated() {
        let code = provinceCode + (number + 1).padded(to: 2)
        regencies.append(SimulatorData.Area(parentCode: provinceCode, code: code, name: String(name)))
        for district in 1...(4 + chance.number(below: 5)) {
          districts.append(
            SimulatorData.Area(parentCode: code, code: code + district.padded(to: 2), name: Self.village(&chance)))
        }
      }
    }
  }

  /// A name of a place as there are many.
  ///
  /// - Parameter chance: Where to draw from.
  /// - Returns: Two parts joined, such as "Sukamaju" or "Tanjung Baru".
  static func village(_ chance: inout SeededGenerator) -> String {
    let ending = chance.pick(endings)
    if chance.number(below: 2) == 0 {
      return chance.pick(joined) + ending
    }
    return chance.pick(separate) + " " + ending.prefix(1).uppercased() + ending.dropFirst()
  }

  private static let joined = [
    "Suka", "Karang", "Sumber", "Wono", "Sido", "Mekar", "Tegal", "Marga", "Purwo", "Banjar", "Kerto", "Argo",
  ]
  private static let separate = [
    "Tanjung", "Muara", "Gunung", "Teluk", "Pasir", "Kampung", "Batu", "Rawa", "Sungai", "Lubuk", "Bukit", "Ujung",
    "Kebun", "Pulau", "Simpang",
  ]
  private static let endings = [
    "maju", "rejo", "sari", "jaya", "mulya", "harjo", "anyar", "indah", "asri", "makmur", "agung", "baru", "kencana",
    "tani", "raya", "mukti", "laksana", "wangi", "murni", "tirta", "asih", "kidul", "lor", "utama",
  ]
}
