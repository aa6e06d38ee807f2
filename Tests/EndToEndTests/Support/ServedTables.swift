/// Rows for the second opinion to serve, and the same rows as the reference file must have them.
struct ServedTables: Sendable {
  static let facility = "0101R001"

  /// Rows by table, in the order of the table's columns.
  var rows: [String: [[String]]]

  private static let columns = [
    "polyclinics": "code,name",
    "facilities": "code,name,level",
    "diagnoses": "code,name",
    "doctors": "facility_code,polyclinic_code,code,name",
    "room_classes": "code,name",
    "rooms": "facility_code,class_code,code,name,capacity,available",
  ]

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
    return ServedTables(rows: [
      "polyclinics": polyclinics, "facilities": facilities, "diagnoses": diagnoses, "doctors": doctors,
      "room_classes": (1...3).map { ["\($0)", "Kelas \($0)"] }, "rooms": rooms,
    ])
  }()

  func write(to directory: ScratchDirectory) throws {
    for (table, columns) in Self.columns {
      let lines = (rows[table] ?? []).map { $0.map(Self.field).joined(separator: ",") }
      try directory.write(([columns] + lines).joined(separator: "\n") + "\n", to: "\(table).csv")
    }
  }

  private static func field(_ text: String) -> String {
    "\"" + text.map { $0 == "\"" ? "\"\"" : String($0) }.joined() + "\""
  }
}
