/// What a scenario does to all reference rows before a question is answered.
///
/// The same rows always come out of the same rows: nothing is left to chance.
struct RowEffects: Sendable, Hashable {
  /// The share of rows that stays, 0 to 1, spread evenly.
  var keep: Double?
  /// How many times as many rows there are, at least 1; the new ones have codes and names of their own.
  var times: Int?
  /// The share of rows, 0 to 1, whose names change.
  var rename: Double?
  /// How many new rows stand before all others.
  var insert: Int?

  /// Changes every table.
  ///
  /// - Parameter data: The rows as they are.
  /// - Returns: The rows to answer with.
  func applied(to data: SimulatorData) -> SimulatorData {
    var data = data
    data.polyclinics = applied(to: data.polyclinics)
    data.facilities = applied(to: data.facilities)
    data.diagnoses = applied(to: data.diagnoses)
    data.doctors = applied(to: data.doctors)
    data.roomClasses = applied(to: data.roomClasses)
    data.rooms = applied(to: data.rooms)
    data.procedures = applied(to: data.procedures)
    data.specialties = applied(to: data.specialties)
    data.careRooms = applied(to: data.careRooms)
    data.dischargeConditions = applied(to: data.dischargeConditions)
    data.dischargeStatuses = applied(to: data.dischargeStatuses)
    data.chronicDiagnoses = applied(to: data.chronicDiagnoses)
    data.chronicDrugs = applied(to: data.chronicDrugs)
    data.provinces = applied(to: data.provinces)
    data.regencies = applied(to: data.regencies)
    data.districts = applied(to: data.districts)
    return data
  }

  private func applied<Row: CodedRow>(to rows: [Row]) -> [Row] {
    var rows = rows
    if let keep { rows = rows.indices.filter { Self.picks($0, share: keep) }.map { rows[$0] } }
    if let times, times > 1 { rows = rows + Self.copies(of: rows, count: times - 1) }
    if let rename {
      for index in rows.indices where Self.picks(index, share: rename) { rows[index].name += " (diubah)" }
    }
    if let insert, insert > 0, let first = rows.first {
      rows = Self.copies(of: [first], count: insert, besides: rows) + rows
    }
    return rows
  }

  /// Whether a row belongs to a share of all rows that is spread evenly.
  private static func picks(_ index: Int, share: Double) -> Bool {
    (Double(index + 1) * share).rounded(.down) > (Double(index) * share).rounded(.down)
  }

  private static func copies<Row: CodedRow>(of rows: [Row], count: Int, besides others: [Row] = []) -> [Row] {
    var taken = Set((rows + others).map(\.code))
    var copies: [Row] = []
    var suffix = 0
    for _ in 0..<count {
      var codes: [String]
      repeat {
        suffix += 1
        codes = rows.map { $0.code + String(suffix) }
      } while !taken.isDisjoint(with: codes)
      taken.formUnion(codes)
      for (row, code) in zip(rows, codes) {
        var copy = row
        copy.code = code
        copy.name += " (\(suffix))"
        copies.append(copy)
      }
    }
    return copies
  }
}

/// A row of any table that a scenario can change.
private protocol CodedRow {
  var code: String { get set }
  var name: String { get set }
}

extension SimulatorData.Entry: CodedRow {}
extension SimulatorData.Area: CodedRow {}
extension SimulatorData.Facility: CodedRow {}
extension SimulatorData.Doctor: CodedRow {}
extension SimulatorData.Room: CodedRow {}
