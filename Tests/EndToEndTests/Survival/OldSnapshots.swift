import FoundationEssentials

/// Snapshots that were made so long ago that the next publication makes another one.
enum OldSnapshots {
  /// Lets the manifest say that every snapshot was made in 1970.
  ///
  /// - Parameter directory: The directory of the snapshots.
  /// - Throws: When there is no manifest.
  static func makeDue(in directory: String) throws {
    let manifest = directory + "/manifest.json"
    let text = try String(contentsOfFile: manifest, encoding: .utf8)
    try Data(text.replacing(/"made_at" : \d+/, with: #""made_at" : 1"#).utf8).write(to: URL(filePath: manifest))
  }
}
