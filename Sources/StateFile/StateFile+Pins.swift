package import ReferenceStore
internal import SQLite

extension StateFile {
  /// The pins.
  ///
  /// - Returns: One entry a pinned dataset, in the order of their names.
  /// - Throws: `StoreError` with `database`.
  package func pins() async throws(StoreError) -> [Pin] {
    try await perform("reading pins") { writer in
      try await writer.withConnection { try PinTable(connection: $0).list() }
    }
  }

  /// The pin of a dataset.
  ///
  /// - Parameter dataset: The dataset.
  /// - Returns: The pin; nil where there is none.
  /// - Throws: `StoreError` with `database`.
  package func pin(of dataset: Dataset) async throws(StoreError) -> Pin? {
    try await pins().first { $0.dataset == dataset.name }
  }

  /// Pins a dataset; a pin that it had gives way.
  ///
  /// - Parameter pin: The pin.
  /// - Throws: `StoreError` with `database`.
  package func keep(_ pin: Pin) async throws(StoreError) {
    try await perform("pinning \(pin.dataset)") { writer in
      try await writer.write { try PinTable(connection: $0).put(pin) }
    }
  }

  /// Takes a dataset's pin away.
  ///
  /// - Parameter dataset: The dataset.
  /// - Returns: Whether there was one.
  /// - Throws: `StoreError` with `database`.
  package func unpin(_ dataset: Dataset) async throws(StoreError) -> Bool {
    try await perform("taking the pin of \(dataset.name) away") { writer in
      try await writer.write { try PinTable(connection: $0).drop(dataset) }
    }
  }

  /// The pins in a file that another program may have open, for a user who may only read it.
  ///
  /// - Parameter path: The file.
  /// - Returns: The pins; nil where the file cannot be read, or does not know pins yet.
  package static func pins(inFileAt path: String) -> [Pin]? {
    try? PinTable(connection: Connection(path: path, options: .reader)).list()
  }
}
