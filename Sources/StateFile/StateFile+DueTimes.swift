package import ReferenceStore
internal import SQLite

extension StateFile {
  /// When each dataset is due.
  ///
  /// - Returns: One entry a dataset of which it is known, in the order of their names.
  /// - Throws: `StoreError` with `database`.
  package func dueTimes() async throws(StoreError) -> [DueTime] {
    try await perform("reading due times") { writer in
      try await writer.withConnection { try DueTimeTable(connection: $0).list() }
    }
  }

  /// Keeps due times, all or none.
  ///
  /// - Parameter dueTimes: What takes the place of the due times that their datasets had.
  /// - Throws: `StoreError` with `database`.
  package func keep(_ dueTimes: [DueTime]) async throws(StoreError) {
    try await perform("keeping due times") { writer in
      try await writer.write { connection in
        let table = DueTimeTable(connection: connection)
        for due in dueTimes { try table.put(due) }
      }
    }
  }

  /// Lets every dataset be pulled as soon as a program starts, whenever it was due.
  ///
  /// - Throws: `StoreError` with `database`.
  package func hasten() async throws(StoreError) {
    try await perform("hastening all pulls") { writer in
      try await writer.write { try DueTimeTable(connection: $0).hasten() }
    }
  }

  /// Forgets when a dataset is due: the next start of the program decides anew.
  ///
  /// - Parameter dataset: The dataset.
  /// - Throws: `StoreError` with `database`.
  package func forgetDueTime(of dataset: Dataset) async throws(StoreError) {
    try await perform("forgetting when \(dataset.name) is due") { writer in
      try await writer.write { try DueTimeTable(connection: $0).drop(dataset) }
    }
  }
}
