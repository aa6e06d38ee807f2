import SQLite

/// Which rows of the file a candidate may touch.
struct CandidateScope {
  /// A partition that the candidate speaks of, or that is held back.
  struct Place {
    let value: Value
    /// Whether the candidate has it.
    var isNamed = false
    /// Whether the candidate has all of its rows.
    var isComplete = false
    /// Whether it is held back.
    var isWithheld = false
  }

  /// The partitions; rows of all others stay as they are, unless the candidate is about the whole.
  let places: [Place]
  /// The column of the partition, where there are any.
  let column: Int?
  private let kind: Kind

  private enum Kind {
    case whole(removes: Bool)
    case byPart(isApproved: Bool)
  }

  init(of candidate: Candidate) {
    column = candidate.dataset.partitionIndex
    var places: [Place] = []
    func place(_ value: Value) -> Int {
      if let index = places.firstIndex(where: { $0.value.hasSameBytes(as: value) }) { return index }
      places.append(Place(value: value))
      return places.count - 1
    }
    for (partition, _) in candidate.parts {
      guard case .part(let value) = partition else { continue }
      let index = place(value)
      places[index].isNamed = true
      places[index].isComplete = !candidate.incomplete.contains(partition)
    }
    for (partition, _) in candidate.withheld {
      if case .part(let value) = partition, value != .null { places[place(value)].isWithheld = true }
    }
    if column != nil {
      let unknown = place(.null)
      if candidate.confirmsWhole {
        // Rows of an unknown partition belong to the whole alone: who confirms it answers for them too.
        places[unknown].isNamed = true
        places[unknown].isComplete = true
      }
    }
    self.places = places
    if column == nil || candidate.parts.contains(where: { $0.0 == .whole }) {
      kind = .whole(removes: !candidate.parts.isEmpty && !candidate.incomplete.contains(.whole))
    } else if candidate.dropsOthers {
      kind = .whole(removes: true)
    } else {
      kind = .byPart(isApproved: candidate.isApproved)
    }
  }

  /// The place of a row's partition; nil for one of which the candidate says nothing.
  ///
  /// - Parameters:
  ///   - row: A row of the file.
  ///   - guess: The place of the row before it: mostly the same.
  /// - Returns: Its number.
  /// - Throws: What SQLite says.
  func place(of row: borrowing Row, guess: Int?) throws(SQLiteError) -> Int? {
    guard let column else { return nil }
    if let guess, try row.holds(places[guess].value, at: column) { return guess }
    for index in places.indices where try row.holds(places[index].value, at: column) { return index }
    return nil
  }

  /// Whether a row that the candidate has may take on the candidate's values.
  ///
  /// A row that stands in a partition which is not part of the candidate stays there: two partitions that both have a
  /// key would otherwise take it from each other at every pull. A row of an unknown partition goes with whoever has it,
  /// and an administrator's decision stops at nothing but what is held back.
  func mayChange(at place: Int?) -> Bool {
    switch kind {
    case .whole: true
    case .byPart(true): place.map { !places[$0].isWithheld } ?? true
    case .byPart(false): place.map { places[$0].isNamed || places[$0].value == .null } ?? false
    }
  }

  /// Whether a row that the candidate lacks is to be removed: never one that a partition has which is held back.
  func mayRemove(at place: Int?, isWithheld: @autoclosure () -> Bool) -> Bool {
    switch kind {
    case .whole(let removes): removes
    case .byPart: place.map { places[$0].isNamed && places[$0].isComplete && !isWithheld() } ?? false
    }
  }

  /// Whether only rows that the candidate has can change, so that the others need not be looked at.
  var leavesOthersAlone: Bool {
    if case .whole(removes: false) = kind { true } else { false }
  }
}
