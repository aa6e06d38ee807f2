/// One entry of the journal of changes.
package struct Change: Sendable, Hashable, Codable {
  /// What happened to a row.
  package enum Operation: String, Sendable, Hashable, Codable {
    /// Its key is new.
    case added
    /// Its key was there with other values.
    case changed
    /// Its key is gone.
    case removed
  }

  /// The entry's number, which grows.
  package let id: Int64
  /// The generation of the file that the publication made.
  package let generation: Int64
  /// The dataset's name.
  package let dataset: String
  /// The parts of the row's key.
  package let key: [String]
  /// What happened.
  package let op: Operation
  /// The row before, as a JSON object without volatile columns; nothing for a new key.
  package let before: String?
  /// The row after, as a JSON object without volatile columns; nothing for a key that is gone.
  package let after: String?
  /// When it was published, in unix seconds: of a pull when it began, of an approval or a rollback when it was asked for.
  package let at: Int64
}
