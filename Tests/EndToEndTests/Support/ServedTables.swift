import ReferenceStore

/// Rows for the second opinion to serve, and the same rows as the reference file must have them.
struct ServedTables: Sendable {
  static let facility = "0101R001"

  /// Rows by dataset, in the order of the table's columns; and the sub-specialities that Antrean tells besides.
  var rows: [String: [[String]]]

  /// Awkward rows of every kind: leading zeros, commas, quotes, accents, characters outside the BMP, names that begin
  /// with another code.
  static let awkward: ServedTables = {
    let diagnoses = (0..<26).flatMap { letter in
      (0..<100).filter { ($0 * 7 + letter) % 3 != 0 }.flatMap { number in
        let code = String(Unicode.Scalar(UInt8(65 + letter))) + (number < 10 ? "0" : "") + String(number)
        return [[code, "Condition \(letter * 100 + number) of the “inner, outer” organ"]]
          + (0..<(number % 4)).map { [code + ".\($0)", "Condition \(number), form \($0): naïve 𝄞 \"quoted\""] }
      }
    }
    let polyclinics = [
      ["INT", "Penyakit Dalam"], ["ANA", "Anak"], ["007", "Bedah - Onkologi"], ["0A1", "Gigi, Mulut"], ["ZZZ", "Lain"],
    ]
    let facilities = (0..<240).map { number in
      let digits = String(10_000 + number * 37).suffix(4)
      return [
        "\(digits)\(number % 4 == 0 ? "R" : "0")\(100 + number)", "Faskes Contoh \(number)",
        number % 4 == 0 ? "2" : "1",
      ]
    }
    let doctors = (0..<30).map { number in
      [facility, polyclinics[number % 5][0], String(2000 + number), "dr. Contoh \(number), Sp.X"]
    }
    let rooms = (0..<12).map { number in
      [facility, String(number % 3 + 1), "R\(number)", "Ruang \(number)", String(number + 2), String(number % 3)]
    }
    let procedures = (0..<100).flatMap { number in
      let code = String(String(100 + number).dropFirst())
      return [[code, "Tindakan \(number), \"lain\""]]
        + (0..<(number % 3)).map { [code + ".\($0)", "Tindakan \(number) - bentuk \($0) 𝄞"] }
    }
    return ServedTables(rows: [
      "polyclinics": polyclinics, "facilities": facilities, "diagnoses": diagnoses, "doctors": doctors,
      "room_classes": (1...3).map { ["\($0)", "Kelas \($0)"] }, "rooms": rooms, "procedures": procedures,
      "specialties": [["001", "Bedah, Anak"], ["010", "Bedah \"Saraf\""]],
      "care_rooms": [["3", "Ruang Biasa"], ["07", "Ruang Intensif, Anak"]],
      "discharge_conditions": [["1", "Membaik"], ["4", "1 - Belum membaik"]],
      "discharge_statuses": [["1", "Atas persetujuan dokter"], ["5", "Lain-lain 𝄞"]],
      "chronic_diagnoses": [["01", "Hipertensi"], ["02", "Penyakit, menahun"]],
      "provinces": [["31", "Provinsi Contoh"], ["01", "Daerah Contoh é"], ["99", "Tanpa kabupaten"]],
      "regencies": [
        ["31", "3171", "Kota Contoh"], ["31", "3102", "Kab. Contoh"], ["01", "0101", "Kab. Contoh, Hulu"],
      ],
      "districts": [
        ["3171", "001", "Kec. Utara"], ["3171", "010", "Kec. \"Selatan\""], ["0101", "001", "Kec. Hilir"],
      ],
      subSpecialities: [["INT", "INT1", "Ginjal - Hipertensi"], ["ANA", "001", "Saraf, anak"]],
    ])
  }()

  private static let subSpecialities = "subspecialities"

  /// The rows of a dataset as the file must have them when one source told them.
  ///
  /// - Parameters:
  ///   - dataset: The dataset.
  ///   - source: Who told it; nobody where it is nil.
  /// - Returns: The rows in the order in which ``ReferenceContent`` tells them.
  func expected(_ dataset: Dataset, from source: DatasetSource?) -> [[String]] {
    let told = rows[dataset.name] ?? []
    let rows =
      switch (dataset, source) {
      case (_, nil): [[String]]()
      case (.facilities, .paged): told.map { [$0[0], $0[1], ""] }
      case (.polyclinics, .antrean): told + (self.rows[Self.subSpecialities] ?? []).map { Array($0.dropFirst()) }
      case (.doctors, .antrean): told.map { [$0[0], "", $0[2], $0[3]] }
      default: told
      }
    return ReferenceContent.sorted(rows)
  }

  func write(to directory: ScratchDirectory) throws {
    var columns = Dataset.all.map { ($0.name, $0.columns.map(\.name)) }
    columns.append((Self.subSpecialities, ["polyclinic_code", "code", "name"]))
    for (table, columns) in columns {
      var served = rows[table] ?? []
      // The service sends these codes with a blank at their end.
      if table == Dataset.chronicDiagnoses.name { served = served.map { [$0[0] + " ", $0[1]] } }
      let lines = served.map { $0.map(Self.field).joined(separator: ",") }
      try directory.write(([columns.joined(separator: ",")] + lines).joined(separator: "\n") + "\n", to: "\(table).csv")
    }
  }

  private static func field(_ text: String) -> String {
    "\"" + text.map { $0 == "\"" ? "\"\"" : String($0) }.joined() + "\""
  }
}
