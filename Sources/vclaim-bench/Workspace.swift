import ReferenceStore
import VClaimWire

/// What the benchmarks share: invented rows, a directory, and one published file for all that only read.
final class Workspace {
  /// When the first publication was confirmed, in unix seconds; later ones count up from it.
  static let firstConfirmation: Int64 = 1_700_000_000

  /// The rows that are published.
  let diagnoses: InventedDiagnoses
  /// Where the files are.
  let directory: TemporaryDirectory
  private var publishedFile: String?

  /// Makes a workspace.
  ///
  /// - Parameter rowCount: How many diagnoses there are.
  /// - Throws: What making the directory throws.
  init(rowCount: Int) throws {
    diagnoses = InventedDiagnoses(count: rowCount)
    directory = try TemporaryDirectory()
  }

  /// The file that readers measure: made at the first call, with nobody writing to it any more.
  func readersFile() async throws -> String {
    if let publishedFile { return publishedFile }
    let path = directory.path + "/readers.sqlite"
    let store = try await ReferenceStore(path: path, now: SystemTime.unixSeconds)
    _ = try await store.publish(Workspace.candidate(diagnoses.records, number: 0))
    await store.close()
    publishedFile = path
    return path
  }

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
