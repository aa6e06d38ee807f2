/// 49 specialities under three letters and 151 sub-specialities under three digits.
enum BuiltInPolyclinics {
  /// All polyclinics.
  ///
  /// - Returns: 200 rows by code.
  static func polyclinics() -> [SimulatorData.Entry] {
    let base = base()
    let names = Dictionary(base.map { ($0.code, $0.name) }, uniquingKeysWith: { first, _ in first })
    let subspecialities = BuiltInTable.records(PackageResources.subspecialities_csv).enumerated().map {
      number, fields in
      SimulatorData.Entry(
        code: (number + 1).padded(to: 3), name: "\(names[fields[0], default: fields[0]]) - \(fields[1])")
    }
    return (subspecialities + base).sorted { $0.code < $1.code }
  }

  /// The specialities alone.
  ///
  /// - Returns: 49 rows by code.
  static func base() -> [SimulatorData.Entry] {
    BuiltInTable.entries(PackageResources.base_polyclinics_csv).sorted { $0.code < $1.code }
  }
}
