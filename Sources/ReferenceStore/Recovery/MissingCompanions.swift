import Glibc

/// Which of a database and the two files beside it are missing, or not those that belong together.
///
/// The index of the log, `-shm`, holds nothing that is not in the others. One that has outlived the log or the database
/// would lead to frames that are not there, as long as any program has it open: it goes, and SQLite makes it anew.
struct MissingCompanions {
  /// What is there, and what is not.
  enum State {
    /// Nothing is missing, or the file is not in WAL mode and needs nothing.
    case complete
    /// The log is missing and its index is not: what stood there alone is lost.
    case logMissing
    /// Both are missing, as another program leaves them that closes the file as its last one.
    case bothMissing
    /// The index is missing.
    case indexMissing
    /// The log has fewer frames than its index tells.
    case logCut

    /// Looks, before SQLite does, and touches nothing.
    init(lookingAt path: String) {
      // Offset 18 is 2 in a file in WAL mode: https://sqlite.org/fileformat.html#the_database_header
      let header = FileBytes.beginning(of: path, count: 20)
      let hasLog = unsafe access(path + "-wal", F_OK) == 0
      let hasIndex = unsafe access(path + "-shm", F_OK) == 0
      guard header.count == 20, header[18] == 2 else {
        self = .complete
        return
      }
      self =
        switch (hasLog, hasIndex) {
        case (false, true): .logMissing
        case (false, false): .bothMissing
        case (true, false): .indexMissing
        case (true, true): LogIndex(of: path).map { !$0.fits(path + "-wal") } ?? false ? .logCut : .complete
        }
    }
  }

  /// What to tell, one sentence each.
  let remarks: [String]
  /// Whether publications may be lost with the log.
  let isLogLost: Bool

  /// Looks, before SQLite does, and takes a useless index away.
  init(of path: String) {
    let state = State(lookingAt: path)
    let isThere = unsafe access(path, F_OK) == 0
    let hasLog = unsafe access(path + "-wal", F_OK) == 0
    let hasIndex = unsafe access(path + "-shm", F_OK) == 0
    isLogLost = state == .logMissing || state == .logCut
    if isLogLost { LossMark(of: path).set() }
    if hasIndex, !isThere || !hasLog { _ = unsafe unlink(path + "-shm") }
    remarks =
      switch state {
      case .logMissing:
        ["\(path)-wal was missing and is made anew: what was published last and stood there alone is lost"]
      case .bothMissing: ["\(path)-wal and -shm were missing and are made anew"]
      case .indexMissing: ["\(path)-shm was missing and is made anew: nothing is lost"]
      case .logCut:
        ["\(path)-wal is not as it was left: what was published last and stood there alone may be lost"]
      case .complete: []
      }
  }
}

/// What the index of a log says of the log: https://sqlite.org/walformat.html, section 2.1.
private struct LogIndex {
  private let bytes: [UInt8]

  /// Reads the index of a database's log; nil where it tells nothing.
  init?(of path: String) {
    bytes = FileBytes.beginning(of: path + "-shm", count: 136)
    // Written twice, and the same both times unless the program died between.
    guard bytes.count == 136, bytes[0..<48] == bytes[48..<96], bytes[12] == 1 else { return nil }
  }

  /// Whether the log has every frame that was committed and that the database does not have yet.
  func fits(_ log: String) -> Bool {
    let (frames, copied) = (number(at: 16), number(at: 96))
    guard frames > copied else { return true }
    let size = Int(bytes[14]) | Int(bytes[15]) << 8
    let pageSize = size & 0xFE00 | (size & 1) << 16
    return FileKind.size(of: log) >= 32 + frames * (24 + pageSize)
      && FileBytes.beginning(of: log, count: 24)[16...].elementsEqual(bytes[32..<40])
  }

  private func number(at offset: Int) -> Int {
    bytes[offset..<offset + 4].reversed().reduce(0) { $0 << 8 | Int($1) }
  }
}
