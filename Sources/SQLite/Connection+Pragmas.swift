import CSQLite

/// Numbers that SQLite keeps in the file's header, and what this module sets by pragma.
extension Connection {
  /// A number that changes when another connection has changed the file; equal values mean "unchanged since the last
  /// look".
  ///
  /// Only comparable on one connection, and a hint only. Source: https://sqlite.org/pragma.html#pragma_data_version
  public var dataVersion: Int64 {
    get throws(SQLiteError) { try first("PRAGMA data_version") { row throws(SQLiteError) in try row.integer(0) } ?? 0 }
  }

  /// The program's own version number in the file's header; 0 in a new file.
  public var userVersion: Int32 {
    get throws(SQLiteError) { Int32(truncatingIfNeeded: try integerPragma("user_version")) }
  }

  /// Writes the program's own version number; part of the transaction that is open.
  ///
  /// - Parameter version: Any number.
  /// - Throws: ``SQLiteError`` where the file cannot be written.
  public func setUserVersion(_ version: Int32) throws(SQLiteError) {
    try setPragma("user_version", to: Int64(version))
  }

  /// The number in the file's header that says to which program the file belongs; 0 in a new file.
  public var applicationID: Int32 {
    get throws(SQLiteError) { Int32(truncatingIfNeeded: try integerPragma("application_id")) }
  }

  /// Writes the number that says to which program the file belongs; part of the transaction that is open.
  ///
  /// - Parameter identifier: Any number.
  /// - Throws: ``SQLiteError`` where the file cannot be written.
  public func setApplicationID(_ identifier: Int32) throws(SQLiteError) {
    try setPragma("application_id", to: Int64(identifier))
  }

  func setPragma(_ name: String, to value: Int64) throws(SQLiteError) {
    var statement = try prepare("PRAGMA \(name) = \(value)")
    try statement.run()
  }

  func integerPragma(_ name: String) throws(SQLiteError) -> Int64 {
    var statement = try prepare("PRAGMA \(name)")
    return try statement.first { row throws(SQLiteError) in try row.integer(0) } ?? 0
  }

  func textPragma(_ expression: String) throws(SQLiteError) -> String {
    var statement = try prepare("PRAGMA \(expression)")
    return try statement.first { row throws(SQLiteError) in try row.text(0) } ?? ""
  }
}
