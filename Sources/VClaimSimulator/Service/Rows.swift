/// The rows of the moment, and what the scenario makes of them.
///
/// All of it is made beforehand: indexing tens of thousands of rows takes too long for a request to wait for.
struct Rows: Sendable {
  /// The rows as they are.
  let catalogue: Catalogue
  private let changed: [RowEffects: Catalogue]

  /// Indexes rows.
  ///
  /// - Parameters:
  ///   - data: The rows.
  ///   - effects: All that a scenario will do to them.
  init(_ data: SimulatorData, effects: Set<RowEffects>) {
    catalogue = Catalogue(data)
    changed = Dictionary(uniqueKeysWithValues: effects.map { ($0, Catalogue($0.applied(to: data))) })
  }

  /// Gives the rows to answer from.
  ///
  /// - Parameter effects: What the scenario does to them, one of those that were given beforehand; `nil` for nothing.
  /// - Returns: The rows.
  func catalogue(with effects: RowEffects?) -> Catalogue {
    effects.flatMap { changed[$0] } ?? catalogue
  }
}
