package import ReferenceStore
package import SQLite
package import VClaim
package import VClaimReference

/// Answers of the query library as people read them in a terminal.
package enum AnswerText {
  /// A look-up: one line for each column, then where the answer comes from.
  ///
  /// - Parameters:
  ///   - lookup: The answer.
  ///   - dataset: The dataset.
  ///   - now: The wall clock, in unix seconds.
  ///   - last: What happened to the key last, which names a row that is gone.
  /// - Returns: Lines, each ended by a newline.
  package static func lookup(
    _ lookup: Lookup<Record>, of dataset: Dataset, now: Int64, last: Change? = nil
  ) -> String {
    var lines: [(name: String, value: String?)] = []
    if let record = lookup.value {
      lines = zip(dataset.columns, record.values).map { ($0.name, cell($1)) }
    }
    lines.append(("source", lookup.source.rawValue))
    if lookup.value == nil { lines.append(("retired", last.flatMap(ChangeText.retirement))) }
    lines.append(("confirmed", confirmed(lookup.asOf, isStale: lookup.isStale, now: now)))
    return LabelledLines.render(lines)
  }

  /// A look-up in the past: one line for each column, then which state of the dataset that was.
  ///
  /// - Parameters:
  ///   - lookup: The answer.
  ///   - dataset: The dataset.
  ///   - day: The day that was asked for.
  /// - Returns: Lines, each ended by a newline.
  package static func past(_ lookup: Lookup<Record>, of dataset: Dataset, on day: CalendarDay) -> String {
    var lines: [(name: String, value: String?)] = []
    if let record = lookup.value {
      // What moves all the time is in no journal: a name without a value would look like a row without one.
      lines = zip(dataset.columns, record.values).filter { !$0.0.isVolatile }.map { ($0.name, cell($1)) }
    }
    lines.append(("source", lookup.source.rawValue))
    lines.append(("as of", "\(day)"))
    let told = lookup.asOf.map { ", told \(LocalDay.textWithTime(at: $0))" } ?? ""
    lines.append(("state", "generation \(lookup.generation)\(told)"))
    return LabelledLines.render(lines)
  }

  /// Rows as a table.
  ///
  /// - Parameters:
  ///   - records: The rows.
  ///   - dataset: The dataset.
  ///   - width: Columns that the table may take; nil for a file or a pipe.
  ///   - bold: Which parts of a name a terminal shows in bold.
  /// - Returns: Lines, each ended by a newline.
  package static func rows(
    _ records: [Record], of dataset: Dataset, width: Int?, bold: (String) -> [Range<String.Index>] = { _ in [] }
  ) -> String {
    var table = TextTable(dataset.columns.map { $0.kind == .integer ? .right($0.name) : .left($0.name) })
    let column = dataset.columns.firstIndex { $0.name == "name" }
    for record in records {
      var parts: [Int: [Range<Int>]] = [:]
      if let column, case .text(let name) = record.values[column] {
        parts[column] = bold(name).map { part in
          name.distance(
            from: name.startIndex, to: part.lowerBound)..<name.distance(
              from: name.startIndex, to: part.upperBound)
        }
      }
      table.add(record.values.map(cell), bold: parts)
    }
    return table.render(width: width)
  }

  /// When the service confirmed an answer.
  ///
  /// - Parameters:
  ///   - asOf: The moment in unix seconds.
  ///   - isStale: Whether that is too long ago.
  ///   - now: The wall clock, in unix seconds.
  /// - Returns: A few words.
  package static func confirmed(_ asOf: Int64?, isStale: Bool, now: Int64) -> String {
    guard let asOf else { return "never" }
    return RelativeAge.text(asOf, now: now) + (isStale ? ", stale" : "")
  }

  /// A value as one line without control characters.
  ///
  /// - Parameter value: The value.
  /// - Returns: Its text; empty for NULL.
  package static func cell(_ value: Value) -> String {
    switch value {
    case .text(let text): text.escapedLine
    case .integer(let number): String(number)
    case .real(let number): String(number)
    case .null, .blob: ""
    }
  }
}
