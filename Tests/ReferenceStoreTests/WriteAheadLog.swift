import FoundationEssentials
import SQLite

/// A write-ahead log as it stands on the disk, read without SQLite ("https://sqlite.org/fileformat2.html", section 4).
struct WriteAheadLog {
  /// One page that a transaction wrote.
  struct Frame: Hashable {
    let page: Int
    /// Whether the frame ends a transaction.
    let commits: Bool
  }

  let frames: [Frame]

  init(of database: String) throws {
    let bytes = try Array(Data(contentsOf: URL(filePath: database + "-wal")))
    func number(_ offset: Int) -> Int {
      bytes[offset..<offset + 4].reduce(0) { $0 << 8 | Int($1) }
    }
    var frames: [Frame] = []
    if bytes.count >= 32 {
      let size = number(8) + 24
      var offset = 32
      // Frames of an earlier round of the log have other salts.
      while offset + size <= bytes.count, number(offset + 8) == number(16), number(offset + 12) == number(20) {
        frames.append(Frame(page: number(offset), commits: number(offset + 4) != 0))
        offset += size
      }
    }
    self.frames = frames
  }

  /// The tables and indexes to which the written pages belong now.
  func owners(_ connection: Connection) throws -> Set<String> {
    var owners: [Int: String] = [1: "sqlite_schema"]
    for row in try connection.table("SELECT pageno, name FROM dbstat") {
      if case (.integer(let page), .text(let name)) = (row[0], row[1]) { owners[Int(page)] = name }
    }
    return Set(frames.map { owners[$0.page] ?? "free page" })
  }
}
