import Dispatch
import Synchronization

/// A pool of read-only connections to one file, for any number of threads.
///
/// Reading is synchronous: a look-up in a warm file takes less time than a hop to an actor. Connections are opened as
/// they are needed, up to the limit, and stay open with their statements prepared. They see every commit that was over
/// before the read began.
public final class Readers: Sendable {
  /// A connection that nobody uses and nobody else refers to, on its way from one thread to the next.
  private struct Idle: Sendable {
    // The compiler cannot see that a body has let go of what it was lent. `init` has looked: nobody else refers to it.
    private nonisolated(unsafe) let connection: Connection

    /// Nil where somebody kept a reference (a ``Statement`` holds one too) or left a transaction open: such a
    /// connection is not used again.
    init?(_ connection: consuming Connection) {
      guard isKnownUniquelyReferenced(&connection), !connection.isInTransaction else { return nil }
      unsafe self.connection = connection
    }

    consuming func wake() -> Connection { unsafe connection }
  }

  private let path: String
  private let options: ConnectionOptions
  /// The one used last is taken first, so that few connections do most of the work and stay warm.
  private let idle: Mutex<[Idle]>
  /// Counts connections that may still be lent, and blocks whoever finds none.
  ///
  /// Bodies do not suspend, so whoever waits here waits for a thread that runs.
  private let vacancies: DispatchSemaphore

  /// Opens the file once, so that a missing or wrong one is refused here.
  ///
  /// - Parameters:
  ///   - path: The file, which must exist.
  ///   - options: Access must be `readOnly`; the busy timeout is also how long a read waits for a free connection.
  ///   - limit: How many connections there are at most; at least 1.
  /// - Throws: ``SQLiteError`` as ``Connection/init(path:options:)`` does, and `misuse` for write access or a limit
  ///   below 1.
  public init(path: String, options: ConnectionOptions = .reader, limit: Int = 8) throws(SQLiteError) {
    guard options.access == .readOnly, limit > 0 else {
      throw SQLiteError(code: .misuse, message: "readers need read-only access and a limit of at least 1")
    }
    self.path = path
    self.options = options
    idle = Mutex(Idle(try Connection(path: path, options: options)).map { [$0] } ?? [])
    vacancies = DispatchSemaphore(value: limit)
  }

  /// Makes a pool whose first connection is opened by its first read.
  ///
  /// - Parameter path: The file; what is wrong with it is found by that read.
  package init(openingLater path: String) {
    self.path = path
    options = .reader
    idle = Mutex([])
    vacancies = DispatchSemaphore(value: 8)
  }

  /// Lends a connection to the body.
  ///
  /// A read within a read takes a second connection. What the body reads in several statements may come from several
  /// commits: use ``Connection/readTransaction(_:)`` where that matters.
  ///
  /// - Parameter body: Uses the connection for the length of the call; it must not keep it, nor a statement.
  /// - Returns: The body's value.
  /// - Throws: The body's error; ``SQLiteError`` with `busy` where no connection became free within the busy timeout,
  ///   or of opening one.
  public func read<R>(_ body: (Connection) throws -> R) throws -> R {
    let patience = DispatchTime.now() + .milliseconds(Int(options.busyTimeout.wholeMilliseconds))
    guard vacancies.wait(timeout: patience) == .success else {
      throw SQLiteError(code: .busy, message: "no reading connection became free in time")
    }
    defer { vacancies.signal() }
    let connection = try idle.withLock { $0.popLast() }?.wake() ?? Connection(path: path, options: options)
    let result = Result { try body(connection) }
    // Consumed, so that the reference held here does not count.
    if let rested = Idle(consume connection) { idle.withLock { $0.append(rested) } }
    return try result.get()
  }

  /// How many connections are open and waiting.
  var idleCount: Int { idle.withLock { $0.count } }
}
