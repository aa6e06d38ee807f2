/// The rows of the moment, and what a running scenario has made of them.
struct Rows: Sendable {
  /// The rows as they are.
  private(set) var catalogue: Catalogue
  /// Made once: indexing tens of thousands of rows takes too long to do it for each request.
  private var changed: [RowEffects: Catalogue] = [:]

  /// Indexes rows.
  ///
  /// - Parameter data: The rows.
  init(_ data: SimulatorData) {
    catalogue = Catalogue(data)
  }

  /// Gives the rows to answer from.
  ///
  /// - Parameter effects: What a scenario does to them; `nil` for nothing.
  /// - Returns: The rows.
  mutating func catalogue(with effects: RowEffects?) -> Catalogue {
    guard let effects else { return catalogue }
    if let known = changed[effects] { return known }
    let made = Catalogue(effects.applied(to: catalogue.data))
    changed[effects] = made
    return made
  }
}
