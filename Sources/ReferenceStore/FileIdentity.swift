import Migrations
import SQLite

/// What a file says about whose it is, and in which format.
struct FileIdentity: Sendable, Hashable {
  /// The `application_id` of a reference file: "VCLM" ("https://sqlite.org/pragma.html#pragma_application_id").
  static let applicationID: Int32 = 0x5643_4C4D

  /// The highest major version of the format that this program can read.
  static let readableMajor = Migrations.all.last?.major ?? 0

  /// The file's `application_id`; 0 where nobody set one.
  let applicationID: Int32
  /// The file's `user_version`: major × 1000 + minor.
  let userVersion: Int32
  /// Whether the file has no table, view or index at all.
  let isEmpty: Bool

  /// Reads the identity of the file behind a connection.
  init(of connection: Connection) throws(SQLiteError) {
    applicationID = try connection.applicationID
    userVersion = try connection.userVersion
    isEmpty = try connection.count("SELECT EXISTS (SELECT 1 FROM sqlite_schema)") == 0
  }

  /// Whether the file was made by this program or another version of it.
  var isOurs: Bool {
    applicationID == FileIdentity.applicationID
  }

  /// Whether nobody has put anything into the file yet.
  var isUntouched: Bool {
    applicationID == 0 && userVersion == 0 && isEmpty
  }

  /// The major version of the format.
  var major: Int {
    Int(userVersion) / 1000
  }
}

extension Migrations.Migration {
  /// The `user_version` of a file to which this step was the last one applied: major × 1000 + minor.
  ///
  /// The minor number is the number of the step, so that the first format is 1001, and it does not start again with a
  /// new major one.
  var userVersion: Int32 {
    Int32(major * 1000 + version)
  }
}
