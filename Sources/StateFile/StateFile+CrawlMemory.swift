package import ReferenceStore
internal import SQLite

extension StateFile {
  /// What the last crawl of a table left behind.
  ///
  /// - Parameters:
  ///   - dataset: The dataset.
  ///   - partition: The partition that was crawled.
  /// - Returns: The memory; nil where there is none.
  /// - Throws: `StoreError` with `database`.
  package func crawlMemory(of dataset: Dataset, _ partition: Partition) async throws(StoreError)
    -> CrawlMemory?
  {
    try await perform("reading what a crawl of \(dataset.name) left") { writer in
      try await writer.withConnection {
        try CrawlTable(connection: $0, of: dataset, partition).memory()
      }
    }
  }

  /// Keeps what a crawl of a table leaves behind.
  ///
  /// - Parameters:
  ///   - memory: The memory, in the place of the last one; nil: only to forget that.
  ///   - dataset: The dataset.
  ///   - partition: The partition that was crawled.
  /// - Throws: `StoreError` with `database`.
  package func keep(
    _ memory: CrawlMemory?, of dataset: Dataset, _ partition: Partition
  ) async throws(StoreError) {
    try await perform("keeping what a crawl of \(dataset.name) leaves") { writer in
      try await writer.write { connection in
        let table = CrawlTable(connection: connection, of: dataset, partition)
        if let memory { try table.put(memory) } else { try table.drop() }
      }
    }
  }
}
