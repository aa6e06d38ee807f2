/// The SQL files beside this one, in the order in which they are applied.
///
/// A file that was once released is never edited: the migrator keeps its checksum in every database and refuses a
/// database whose past differs. A change of the schema is a new file and a new line here.
package enum Migrations {
  /// One step from a schema to the next.
  package struct Migration: Sendable, Hashable {
    /// The number in the file's name, from 1, without gaps.
    package let version: Int

    /// The major version of the format after this step.
    ///
    /// It grows with the first step that takes away or renames what readers use; within one major, tables and columns
    /// are only added.
    package let major: Int

    /// The words in the file's name.
    package let name: String

    /// The SQL text as bytes of UTF-8: statements only, the transaction is the migrator's.
    package let sql: [UInt8]

    /// Creates a step.
    ///
    /// - Parameters:
    ///   - version: The number in the file's name.
    ///   - major: The major version of the format after this step.
    ///   - name: The words in the file's name.
    ///   - sql: The SQL text as bytes of UTF-8.
    package init(version: Int, major: Int, name: String, sql: [UInt8]) {
      self.version = version
      self.major = major
      self.name = name
      self.sql = sql
    }
  }

  /// Every step of the reference file, first to last.
  package static let all: [Migration] = [
    Migration(version: 1, major: 1, name: "reference_file", sql: PackageResources.V0001_reference_file_sql),
    Migration(
      version: 2, major: 1, name: "small_lists_and_areas", sql: PackageResources.V0002_small_lists_and_areas_sql),
    Migration(version: 3, major: 1, name: "held", sql: PackageResources.V0003_held_sql),
    Migration(version: 4, major: 1, name: "history", sql: PackageResources.V0004_history_sql),
    Migration(version: 5, major: 1, name: "learned_rows", sql: PackageResources.V0005_learned_rows_sql),
    Migration(
      version: 6, major: 1, name: "lighter_publications", sql: PackageResources.V0006_lighter_publications_sql),
    Migration(version: 7, major: 1, name: "search", sql: PackageResources.V0007_search_sql),
  ]

  /// Every step of the state file, first to last.
  package static let stateFile: [Migration] = [
    Migration(version: 1, major: 1, name: "state_file", sql: PackageResources.S0001_state_file_sql),
    Migration(version: 2, major: 1, name: "pins", sql: PackageResources.S0002_pins_sql),
    Migration(version: 3, major: 1, name: "fetched_answers", sql: PackageResources.S0003_fetched_answers_sql),
    Migration(version: 4, major: 1, name: "gate", sql: PackageResources.S0004_gate_sql),
    Migration(version: 5, major: 1, name: "due_times", sql: PackageResources.S0005_due_times_sql),
    Migration(version: 6, major: 1, name: "crawls", sql: PackageResources.S0006_crawls_sql),
    Migration(version: 7, major: 1, name: "missed_keys", sql: PackageResources.S0007_missed_keys_sql),
  ]
}
