import FoundationEssentials

/// Queries as a desk types them, with the codes that it is looking for: one of the lists in `Tests/Relevance`.
struct RelevanceList {
  /// One query.
  struct Query {
    let text: String
    let dataset: String
    /// The codes expected among the first 5 rows.
    let first: [String]
    /// The codes expected among the first 20 rows, beside those.
    let further: [String]
  }

  /// How many of the expected codes were found, in how many queries.
  struct Figures: Equatable, CustomStringConvertible {
    var amongFirst5 = 0
    var expectedAmongFirst5 = 0
    var amongFirst20 = 0
    var expectedAmongFirst20 = 0
    var description: String {
      "\(amongFirst5) of \(expectedAmongFirst5) among the first 5, "
        + "\(amongFirst20) of \(expectedAmongFirst20) among the first 20"
    }
  }

  let queries: [Query]

  /// Reads a list.
  init(_ name: String) throws {
    queries = try RelevanceFile.lines(of: name).map { fields in
      Query(
        text: fields[0], dataset: fields[1], first: fields[2].split(separator: " ").map(String.init),
        further: fields[3].split(separator: " ").map(String.init))
    }
  }

  /// Searches for every query.
  ///
  /// - Parameter search: Gives the codes of the first 20 rows for a text in a dataset.
  /// - Returns: The figures, and a line for every query that lacks a code.
  func measure(_ search: (Query) throws -> [String]) rethrows -> (figures: Figures, misses: [String]) {
    var figures = Figures()
    var misses: [String] = []
    for query in queries {
      let found = try search(query)
      let missingFirst = query.first.filter { !found.prefix(5).contains($0) }
      let all = query.first + query.further
      let missing = all.filter { !found.contains($0) }
      figures.expectedAmongFirst5 += query.first.count
      figures.amongFirst5 += query.first.count - missingFirst.count
      figures.expectedAmongFirst20 += all.count
      figures.amongFirst20 += all.count - missing.count
      if !missingFirst.isEmpty || !missing.isEmpty {
        misses.append("\(query.text) [\(query.dataset)]: lacks \(missingFirst)/\(missing), has \(found.prefix(8))")
      }
    }
    return (figures, misses)
  }
}

/// The files in `Tests/Relevance`.
enum RelevanceFile {
  private static let directory = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Relevance")

  /// The fields of every line that is no remark.
  static func lines(of name: String) throws -> [[String]] {
    try String(contentsOf: directory.appending(path: name), encoding: .utf8)
      .split(separator: "\n").filter { !$0.hasPrefix("#") }
      .map { $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init) }
  }
}
