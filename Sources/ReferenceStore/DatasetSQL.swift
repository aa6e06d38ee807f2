/// The pieces of SQL that a dataset's declaration stands for.
///
/// Every name in them comes from the declarations, never from a user: values are always bound.
struct DatasetSQL {
  let dataset: Dataset

  init(_ dataset: Dataset) {
    self.dataset = dataset
  }

  /// The table in which the rows stand: behind a view where there is a search index.
  var storage: String {
    dataset.search == nil ? dataset.name : dataset.name + "_rows"
  }

  /// The FTS5 table, where there is one.
  var searchTable: String {
    dataset.name + "_search"
  }

  /// What the FTS5 table is made of: a view of the rows with the words by which they are found besides.
  var indexed: String {
    dataset.name + "_indexed"
  }

  /// The FTS5 table's own list of its words.
  var searchWords: String {
    dataset.name + "_search_words"
  }

  /// The columns of the FTS5 table, in the order of its declaration.
  var searchColumns: String {
    guard let search = dataset.search else { return "" }
    return (search.columns + search.unindexed + ["marks"]).joined(separator: ", ")
  }

  /// All columns: `code, name`, or `r.code, r.name` with a prefix.
  func columns(of table: String? = nil) -> String {
    list(dataset.columns, of: table)
  }

  /// The parts of the key.
  func key(of table: String? = nil) -> String {
    list(dataset.keyColumns, of: table)
  }

  /// Whether two rows have the same key, byte by byte: codes that differ only in case are different.
  func sameKey(_ first: String, _ second: String) -> String {
    dataset.keyColumns.map { "\(first).\($0.name) = \(second).\($0.name)" }.joined(separator: " AND ")
  }

  /// A key as the journal writes it: a JSON array of its parts.
  func jsonKey(of table: String) -> String {
    "json_array(\(key(of: table)))"
  }

  /// A row as the journal writes it: a JSON object without volatile columns.
  func jsonObject(of table: String) -> String {
    let members = dataset.columns.filter { !$0.isVolatile }.map { "'\($0.name)', \(table).\($0.name)" }
    return "json_object(\(members.joined(separator: ", ")))"
  }

  /// The columns as the journal knows them: NULL for volatile ones.
  func journaledColumns(of table: String) -> String {
    dataset.columns.map { $0.isVolatile ? "NULL" : "\(table).\($0.name)" }.joined(separator: ", ")
  }

  /// The columns out of a JSON object of the journal: NULL for volatile ones.
  func columns(ofObject object: String) -> String {
    dataset.columns.map { $0.isVolatile ? "NULL" : "json_extract(\(object), '$.\($0.name)')" }.joined(separator: ", ")
  }

  /// The columns as a temporary table declares them: affinities only, the rules were checked before.
  var declarations: String {
    dataset.columns.map { "\($0.name) \($0.kind == .text ? "TEXT" : "INTEGER")" }.joined(separator: ", ")
  }

  /// The order in which rows are listed.
  var listOrder: String {
    dataset.search?.listOrder ?? key()
  }

  /// The look-up of one row by its key.
  var lookUp: String {
    let conditions = dataset.keyColumns.map { "r.\($0.name) = ?" }.joined(separator: " AND ")
    return "SELECT \(columns(of: "r")) FROM \(storage) AS r WHERE \(conditions)"
  }

  /// The search in the index: rows in display order, each with its position at the end.
  var searchByWord: String {
    """
    SELECT \(columns(of: "r")), x.rowid FROM \(searchTable) AS x JOIN \(storage) AS r ON r.position = x.rowid
    WHERE \(searchTable) MATCH ?1 ORDER BY x.rowid LIMIT ?2
    """
  }

  private func list(_ columns: some Sequence<Dataset.Column>, of table: String?) -> String {
    columns.map { column in table.map { "\($0).\(column.name)" } ?? column.name }.joined(separator: ", ")
  }
}
