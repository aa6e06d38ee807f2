import FoundationEssentials
import ReferenceStore

/// A directory of files that this program and those it is compared with read, so that all of them measure the same rows.
///
/// `reference.sqlite` as the daemon publishes it; `rows.tsv`, code and name by code; `keys.txt`, the codes in the order in
/// which they are looked up; `search-2.txt` and so on, the texts of the searches; `answer.json`, an encrypted answer, and
/// `answer.key`, the text of which the SHA-256 is its key.
struct SharedFiles {
  let directory: String

  /// The published file.
  var database: String { "\(directory)/reference.sqlite" }

  /// Makes all of the files.
  ///
  /// - Parameter workspace: Has the rows.
  /// - Throws: What making them throws.
  func write(_ workspace: Workspace) async throws {
    try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
    try TemporaryDirectory.remove(database: database)
    try await workspace.publish(at: database)
    try write("rows.tsv", workspace.diagnoses.rows.map { "\($0.code)\t\($0.name)" })
    try write("keys.txt", workspace.keys())
    for text in SearchedText.all { try write("\(text.name).txt", text.texts(workspace)) }
    let answer = try EncryptedAnswer()
    try Data(answer.body).write(to: URL(filePath: "\(directory)/answer.json"))
    try Data(EncryptedAnswer.keyText.utf8).write(to: URL(filePath: "\(directory)/answer.key"))
  }

  /// The encrypted answer.
  func answer() throws -> [UInt8] { Array(try Data(contentsOf: URL(filePath: "\(directory)/answer.json"))) }

  private func write(_ name: String, _ lines: [String]) throws {
    try Data(lines.map { $0 + "\n" }.joined().utf8).write(to: URL(filePath: "\(directory)/\(name)"))
  }
}
