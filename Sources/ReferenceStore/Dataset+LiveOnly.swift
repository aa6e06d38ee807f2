extension Dataset {
  /// What the service tells in answer to a search alone, so that the file cannot have all of it and has none.
  package static let liveOnly: [Dataset] = [chronicDrugs]

  /// Drugs of the programme for chronic diseases (obatprb).
  package static let chronicDrugs = Dataset(
    name: "chronic_drugs", columns: [.text("code"), .text("name")], keyCount: 1, sources: [.official])

  /// Whether the file has a table of it.
  package var isInFile: Bool { !Dataset.liveOnly.contains(self) }
}
