package import ReferenceStore
internal import SQLite

extension StateFile {
  /// What the gate to the service remembers.
  ///
  /// - Returns: Requests of the last day, and cool-downs.
  /// - Throws: `StoreError` with `database`.
  package func gate() async throws(StoreError) -> KeptGate {
    try await perform("reading the budget") { writer in
      try await writer.withConnection { try GateTables(connection: $0).read() }
    }
  }

  /// Keeps what the gate to the service must remember, in the place of what was kept before.
  ///
  /// - Parameter content: What to keep, and something for the caller; asked when its turn has come, so that of two callers
  ///   the later one keeps the newer content.
  /// - Returns: What `content` returned beside what to keep.
  /// - Throws: `StoreError` with `database`.
  package func keepGate<R: Sendable>(_ content: @Sendable () -> (KeptGate, R)) async throws(StoreError) -> R {
    try await perform("keeping the budget") { writer in
      try await writer.write { connection in
        let (kept, result) = content()
        try GateTables(connection: connection).replace(with: kept)
        return result
      }
    }
  }

  /// What the gate remembers, in a file that another program may have open, for a user who may only read it.
  ///
  /// - Parameter path: The file.
  /// - Returns: What is kept; nil where the file cannot be read, or does not know it yet.
  package static func gate(inFileAt path: String) -> KeptGate? {
    try? GateTables(connection: Connection(path: path, options: .reader)).read()
  }
}
