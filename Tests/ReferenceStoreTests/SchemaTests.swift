import SQLite
import Testing

@testable import ReferenceStore

@Suite("The schema and the declarations agree")
struct SchemaTests {
  @Test("on the columns that readers see", arguments: Dataset.all)
  func publicColumns(dataset: Dataset) async throws {
    let file = try await migrated()
    let columns = try file.table("SELECT name, type FROM pragma_table_info(?)", [Value(dataset.name)])
    #expect(columns == dataset.columns.map { [Value($0.name), $0.kind == .text ? "TEXT" : "INTEGER"] })
  }

  @Test("on the columns behind them, on NULL and on the key", arguments: Dataset.all)
  func storedColumns(dataset: Dataset) async throws {
    let file = try await migrated()
    let storage = DatasetSQL(dataset).storage
    let stored = try file.table(
      "SELECT name, \"notnull\" FROM pragma_table_info(?) WHERE name <> 'position'", [Value(storage)])
    #expect(stored == dataset.columns.map { [Value($0.name), $0.isNullable ? 0 : 1] })

    // The index that a look-up uses begins with the key; behind a search index it covers the row.
    let index = dataset.search == nil ? "sqlite_autoindex_\(storage)_1" : dataset.name + "_key"
    let indexed = try file.table("SELECT name FROM pragma_index_info(?)", [Value(index)])
    let expected = dataset.search == nil ? Array(dataset.keyColumns) : dataset.columns
    #expect(indexed == expected.map { [Value($0.name)] })
  }

  @Test("on the search tables", arguments: Dataset.all)
  func searchTables(dataset: Dataset) async throws {
    let file = try await migrated()
    let name = Value(dataset.name + "_search")
    let columns = try file.table("SELECT name FROM pragma_table_info(?)", [name])
    #expect(columns == (dataset.search.map { $0.columns + $0.unindexed + ["marks"] } ?? []).map { [Value($0)] })
    guard let search = dataset.search else { return }
    let sql = try #require(try file.table("SELECT sql FROM sqlite_schema WHERE name = ?", [name]).first?.first)
    guard case .text(let text) = sql else {
      Issue.record("a search table without SQL")
      return
    }
    #expect(search.unindexed.allSatisfy { text.contains("\($0) UNINDEXED") })
    #expect(text.split(separator: "UNINDEXED").count == search.unindexed.count + 1)
    #expect(text.contains("content = '\(DatasetSQL(dataset).indexed)'"))
    let words = try file.table("SELECT count(*) FROM \(DatasetSQL(dataset).searchWords)")
    #expect(words == [[0]])
  }

  @Test("on which datasets there are, each with a line from the start")
  func states() async throws {
    let sandbox = try Sandbox()
    let statuses = try await sandbox.store().statuses()
    #expect(statuses.map(\.dataset) == Dataset.all.map(\.name))
    #expect(statuses.allSatisfy { $0.state == .never && $0.rowCount == 0 && $0.asOf == nil })
  }

  @Test("on names: a dash and an underscore mean the same")
  func names() {
    #expect(Dataset(named: "room-classes") == .roomClasses)
    #expect(Dataset(named: "room_classes") == .roomClasses)
    #expect(Dataset(named: "rooms; DROP TABLE rooms") == nil)
    #expect(Dataset.roomClasses.commandName == "room-classes")
    #expect(Set(Dataset.all.map(\.name)).count == Dataset.all.count)
  }

  @Test("and old readers can open it: no STRICT table, no generated column, nothing newer than SQLite 3.22 in a view")
  func oldReaders() async throws {
    let file = try await migrated()
    let sql = try file.table("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL").joined()
    for case .text(let statement) in sql {
      // As a word of its own: districts are no STRICT table.
      #expect(!statement.uppercased().split { !$0.isLetter }.contains("STRICT"), "STRICT in \(statement)")
      for word in ["GENERATED", "RETURNING", " OVER ", "FILTER", "unixepoch", "IIF", "->"] {
        #expect(!statement.uppercased().contains(word.uppercased()), "\(word) in \(statement)")
      }
    }
  }

  private func migrated() async throws -> Connection {
    let connection = try Connection(path: ":memory:", options: .writer)
    try Migrator().migrate(connection, at: 1_700_000_000)
    return connection
  }
}
