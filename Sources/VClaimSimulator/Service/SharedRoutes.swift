/// End points that both dialects have.
enum SharedRoutes {
  /// `vclaim.md`, section 4: the row on room classes.
  static let all: [Route] = [
    Route("referensi/kelasrawat") { .list(rows($0.catalogue.data.roomClasses)) }
  ]

  /// Rows of code and name.
  ///
  /// - Parameter entries: What to send.
  /// - Returns: The rows.
  static func rows(_ entries: some Sequence<SimulatorData.Entry>) -> [AnswerRow] {
    entries.map { AnswerRow(code: $0.code, name: $0.name) }
  }
}
