import CSQLite

/// A prepared statement: bind values, then run it, as often as wanted.
///
/// It has one owner and is finalized when that one lets it go. ``Connection/withStatement(_:_:)`` lends one out of the
/// connection's cache; ``Connection/prepare(_:)`` makes one to keep, which then keeps its connection open. Bound values
/// stay bound from one run to the next.
@safe public struct Statement: ~Copyable {
  /// The `sqlite3_stmt *`.
  let handle: OpaquePointer
  /// Whether this value finalizes the handle; false once the cache has it back.
  private var ownsHandle = true
  /// A strong reference, so that ``Readers`` can see that somebody kept a statement.
  private let connection: Connection

  /// Takes ownership of a handle.
  init(owning handle: OpaquePointer, of connection: Connection) {
    unsafe self.handle = unsafe handle
    self.connection = connection
  }

  deinit {
    // Its result repeats the error of the last step, which was thrown then. https://sqlite.org/c3ref/finalize.html
    if ownsHandle { _ = unsafe sqlite3_finalize(handle) }
  }

  /// Gives up the handle to somebody who will reset or finalize it.
  mutating func disown() {
    ownsHandle = false
  }

  /// The SQL text as it was prepared; never holds a bound value.
  public var sql: String { unsafe SQLiteError.sql(of: handle) ?? "" }

  /// How many values the statement takes.
  public var parameterCount: Int { Int(unsafe sqlite3_bind_parameter_count(handle)) }

  /// Whether the statement leaves the file as it is.
  ///
  /// Source: https://sqlite.org/c3ref/stmt_readonly.html
  public var isReadOnly: Bool { unsafe sqlite3_stmt_readonly(handle) != 0 }

  /// The names of the columns of a row, in order; empty for a statement that gives no rows.
  public var columnNames: [String] {
    let count = unsafe sqlite3_column_count(handle)
    return (0..<count).map { index in
      unsafe sqlite3_column_name(handle, index).map { unsafe String(cString: $0) } ?? ""
    }
  }
}

@available(*, unavailable, message: "a statement stays with its connection")
extension Statement: Sendable {}
