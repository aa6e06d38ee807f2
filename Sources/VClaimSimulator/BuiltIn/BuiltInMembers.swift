/// Five members under names that are obviously made up: three active ones, one for each class, and two whose cover has ended.
enum BuiltInMembers {
  /// The members, by card number; every other number is unknown.
  ///
  /// - Parameter facilityCode: Whose regency the members' primary facility lies in; none leaves the facility empty.
  /// - Returns: Cards `0009999000001` to `0009999000005`, NIK `0000009999000001` to `0000009999000005`.
  static func members(facilityCode: String?) -> [SimulatorData.Member] {
    let primary = facilityCode.map { code in
      SimulatorData.Entry(code: String(code.prefix(4)) + "0001", name: "Puskesmas Contoh")
    }
    return zip(1..., persons).map { number, person in
      var member = SimulatorData.Member(
        cardNumber: "0009999" + number.padded(to: 6), nik: "0000009999" + number.padded(to: 6), name: person.name,
        status: person.status)
      member.sex = person.sex
      member.birthDate = person.birthDate
      member.entitledClass = classes[person.classNumber - 1]
      member.kind = person.kind
      member.primaryFacility = primary ?? member.primaryFacility
      return member
    }
  }

  private struct Person {
    var name: String
    var sex: String
    var birthDate: String
    var classNumber: Int
    var kind = SimulatorData.Entry(code: "14", name: "PEKERJA MANDIRI")
    var status = SimulatorData.Entry(code: "0", name: "AKTIF")
  }

  private static let persons = [
    Person(
      name: "CONTOH AKTIF SATU", sex: "L", birthDate: "1979-10-10", classNumber: 1,
      kind: SimulatorData.Entry(code: "13", name: "PEGAWAI SWASTA")),
    Person(name: "CONTOH AKTIF DUA", sex: "P", birthDate: "1988-02-29", classNumber: 2),
    Person(
      name: "CONTOH AKTIF TIGA", sex: "L", birthDate: "2015-07-01", classNumber: 3,
      kind: SimulatorData.Entry(code: "21", name: "PBI (APBN)")),
    Person(
      name: "CONTOH NONAKTIF EMPAT", sex: "P", birthDate: "1965-05-05", classNumber: 3,
      status: SimulatorData.Entry(code: "4", name: "NON AKTIF KARENA PREMI")),
    Person(
      name: "CONTOH NONAKTIF LIMA", sex: "L", birthDate: "1940-12-31", classNumber: 2,
      status: SimulatorData.Entry(code: "5", name: "MENINGGAL")),
  ]

  private static let classes = [
    SimulatorData.Entry(code: "1", name: "KELAS I"),
    SimulatorData.Entry(code: "2", name: "KELAS II"),
    SimulatorData.Entry(code: "3", name: "KELAS III"),
  ]
}
