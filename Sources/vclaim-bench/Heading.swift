import FoundationEssentials
import Glibc
import SQLite

/// What must be known about a run before its figures mean anything.
struct Heading: Encodable {
  /// When it began, UTC.
  let date: String
  /// The version of the SQLite library.
  let sqlite: String
  /// Processors that this process may use.
  let cores: Int
  /// Processes that wanted to run in the last minute, on average: above the number of processors the figures are too high.
  let load: Double
  /// How many diagnoses there are.
  let rows: Int
  /// How often each benchmark was run.
  let rounds: Int
  /// Whether the compiler optimised the program.
  let isOptimized: Bool

  /// Describes this machine at this moment.
  ///
  /// - Parameters:
  ///   - date: The moment.
  ///   - rows: How many diagnoses there are.
  ///   - rounds: How often each benchmark is run.
  init(date: Date, rows: Int, rounds: Int) {
    self.date = date.formatted(.iso8601)
    sqlite = Connection.libraryVersion
    cores = ProcessInfo.processInfo.activeProcessorCount
    var averages = [0.0]
    load = unsafe getloadavg(&averages, 1) == 1 ? averages[0] : 0
    self.rows = rows
    self.rounds = rounds
    #if DEBUG
      isOptimized = false
    #else
      isOptimized = true
    #endif
  }

  /// The heading above the table.
  var text: String {
    let conditions = "\(cores) cores, load \(load.rounded(toPlaces: 1)), \(rows) diagnoses, rounds: \(rounds)"
    let warning = isOptimized ? "" : "\nA debug build: its figures mean nothing."
    return "\(date), SQLite \(sqlite), \(conditions)\(warning)"
  }
}
