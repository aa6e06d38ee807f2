import SQLite

/// Whether a reference file holds what its schema promises.
struct FileCheck {
  /// The most problems that are told.
  private static let limit = 3

  let connection: Connection

  /// What SQLite finds wrong with the file, the search indexes apart.
  func problems() throws(SQLiteError) -> [String] {
    try connection.rows("PRAGMA quick_check(\(Self.limit))") { row throws(SQLiteError) in try row.text(0) }
      .filter { $0 != "ok" }
  }

  /// Makes sure that all tables are there and that there is one generation.
  ///
  /// - Throws: `StoreError` with `unexpectedContent`.
  func checkTables() throws(StoreError) {
    for table in Self.tables + ["learned_rows"] {
      do throws(SQLiteError) {
        _ = try connection.first("SELECT * FROM main.\(table) LIMIT 1") { row throws(SQLiteError) in row.count }
      } catch {
        throw StoreError(.unexpectedContent, "the table \(table) cannot be read", underlying: error)
      }
    }
    guard (try? connection.count("SELECT count(*) FROM main.generation")) == 1 else {
      throw StoreError(.unexpectedContent, "the file does not say which generation it has")
    }
  }

  /// Makes sure that there are as many rows of each dataset as the file tells: pages of another state may fit together.
  ///
  /// - Throws: `StoreError` with `unexpectedContent`, or what SQLite says.
  func checkCounts() throws {
    for dataset in Dataset.all {
      let told = try Content(connection: connection).status(of: dataset).rowCount
      let found = try connection.count("SELECT count(*) FROM main.\(DatasetSQL(dataset).storage) NOT INDEXED")
      guard found == told else {
        throw StoreError(.unexpectedContent, "the file has \(found) rows of \(dataset.name), not \(told)")
      }
    }
  }

  /// Compares every search index with its rows, and makes those anew that differ.
  ///
  /// One that cannot be made anew, as on a full disk, is no reason not to serve the file: searches then read the rows.
  ///
  /// - Returns: What was done, one sentence each.
  func mendSearchIndexes() throws -> [String] {
    var mended: [Dataset] = []
    var remarks: [String] = []
    for dataset in Dataset.all where dataset.search != nil {
      let index = DatasetSQL(dataset).searchTable
      guard try isDamaged(index) else { continue }
      do {
        // In a transaction, so that it is seen as any other commit.
        try connection.transaction {
          _ = try connection.execute("INSERT INTO main.\(index) (\(index)) VALUES ('rebuild')")
        }
        mended.append(dataset)
      } catch let error as SQLiteError where [.full, .ioError].contains(error.code.primary) {
        remarks.append("the search index of \(dataset.commandName) is broken and cannot be made anew: \(error)")
      }
    }
    let names = mended.map(\.commandName).joined(separator: ", ")
    return remarks + (mended.isEmpty ? [] : ["the search index was made anew of: \(names)"])
  }

  private func isDamaged(_ index: String) throws(SQLiteError) -> Bool {
    do throws(SQLiteError) {
      // https://sqlite.org/fts5.html#the_integrity_check_command
      try connection.execute("INSERT INTO main.\(index) (\(index), rank) VALUES ('integrity-check', 1)")
      return false
    } catch let error where SQLiteError.Code.corrupt ~= error.code {
      return true
    }
  }

  /// The tables of which nothing can be made anew.
  static let tables = Dataset.all.map { DatasetSQL($0).storage } + ledger

  /// Those of them that hold no rows of a dataset.
  private static let ledger = ["changes", "journal_horizon", "datasets_status"]
}
