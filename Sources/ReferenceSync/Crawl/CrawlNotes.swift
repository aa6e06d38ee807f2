internal import ReferenceStore
internal import StateFile

/// What the crawls of a pull know from earlier ones, and leave for later ones.
///
/// It saves requests and decides nothing: where the state file cannot be read or written, a crawl starts from nothing.
struct CrawlNotes: Sendable {
  /// Seconds after which a crawl starts from nothing, so that no code stays unseen for longer.
  static let greatestAge: Int64 = 30 * 86_400

  /// Where the notes are kept; nil: nowhere.
  var state: StateFile?
  /// Unix seconds.
  var now: Int64 = 0
  /// Whether nothing is to be written.
  var isReadOnly = false

  /// What the last crawl of a table left, where it can still be relied on.
  func memory(of dataset: Dataset, _ partition: Partition) async -> CrawlMemory? {
    guard let state, let memory = try? await state.crawlMemory(of: dataset, partition),
      (0..<Self.greatestAge).contains(now - memory.wholeAt)
    else { return nil }
    return memory
  }

  /// Keeps what a crawl leaves; nil: only forgets what the last one left.
  func keep(_ memory: CrawlMemory?, of dataset: Dataset, _ partition: Partition) async {
    guard let state, !isReadOnly else { return }
    try? await state.keep(memory, of: dataset, partition)
  }
}
