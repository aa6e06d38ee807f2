import CSQLite

extension SQLiteError {
  /// An extended result code of SQLite; open, because every release may add one.
  ///
  /// A primary code used as a pattern matches its extended ones: `case .busy` also catches ``busySnapshot``. `==`
  /// compares exactly. Source: https://sqlite.org/rescode.html
  public struct Code: RawRepresentable, Hashable, Sendable {
    /// The number as SQLite gives it; the primary code is its lowest byte.
    public let rawValue: Int32

    /// Takes any number, known or not.
    ///
    /// - Parameter rawValue: A primary or extended result code.
    public init(rawValue: Int32) {
      self.rawValue = rawValue
    }

    /// The primary code of the family this code belongs to.
    public var primary: Code { Code(rawValue: rawValue & 0xFF) }

    /// Matches equal codes, and a primary code with every extended code of its family.
    ///
    /// - Parameters:
    ///   - pattern: The code in the `case`.
    ///   - value: The code of the error.
    /// - Returns: Whether the value belongs to the pattern.
    public static func ~= (pattern: Code, value: Code) -> Bool {
      pattern == value || pattern == value.primary
    }

    /// Lets `catch SQLiteError.Code.busy` pick one family out of any error.
    ///
    /// - Parameters:
    ///   - pattern: The code in the `catch`.
    ///   - error: Any error.
    /// - Returns: Whether the error is an ``SQLiteError`` whose code belongs to the pattern.
    public static func ~= (pattern: Code, error: any Error) -> Bool {
      (error as? SQLiteError).map { pattern ~= $0.code } ?? false
    }
  }
}

/// Primary codes.
extension SQLiteError.Code {
  /// Generic: a wrong SQL text, a missing table, a failing function.
  public static let error = Self(rawValue: SQLITE_ERROR)
  /// The operation was aborted before it ended, usually by a rollback.
  public static let abort = Self(rawValue: SQLITE_ABORT)
  /// Another connection holds the lock, and `busyTimeout` is over.
  public static let busy = Self(rawValue: SQLITE_BUSY)
  /// A conflict within one connection or a shared cache.
  public static let locked = Self(rawValue: SQLITE_LOCKED)
  /// SQLite could not allocate memory.
  public static let outOfMemory = Self(rawValue: SQLITE_NOMEM)
  /// A write on a read-only connection or file.
  public static let readOnly = Self(rawValue: SQLITE_READONLY)
  /// The operation was interrupted.
  public static let interrupt = Self(rawValue: SQLITE_INTERRUPT)
  /// The operating system reported an error.
  public static let ioError = Self(rawValue: SQLITE_IOERR)
  /// The file is damaged.
  public static let corrupt = Self(rawValue: SQLITE_CORRUPT)
  /// The disk is full, or the database has reached its greatest size.
  public static let full = Self(rawValue: SQLITE_FULL)
  /// The file, its directory or a companion file cannot be opened.
  public static let cannotOpen = Self(rawValue: SQLITE_CANTOPEN)
  /// Starting a read in WAL mode lost a race too often.
  public static let protocolError = Self(rawValue: SQLITE_PROTOCOL)
  /// The schema changed again and again while the statement was prepared.
  public static let schema = Self(rawValue: SQLITE_SCHEMA)
  /// A text or blob exceeds the size limit.
  public static let tooBig = Self(rawValue: SQLITE_TOOBIG)
  /// A constraint of the schema refused the row.
  public static let constraint = Self(rawValue: SQLITE_CONSTRAINT)
  /// A value has another type than the one asked for; also what ``Row`` throws.
  public static let mismatch = Self(rawValue: SQLITE_MISMATCH)
  /// The library was used in a way it does not allow, such as a transaction within a transaction.
  public static let misuse = Self(rawValue: SQLITE_MISUSE)
  /// An authorizer refused the statement.
  public static let authorization = Self(rawValue: SQLITE_AUTH)
  /// The index of a parameter or column does not exist, or the number of values is wrong.
  public static let range = Self(rawValue: SQLITE_RANGE)
  /// The file is not an SQLite database.
  public static let notADatabase = Self(rawValue: SQLITE_NOTADB)
}

/// Extended codes that callers tell apart; every other one arrives with its number all the same.
///
/// `SQLITE_BUSY_SNAPSHOT` and its like are macros with arithmetic, which Swift does not import: the numbers are those
/// of https://sqlite.org/rescode.html
extension SQLiteError.Code {
  /// A transaction that began by reading cannot write any more, because the file changed in between.
  public static let busySnapshot = Self(rawValue: SQLITE_BUSY | 2 << 8)
  /// The transaction was rolled back while the statement was running.
  public static let abortRollback = Self(rawValue: SQLITE_ABORT | 2 << 8)
  /// The path names a directory.
  public static let cannotOpenDirectory = Self(rawValue: SQLITE_CANTOPEN | 2 << 8)
  /// The file ends before what should stand there.
  public static let shortRead = Self(rawValue: SQLITE_IOERR | 2 << 8)
  /// A `CHECK` refused the row.
  public static let constraintCheck = Self(rawValue: SQLITE_CONSTRAINT | 1 << 8)
  /// A row refers to another one that does not exist.
  public static let constraintForeignKey = Self(rawValue: SQLITE_CONSTRAINT | 3 << 8)
  /// A `NOT NULL` column got no value.
  public static let constraintNotNull = Self(rawValue: SQLITE_CONSTRAINT | 5 << 8)
  /// The primary key exists already.
  public static let constraintPrimaryKey = Self(rawValue: SQLITE_CONSTRAINT | 6 << 8)
  /// A trigger raised an error.
  public static let constraintTrigger = Self(rawValue: SQLITE_CONSTRAINT | 7 << 8)
  /// A unique index holds the value already.
  public static let constraintUnique = Self(rawValue: SQLITE_CONSTRAINT | 8 << 8)
}

extension SQLiteError.Code: CustomStringConvertible {
  /// The primary code's name and the number, such as `busy (517)`.
  public var description: String { "\(primaryName) (\(rawValue))" }

  /// The name of the primary code in lower case, the SQLite macro without its prefix.
  var primaryName: String {
    switch primary {
    case .error: "error"
    case .abort: "abort"
    case .busy: "busy"
    case .locked: "locked"
    case .outOfMemory: "nomem"
    case .readOnly: "readonly"
    case .interrupt: "interrupt"
    case .ioError: "ioerr"
    case .corrupt: "corrupt"
    case .full: "full"
    case .cannotOpen: "cantopen"
    case .protocolError: "protocol"
    case .schema: "schema"
    case .tooBig: "toobig"
    case .constraint: "constraint"
    case .mismatch: "mismatch"
    case .misuse: "misuse"
    case .authorization: "auth"
    case .range: "range"
    case .notADatabase: "notadb"
    default: "other"
    }
  }
}
