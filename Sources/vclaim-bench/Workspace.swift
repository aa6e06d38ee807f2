import ReferenceStore
import SQLite
import VClaimWire

/// What the benchmarks share: invented rows, a directory, and one published file for all that only read.
final class Workspace {
  /// When the first publication was confirmed, in unix seconds; later ones count up from it.
  static let firstConfirmation: Int64 = 1_700_000_000

  /// The rows that are published.
  let diagnoses: InventedDiagnoses
  /// Where the files are.
  let directory: TemporaryDirectory
  private let files: SharedFiles?
  private var publishedFile: String?

  /// Makes a workspace.
  ///
  /// - Parameters:
  ///   - rowCount: How many diagnoses there are.
  ///   - files: Made before, of as many diagnoses.
  /// - Throws: What making the directory throws.
  init(rowCount: Int, files: SharedFiles? = nil) throws {
    self.files = files
    publishedFile = files?.database
    diagnoses = InventedDiagnoses(count: rowCount)
    directory = try TemporaryDirectory()
  }

  /// The file that readers measure: made at the first call, with nobody writing to it any more.
  func readersFile() async throws -> String {
    if let publishedFile { return publishedFile }
    let path = directory.path + "/readers.sqlite"
    try await publish(at: path)
    publishedFile = path
    return path
  }

  /// Makes a file with all rows and lets go of it.
  ///
  /// - Parameter path: Where; nothing is there yet.
  /// - Throws: What publishing throws.
  func publish(at path: String) async throws {
    let store = try await ReferenceStore(path: path, now: SystemTime.unixSeconds)
    _ = try await store.publish(Workspace.candidate(diagnoses.records, number: 0))
    await store.close()
    // Else whoever opens the file alone reads the whole log first, which no reader beside a daemon does.
    _ = try Connection(path: path, options: .writer).checkpoint(.truncate)
  }

  /// Publishes all rows changed into the published file, again and again.
  ///
  /// - Parameter count: How many times.
  /// - Throws: What publishing throws.
  func republish(count: Int) async throws {
    let store = try await ReferenceStore(path: readersFile(), now: SystemTime.unixSeconds)
    let revised = diagnoses.rows.map { Record(values: [.text($0.code), .text($0.name + ", revised")]) }
    StandardStreams.output("publishing\n")
    for number in 0..<count {
      let records = number.isMultiple(of: 2) ? revised : diagnoses.records
      _ = try await store.publish(Self.candidate(records, number: number + 1))
    }
    await store.close()
  }

  /// The codes, in the order in which they are looked up.
  func keys() -> [String] {
    var chance = SplitMix64(seed: 1)
    return diagnoses.rows.map(\.code).shuffled(using: &chance)
  }

  /// The encrypted answer.
  func answer() throws -> EncryptedAnswer { try EncryptedAnswer(body: files?.answer()) }

  /// All rows as one pull brings them.
  ///
  /// - Parameters:
  ///   - records: The rows.
  ///   - number: Counts the pulls: each is confirmed a second later than the one before.
  /// - Returns: What the store publishes.
  static func candidate(_ records: [Record], number: Int) -> Candidate {
    Candidate(
      dataset: .diagnoses, parts: [(.whole, records)], confirmsWhole: true, asOf: firstConfirmation + Int64(number))
  }
}
