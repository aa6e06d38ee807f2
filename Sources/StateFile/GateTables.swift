internal import ReferenceStore
internal import SQLite

/// The tables `spent_requests` and `cool_downs`, on one connection.
struct GateTables {
  let connection: Connection

  /// All that is kept.
  func read() throws(SQLiteError) -> KeptGate {
    let spent = try connection.rows("SELECT began, pulls, live FROM spent_requests ORDER BY began") {
      row throws(SQLiteError) in
      KeptGate.Hour(began: try row.integer(0), pulls: Int(try row.integer(1)), live: Int(try row.integer(2)))
    }
    return KeptGate(spent: spent, coolDowns: try coolDowns())
  }

  /// The cool-downs, in the order of the services' names.
  func coolDowns() throws(SQLiteError) -> [KeptCoolDown] {
    try connection.rows(
      "SELECT service, reason, code, http_status, credentials, since, until FROM cool_downs ORDER BY service"
    ) { row throws(SQLiteError) in
      KeptCoolDown(
        CoolDown(
          service: try row.text(0), reason: try row.text(1), code: try row.text(2),
          httpStatus: try row.optionalInteger(3).map { Int($0) }, since: try row.integer(5),
          until: try row.integer(6)),
        credentials: try row.optionalText(4))
    }
  }

  /// Puts new content in the place of the old.
  func replace(with kept: KeptGate) throws(SQLiteError) {
    try connection.execute("DELETE FROM spent_requests")
    for hour in kept.spent {
      try connection.execute(
        "INSERT INTO spent_requests (began, pulls, live) VALUES (?, ?, ?)",
        [Value(hour.began), Value(hour.pulls), Value(hour.live)])
    }
    try connection.execute("DELETE FROM cool_downs")
    for kept in kept.coolDowns {
      let coolDown = kept.coolDown
      try connection.execute(
        """
        INSERT INTO cool_downs (service, reason, code, http_status, credentials, since, until)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        """,
        [
          Value(coolDown.service), Value(coolDown.reason), Value(coolDown.code),
          Value(coolDown.httpStatus.map { Int64($0) }),
          Value(kept.credentials), Value(coolDown.since), Value(coolDown.until),
        ])
    }
  }
}
