/// How the rows of an end point name their members (`vclaim.md`, section 4).
package enum RowShape: Sendable, Hashable {
  /// `kode` and `nama`, or `koderuang` and `namaruang`.
  case coded
  /// Polyclinics of Antrean: each element is a polyclinic and one of its sub-specialities.
  case antreanPolyclinics
  /// Doctors of Antrean: `kodedokter`, a number, and `namadokter`.
  case antreanDoctors
}

extension RowShape {
  /// The names of the members that hold code and name, in the order of preference.
  struct Members {
    let code: [String]
    let name: [String]

    static let coded = Members(code: ["kode", "koderuang"], name: ["nama", "namaruang"])
    static let antreanDoctor = Members(code: ["kodedokter"], name: ["namadokter"])
    static let antreanPolyclinic = Members(code: ["kdpoli"], name: ["nmpoli"])
    static let antreanSubSpeciality = Members(code: ["kdsubspesialis"], name: ["nmsubspesialis"])
  }
}
