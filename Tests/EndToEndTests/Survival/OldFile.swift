import FoundationEssentials
import Migrations
import ReferenceStore
import SQLite

/// A reference file as an older version of the program left it.
enum OldFile {
  /// The `application_id` of a reference file.
  private static let applicationID: Int32 = 0x5643_4C4D

  /// Makes a file in the place of the one that is there.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - steps: How many migrations the older program knew, at least 1.
  ///   - rows: How many diagnoses it has.
  /// - Throws: What SQLite says.
  static func make(at path: String, steps: Int, rows: Int) async throws {
    for suffix in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + suffix) }
    let writer = try Writer(path: path)
    try await writer.withConnection { connection in
      try Migrator(Array(Migrations.all.prefix(steps)), applicationID: applicationID).migrate(connection, at: 1)
      try connection.transaction {
        try connection.execute(
          """
          WITH RECURSIVE number(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < ?)
          INSERT INTO diagnoses_rows (position, code, name) SELECT n, 'A' || (10000 + n), 'Diagnosis ' || n FROM number
          """, [Value(rows)])
        try connection.execute("INSERT INTO diagnoses_search (diagnoses_search) VALUES ('rebuild')")
        try connection.execute(
          """
          INSERT INTO changes (generation, dataset, key, op, after, at)
          SELECT 1, 'diagnoses', json_array(code), 'added', json_object('code', code, 'name', name), 1
          FROM diagnoses_rows
          """)
        // From V0006 on it stands among the states, and `generation` only shows it.
        if steps < 6 { try connection.execute("UPDATE generation SET value = 1") }
        try connection.execute("UPDATE datasets_status SET generation = 1 WHERE dataset IN ('', 'diagnoses')")
        try connection.execute(
          "UPDATE datasets_status SET row_count = ?, as_of = 1 WHERE dataset = 'diagnoses'", [Value(rows)])
      }
    }
    await writer.close()
  }
}
