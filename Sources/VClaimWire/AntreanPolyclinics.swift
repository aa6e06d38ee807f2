/// Reads the polyclinics of Antrean: every base polyclinic, and every sub-speciality whose code is another than its
/// polyclinic's (`vclaim.md`, section 4).
///
/// The polyclinic comes again with each of its sub-specialities, so that one code is one row, however often it is met.
///
/// - Parameter elements: The elements of the list.
/// - Returns: The rows in the order in which their codes first appear. A sub-speciality keeps code and name of its
///   polyclinic under `kdpoli` and `nmpoli`.
/// - Throws: `unexpectedShape` when an element is no row, `codelessRow`, and `conflictingRows` when one code came with two
///   names; the error knows the element's index.
func antreanPolyclinics(in elements: [JSONValue]) throws(WireError) -> [ReferenceRow] {
  var rows: [ReferenceRow] = []
  var places: [[UInt8]: Int] = [:]
  for (index, element) in elements.enumerated() {
    for row in try rowsOfPolyclinic(element, index: index) {
      let identity = Array(row.code.utf8)
      guard let place = places[identity] else {
        places[identity] = rows.count
        rows.append(row)
        continue
      }
      guard rows[place].name == row.name else {
        throw WireError.conflict(ofCode: row.code, index: index, with: "another name")
      }
    }
  }
  return rows
}

/// The polyclinic of one element, and its sub-speciality where that has a code of its own.
private func rowsOfPolyclinic(_ element: JSONValue, index: Int) throws(WireError) -> [ReferenceRow] {
  var base = try ReferenceRow(decoding: element, index: index, members: .antreanPolyclinic)
  let code = element.member("kdsubspesialis")?.text.map(trimmed) ?? ""
  base.fields["kdsubspesialis"] = nil
  base.fields["nmsubspesialis"] = nil
  guard !code.isEmpty, !code.utf8.elementsEqual(base.code.utf8) else { return [base] }
  return [base, try ReferenceRow(decoding: element, index: index, members: .antreanSubSpeciality)]
}
