package import SQLite

/// Where the counter of commits of a reference file stands.
package enum CounterPath {
  /// The path beside a reference file.
  ///
  /// - Parameter referenceFile: The reference file, links followed.
  /// - Returns: `NAME.counter` beside `NAME.sqlite`; where the name has another ending, `.counter` behind all of it.
  package static func beside(_ referenceFile: String) -> String {
    let ending = ".sqlite"
    return (referenceFile.hasSuffix(ending) ? String(referenceFile.dropLast(ending.count)) : referenceFile) + ".counter"
  }
}

extension CommitCounter {
  /// Opens the counter of a reference file that is written.
  ///
  /// - Parameter file: The reference file, links followed.
  /// - Returns: The counter, as ``writing(_:beside:)`` gives it.
  /// - Throws: What ``writing(_:beside:)`` throws.
  package static func ofReferenceFile(_ file: String) throws(SQLiteError) -> CommitCounter? {
    try writing(CounterPath.beside(file), beside: file)
  }
}
