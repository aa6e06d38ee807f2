internal import ReferenceStore
internal import SQLite
internal import VClaim
internal import VClaimWire

/// Reads a partition by keyword search: with what is known of it where that saves requests, else from nothing.
struct TableCrawl: Sendable {
  /// What a crawl with known rows cannot tell, and one from nothing may.
  private static let doubts: Set<SyncError.Code> = [.knowledgeDoubtful, .cannotTellApart, .incompleteAnswer]

  let pattern: CodePattern
  var partition = Partition.whole
  let request: @Sendable (String) -> ReferenceRequest

  /// Reads all rows of the partition.
  ///
  /// - Parameters:
  ///   - context: What the pull works with.
  ///   - record: Makes one record.
  /// - Returns: The rows, with the reason why there may be more.
  /// - Throws: What a crawl from nothing throws.
  func read(_ context: PullContext, _ record: @Sendable (ReferenceRow) -> Record) async throws(SyncError) -> PartRows {
    if let rows = try await readKnown(context, record) { return PartRows(rows.map(record)) }
    var crawl = KeywordCrawl(pattern, context: context, request: request)
    let rows = try await crawl.run()
    await context.crawlNotes.keep(crawl.memory(at: context.crawlNotes.now), of: context.dataset, partition)
    return PartRows(rows.map(record), shortfall: crawl.shortfall)
  }

  /// Reads with what is known.
  ///
  /// - Returns: The rows; nil where nothing is known, or the service has become another.
  private func readKnown(
    _ context: PullContext, _ record: (ReferenceRow) -> Record
  ) async throws(SyncError) -> [ReferenceRow]? {
    guard let memory = await context.crawlNotes.memory(of: context.dataset, partition) else { return nil }
    let known = try await rowsInFile(context, record)
    guard !known.isEmpty else { return nil }
    var crawl = KeywordCrawl(pattern, context: context, request: request)
    do {
      let (rows, memory) = try await crawl.run(knowing: known, memory)
      await context.crawlNotes.keep(memory, of: context.dataset, partition)
      return rows
    } catch {
      guard Self.doubts.contains(error.code) else { throw error }
      // A pull that is broken off from here on must not go this way again before it gets to what is still to be asked.
      await context.crawlNotes.keep(nil, of: context.dataset, partition)
      return nil
    }
  }

  /// The rows of the partition that the file has: those from which the same record would be made.
  private func rowsInFile(
    _ context: PullContext, _ record: (ReferenceRow) -> Record
  ) async throws(SyncError) -> [ReferenceRow] {
    let columns = context.dataset.columns.map(\.name)
    guard let code = columns.firstIndex(of: "code"), let name = columns.firstIndex(of: "name") else { return [] }
    return try await context.recordsInFile().compactMap { known in
      guard case .text(let code) = known.values[code], case .text(let name) = known.values[name] else { return nil }
      let row = ReferenceRow(code: code, name: name)
      return record(row) == known ? row : nil
    }
  }
}
