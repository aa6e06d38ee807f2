internal import ReferenceStore
internal import SQLite

/// The tables `crawls` and `crawl_answers` for one partition of a dataset, on one connection.
struct CrawlTable {
  let connection: Connection
  private let key: [Value]

  init(connection: Connection, of dataset: Dataset, _ partition: Partition) {
    self.connection = connection
    key = [Value(dataset.name), .text(partition.name ?? "")]
  }

  /// What the last crawl left; nil where none did.
  func memory() throws(SQLiteError) -> CrawlMemory? {
    var memory = try connection.first(
      "SELECT whole_at, minimum_length, row_limit, cursor FROM crawls WHERE dataset = ? AND partition = ?",
      key
    ) { row throws(SQLiteError) in
      CrawlMemory(
        wholeAt: try row.integer(0), minimumLength: Int(try row.integer(1)),
        limit: try row.optionalInteger(2).map { Int($0) }, cursor: try row.text(3))
    }
    let answers = try connection.rows(
      "SELECT keyword, row_count, code_count FROM crawl_answers WHERE dataset = ? AND partition = ?",
      key
    ) { row throws(SQLiteError) in
      (
        try row.text(0),
        CrawlMemory.Answer(rows: Int(try row.integer(1)), codes: Int(try row.integer(2)))
      )
    }
    memory?.answers = Dictionary(answers) { $1 }
    return memory
  }

  /// Keeps a memory in the place of the last one.
  func put(_ memory: CrawlMemory) throws(SQLiteError) {
    try drop()
    try connection.execute(
      """
      INSERT INTO crawls (dataset, partition, whole_at, minimum_length, row_limit, cursor) VALUES (?, ?, ?, ?, ?, ?)
      """,
      key + [
        Value(memory.wholeAt), Value(memory.minimumLength), Value(memory.limit.map { Int64($0) }),
        Value(memory.cursor),
      ])
    for (keyword, answer) in memory.answers {
      try connection.execute(
        """
        INSERT INTO crawl_answers (dataset, partition, keyword, row_count, code_count) VALUES (?, ?, ?, ?, ?)
        """,
        key + [Value(keyword), Value(answer.rows), Value(answer.codes)])
    }
  }

  /// Removes what the last crawl left.
  func drop() throws(SQLiteError) {
    for table in ["crawls", "crawl_answers"] {
      try connection.execute("DELETE FROM \(table) WHERE dataset = ? AND partition = ?", key)
    }
  }
}
