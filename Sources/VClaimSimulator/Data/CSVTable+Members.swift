extension CSVTable {
  /// `members.csv`: the members' fields of `vclaim.md`, section 5, under English names; a pair of code and name has two columns.
  ///
  /// An optional column that is missing or empty leaves the usual value; `status_code` 0 or missing is active.
  static let members = CSVTable(
    name: "members", columns: ["card_number", "nik", "name"],
    optionalColumns: pairs.flatMap { [$0.column + "_code", $0.column] } + texts.map(\.column)
      + optionalTexts.map(\.column),
    key: ["card_number"]
  ) { (rows, data) throws(SimulatorError) in
    var members: [SimulatorData.Member] = []
    var lines: [String: Int] = [:]
    for row in rows {
      let member = try member(row)
      if let earlier = lines.updateValue(row.line, forKey: member.nik) {
        throw SimulatorError(.badData, "\(row.file):\(row.line): its nik stands already on line \(earlier)")
      }
      members.append(member)
    }
    data.members = members
  }

  private typealias Member = SimulatorData.Member

  private static let pairs: [(column: String, field: any WritableKeyPath<Member, SimulatorData.Entry> & Sendable)] = [
    ("status", \.status), ("class", \.entitledClass), ("kind", \.kind), ("primary_facility", \.primaryFacility),
  ]

  private static let texts: [(column: String, field: any WritableKeyPath<Member, String> & Sendable)] = [
    ("sex", \.sex), ("birth_date", \.birthDate), ("covered_from", \.coveredFrom), ("covered_until", \.coveredUntil),
    ("card_printed_on", \.cardPrintedOn), ("family_role", \.familyRole),
  ]

  private static let optionalTexts: [(column: String, field: any WritableKeyPath<Member, String?> & Sendable)] = [
    ("medical_record_number", \.medicalRecordNumber), ("phone", \.phone), ("second_insurer", \.secondInsurer),
    ("second_insurer_number", \.secondInsurerNumber), ("second_insurer_from", \.secondInsurerFrom),
    ("second_insurer_until", \.secondInsurerUntil), ("social_office", \.socialOffice),
    ("indigence_letter", \.indigenceLetter), ("chronic_programme", \.chronicProgramme),
  ]

  private static func member(_ row: Fields) throws(SimulatorError) -> Member {
    var member = Member(
      cardNumber: try digits("card_number", count: 13, of: row), nik: try digits("nik", count: 16, of: row),
      name: row.text("name"))
    for (column, field) in pairs {
      let code = row.text(column + "_code")
      if !code.isEmpty { member[keyPath: field] = SimulatorData.Entry(code: code, name: row.text(column)) }
    }
    for (column, field) in texts where !row.text(column).isEmpty {
      member[keyPath: field] = row.text(column)
    }
    for (column, field) in optionalTexts where !row.text(column).isEmpty {
      member[keyPath: field] = row.text(column)
    }
    guard ServiceDay(member.birthDate) != nil else {
      throw SimulatorError(.badData, "\(row.file):\(row.line): birth_date is no day of the form yyyy-mm-dd")
    }
    return member
  }

  private static func digits(_ column: String, count: Int, of row: Fields) throws(SimulatorError) -> String {
    let text = row.text(column)
    guard text.isDigits(count: count) else {
      throw SimulatorError(.badData, "\(row.file):\(row.line): \(column) is not \(count) digits")
    }
    return text
  }
}
