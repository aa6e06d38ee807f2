import Crypto
package import Migrations
package import SQLite

/// Brings a file forward to the schema that this program knows, and refuses every file that it does not understand.
///
/// Each step is one transaction, together with its line in the table `migrations` and the new `user_version`: a file is
/// always between two steps, never inside one.
package struct Migrator: Sendable {
  /// The steps that this program knows.
  private let migrations: [Migrations.Migration]
  private let applicationID: Int32

  /// What the first step of every reference file is called.
  static let referenceFileName = Migrations.all.first?.name

  /// Makes a migrator of the reference file.
  init(_ migrations: [Migrations.Migration] = Migrations.all) {
    self.init(migrations, applicationID: FileIdentity.applicationID)
  }

  /// Makes a migrator of one kind of file.
  ///
  /// - Parameters:
  ///   - migrations: The steps, first to last.
  ///   - applicationID: The `application_id` of such files.
  package init(_ migrations: [Migrations.Migration], applicationID: Int32) {
    self.migrations = migrations
    self.applicationID = applicationID
  }

  /// Makes sure that a file is one that this program may open for writing, without writing to it.
  ///
  /// - Parameter connection: A connection to it.
  /// - Throws: `StoreError` with `foreignFile`, `newerFile` or `editedMigration`.
  package func check(_ connection: Connection) throws {
    _ = try connection.readTransaction { try pending(on: connection) }
  }

  /// How many steps a file still lacks, without writing to it.
  ///
  /// - Parameter connection: A connection to it.
  /// - Returns: Their number; 0 for a file of this program's own format.
  /// - Throws: What ``check(_:)`` throws.
  func missing(_ connection: Connection) throws -> Int {
    try connection.readTransaction { try pending(on: connection).count }
  }

  /// Applies what is still to be applied, as far as the task is not cancelled.
  ///
  /// - Parameters:
  ///   - connection: A writing connection.
  ///   - time: What goes into `applied_at`, in unix seconds.
  /// - Throws: `StoreError` with `foreignFile`, `newerFile`, `editedMigration` or `cancelled`, or what SQLite says of the
  ///   step that failed; steps before that one stay.
  package func migrate(_ connection: Connection, at time: Int64) throws {
    var isDone = try connection.readTransaction { try pending(on: connection).isEmpty }
    while !isDone {
      try StoreError.throwIfCancelled()
      // Looked at again under the write lock: another process may have done the work while this one waited.
      isDone = try connection.transaction {
        let steps = try pending(on: connection)
        guard let step = steps.first else { return true }
        try apply(step, on: connection, at: time)
        return steps.count == 1
      }
    }
  }

  private func apply(_ step: Migrations.Migration, on connection: Connection, at time: Int64) throws(SQLiteError) {
    if step.version == 1 {
      try connection.setApplicationID(applicationID)
      try connection.executeScript(
        """
        CREATE TABLE migrations (
          version INTEGER PRIMARY KEY,
          name TEXT NOT NULL,
          checksum TEXT NOT NULL,
          applied_at INTEGER NOT NULL
        )
        """)
    }
    try connection.executeScript(String(decoding: step.sql, as: UTF8.self))
    try connection.execute(
      "INSERT INTO migrations (version, name, checksum, applied_at) VALUES (?, ?, ?, ?)",
      [Value(step.version), Value(step.name), Value(step.checksum), Value(time)])
    try connection.setUserVersion(step.userVersion)
  }

  /// The steps that a file still lacks.
  private func pending(on connection: Connection) throws -> ArraySlice<Migrations.Migration> {
    let identity = try FileIdentity(of: connection)
    if identity.isUntouched { return migrations[...] }
    guard identity.applicationID == applicationID else {
      throw StoreError(.foreignFile, "the database belongs to another program: it is left as it is")
    }
    // Before anything else is read: what a newer program keeps, and where, is not known here.
    guard identity.userVersion <= migrations.last?.userVersion ?? 0 else {
      throw StoreError(
        .newerFile, "the file has format \(identity.userVersion), which is newer than this program: it is left as it is"
      )
    }
    let applied = try appliedSteps(on: connection)
    for (step, past) in zip(migrations, applied) where !past.is(step) {
      throw StoreError(
        .editedMigration, "migration \(past.version) of the file is not the one that this program knows")
    }
    guard applied.count <= migrations.count, !applied.isEmpty,
      migrations[applied.count - 1].userVersion == identity.userVersion
    else {
      throw StoreError(
        .editedMigration,
        "the file has format \(identity.userVersion) and \(applied.count) migrations, which does not fit: it was edited"
      )
    }
    return migrations[applied.count...]
  }

  private func appliedSteps(on connection: Connection) throws -> [AppliedStep] {
    do throws(SQLiteError) {
      return try connection.rows("SELECT version, name, checksum FROM migrations ORDER BY version") {
        row throws(SQLiteError) in
        AppliedStep(version: Int(try row.integer(0)), name: try row.text(1), checksum: try row.text(2))
      }
    } catch let error where SQLiteError.Code.error ~= error.code {
      throw StoreError(.editedMigration, "the file has no readable table of its migrations", underlying: error)
    }
  }
}

/// A line of the table `migrations`.
private struct AppliedStep {
  let version: Int
  let name: String
  let checksum: String

  func `is`(_ step: Migrations.Migration) -> Bool {
    version == step.version && name == step.name && checksum == step.checksum
  }
}

extension Migrations.Migration {
  /// The SHA-256 of the SQL text, in hexadecimal.
  var checksum: String {
    SHA256.hash(data: sql).map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
  }
}
