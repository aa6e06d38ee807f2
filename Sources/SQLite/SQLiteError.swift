import CSQLite

/// What SQLite refused, with its extended result code and the SQL text, but never with a bound value.
///
/// The SQL is the text as it was prepared, with its `?` and `:name` places still empty: bound values may be personal
/// data, and an error ends in logs. For the same reason SQLite's own message is left out where it may quote a value
/// (see ``message``). Result codes: https://sqlite.org/rescode.html
public struct SQLiteError: Error, Sendable, Hashable {
  /// The extended result code.
  public let code: Code
  /// What went wrong, in one English phrase without a full stop.
  ///
  /// SQLite's own message where it can only speak of the schema and the SQL. A statement with bound values that fails
  /// while it runs keeps it for constraints alone (tables, columns, a trigger's text) and gets the code's standard text
  /// for all else: FTS5, JSON and `ATTACH` quote what they were given.
  public let message: String
  /// The SQL text of the statement that failed, as it was prepared; nil where no statement was involved.
  public let sql: String?

  /// Makes an error from its parts.
  ///
  /// - Parameters:
  ///   - code: The extended result code.
  ///   - message: What went wrong; must hold no bound value.
  ///   - sql: The SQL text as it was prepared.
  public init(code: Code, message: String, sql: String? = nil) {
    self.code = code
    self.message = message
    self.sql = sql
  }

  /// The primary code's name, such as `sqlite_busy`: one of about thirty, fit for a metric label.
  public var shortDescription: String { "sqlite_" + code.primaryName }

  /// Whether the same call may succeed a moment later without anybody having changed anything.
  ///
  /// True for lock conflicts (`busy`, `locked`, `protocolError`); a transaction is then retried as a whole, from its
  /// start.
  public var isRetryable: Bool {
    switch code {
    case .busy, .locked, .protocolError: true
    default: false
    }
  }
}

extension SQLiteError: CustomStringConvertible {
  /// One line: code, message and at most the first 300 characters of the SQL.
  public var description: String {
    var text = "\(shortDescription) (\(code.rawValue)): \(message)"
    if let sql {
      let oneLine = sql.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      text += "; in: " + (oneLine.count > 300 ? oneLine.prefix(300) + "…" : oneLine)
    }
    return text
  }
}

extension SQLiteError {
  /// The error that a connection reports for the call that has just failed on it.
  init(_ code: Int32, on connection: OpaquePointer?, sql: String?) {
    let message =
      if let connection = unsafe connection, let text = unsafe sqlite3_errmsg(connection) {
        unsafe String(cString: text)
      } else {
        SQLiteError.standardMessage(code)
      }
    self.init(code: Code(rawValue: code), message: message, sql: sql)
  }

  /// The error of a statement whose step has just failed.
  init(_ code: Int32, stepping statement: OpaquePointer) {
    let sql = unsafe SQLiteError.sql(of: statement)
    // "fts5: syntax error near …", "JSON path error near …", "unable to open database: …" quote what was bound.
    if code & 0xFF != SQLITE_CONSTRAINT, unsafe sqlite3_bind_parameter_count(statement) > 0 {
      self.init(code: Code(rawValue: code), message: SQLiteError.standardMessage(code), sql: sql)
    } else {
      unsafe self.init(code, on: sqlite3_db_handle(statement), sql: sql)
    }
  }

  /// The text of a statement, its places for values still empty.
  ///
  /// Never `sqlite3_expanded_sql`, which fills them in: https://sqlite.org/c3ref/expanded_sql.html
  static func sql(of statement: OpaquePointer) -> String? {
    unsafe sqlite3_sql(statement).map { unsafe String(cString: $0) }
  }

  private static func standardMessage(_ code: Int32) -> String {
    unsafe sqlite3_errstr(code).map { unsafe String(cString: $0) } ?? "unknown error"
  }
}
