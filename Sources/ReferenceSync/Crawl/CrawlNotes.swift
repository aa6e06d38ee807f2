internal import ReferenceStore
internal import SQLite
internal import StateFile

/// What the crawls of a pull know from earlier ones, and leave for later ones.
///
/// It saves requests and decides nothing: where the state file cannot be read or written, a crawl starts from nothing.
struct CrawlNotes: Sendable {
  /// Seconds after which a crawl starts from nothing, so that no code stays unseen for longer.
  static let greatestAge: Int64 = 30 * 86_400
  /// How many missed keys one pull asks for.
  static let missesAtOnce = 50

  /// Where the notes are kept; nil: nowhere.
  var state: StateFile?
  /// Unix seconds.
  var now: Int64 = 0
  /// Whether nothing is to be written.
  var isReadOnly = false
  /// Keys that look-ups missed and the crawls ask for first.
  private(set) var missed: [String] = []

  init(state: StateFile? = nil, now: Int64 = 0, isReadOnly: Bool = false) {
    self.state = state
    self.now = now
    self.isReadOnly = isReadOnly
  }

  /// Reads the keys that look-ups missed.
  mutating func readMissed(of dataset: Dataset) async {
    missed = (try? await state?.missedKeys(of: dataset, atMost: Self.missesAtOnce)) ?? []
  }

  /// Notes what has become of the missed keys in a pull that read all.
  func settleMissed(in records: [Record], of dataset: Dataset) async {
    guard let state, !isReadOnly, !missed.isEmpty else { return }
    let column = dataset.columns.firstIndex { $0.name == "code" } ?? 0
    let found = records.compactMap { record -> String? in
      if case .text(let code) = record.values[column] { code } else { nil }
    }
    try? await state.settleMissed(missed, found: Set(found), of: dataset)
  }

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
