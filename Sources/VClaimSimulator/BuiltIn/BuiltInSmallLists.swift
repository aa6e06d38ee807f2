/// Lists of a few rows each.
enum BuiltInSmallLists {
  static let careRooms = numbered([
    "Ruang Rawat Inap", "Ruang Isolasi", "ICU", "ICCU", "NICU", "PICU", "HCU", "Ruang Bersalin", "Ruang Bayi",
    "Ruang Perawatan Jiwa", "Ruang Luka Bakar", "Ruang Pemulihan",
  ])

  static let dischargeConditions = numbered([
    "Sembuh", "Membaik", "Belum Sembuh", "Meninggal Kurang dari 48 Jam", "Meninggal Lebih dari 48 Jam", "Lain-lain",
  ])

  static let dischargeStatuses = numbered([
    "Atas Persetujuan Dokter", "Dirujuk", "Atas Permintaan Sendiri", "Meninggal", "Lain-lain",
  ])

  static let chronicDiagnoses = zip(
    1...,
    [
      "Diabetes Mellitus", "Hipertensi", "Jantung", "Asma", "Penyakit Paru Obstruktif Kronis", "Epilepsi",
      "Gangguan Kesehatan Jiwa Kronik", "Stroke", "Lupus Eritematosus Sistemik",
    ]
  ).map { SimulatorData.Entry(code: $0.padded(to: 2), name: $1) }

  private static func numbered(_ names: [String]) -> [SimulatorData.Entry] {
    zip(1..., names).map { SimulatorData.Entry(code: String($0), name: $1) }
  }
}
