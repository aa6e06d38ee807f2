import FoundationEssentials
import ReferenceStore
import SQLite
import StateFile
import Synchronization
import Testing
import VClaim
import VClaimWire

@testable import ReferenceSync

/// One table, crawled again and again: what a crawl finds is what the next one knows.
final class CrawlBench {
  /// What came of one crawl.
  struct Crawled {
    let rows: [ReferenceRow]
    let keywords: [String]
  }

  static let table = "referensi/diagnosa/"

  let service: MemoryService
  let state: StateFile
  var known: [ReferenceRow] = []
  var now: Int64 = 1_800_000_000
  private let pattern: CodePattern
  private let path: String
  private let limit: SharedCap

  init(
    _ rows: MemoryTable, cap: Int? = nil, pattern: CodePattern = DiagnosisPull.pattern,
    habits: MemoryService.Habits = MemoryService.Habits(), fault: @escaping MemoryService.Fault = { _, _, rows in rows }
  ) async throws {
    let limit = SharedCap(cap)
    self.pattern = pattern
    self.limit = limit
    service = MemoryService(tables: [Self.table: rows], habits: habits) { question, number, rows throws(VClaimError) in
      let rows = try fault(question, number, rows)
      return Array(rows.prefix(limit.value ?? rows.count))
    }
    path = FileManager.default.temporaryDirectory.path + "/crawl-\(UUID().uuidString).sqlite"
    state = try await StateFile(path: path, now: { 1_800_000_000 })
  }

  convenience init(_ rows: [ReferenceRow], cap: Int? = nil) async throws {
    try await self.init(MemoryTable(rows), cap: cap)
  }

  deinit { for end in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + end) } }

  func setCap(_ cap: Int?) { limit.value = cap }

  func replace(_ rows: [ReferenceRow]) { service.replace(Self.table, with: rows) }

  var memory: CrawlMemory? { get async throws { try await state.crawlMemory(of: .diagnoses, .whole) } }

  /// Crawls once, an hour after the last time.
  @discardableResult func crawl() async throws -> Crawled {
    now += 3_600
    let records = known.map(Record.coded)
    let context = context(service, recordsInFile: records, crawlNotes: CrawlNotes(state: state, now: now))
    let before = service.questions.count
    let read = try await TableCrawl(pattern: pattern) { .diagnoses(matching: $0) }.read(context, Record.coded)
    known = read.records.compactMap { record in
      guard case .text(let code) = record.values[0], case .text(let name) = record.values[1] else { return nil }
      return ReferenceRow(code: code, name: name)
    }
    return Crawled(rows: known, keywords: service.questions[before...].map(\.keyword))
  }

  /// The fewest requests for the rows known under a cap, and those that a share of the keywords without a row takes.
  func fewest(cap: Int?) -> (requests: Int, share: Int) {
    let sizes = AnswerSizes(known)
    let course = CrawlCourse(
      of: sizes, memory: CrawlMemory(wholeAt: 0, minimumLength: pattern.firstLength), pattern: pattern, limit: cap)
    return (course.cover.requests, course.beginnings.count + course.others.count)
  }
}

/// A cap that a service has and a test changes.
final class SharedCap: Sendable {
  private let cap: Mutex<Int?>

  init(_ cap: Int?) { self.cap = Mutex(cap) }

  var value: Int? {
    get { cap.withLock { $0 } }
    set { cap.withLock { $0 = newValue } }
  }
}
