import ReferenceStore
import Synchronization
import Testing
import VClaim
import VClaimWire

@testable import ReferenceSync

@Suite("A crawl that cannot be complete fails")
struct CrawlFaultTests {
  let table = "referensi/diagnosa/"
  let few = (0..<40).map { ReferenceRow(code: "B2\($0 % 10).\($0 / 10)", name: "Memar \($0)", fields: [:]) }

  @Test("when one leaf fails")
  func leaf() async {
    let service = MemoryService([table: few]) { question, _, rows throws(VClaimError) in
      if question.keyword == "M4" { throw VClaimError(.cutAnswer, "the answer ends in its middle") }
      return rows
    }
    let error = await #expect(throws: SyncError.self) { try await crawlDiagnoses(service) }
    #expect(error?.clientError?.code == .cutAnswer)
    #expect(error?.endpoint == "referensi/diagnosa/{keyword}")
    #expect(error?.description == "diagnoses: referensi/diagnosa/{keyword}: the answer ends in its middle")
  }

  @Test("when the service refuses a keyword of three characters")
  func refusedLongKeyword() async {
    let service = MemoryService([table: few], habits: .init(minimum: 4))
    let error = await #expect(throws: SyncError.self) { try await crawlDiagnoses(service) }
    #expect(error?.clientError?.code == .refused)
  }

  @Test(
    "when the service keeps refusing one short keyword, and asks for no longer ones", arguments: ["A0", "M4", "Z9"])
  func refusedShortKeyword(refused: String) async {
    let service = MemoryService([table: few]) { question, _, rows throws(VClaimError) in
      if question.keyword == refused { throw VClaimError(.refused, "the service declined with code 201") }
      return rows
    }
    let error = await #expect(throws: SyncError.self) { try await crawlDiagnoses(service) }
    #expect(error?.clientError?.code == .refused)
    #expect(service.questions.count { $0.keyword == refused } == 2)
    #expect(!service.questions.contains { $0.keyword.count == 3 })
  }

  @Test("but not when a keyword is refused once and answered then", arguments: ["A0", "B2", "Z9"])
  func refusedOnce(refused: String) async throws {
    let refusals = Mutex(0)
    let service = MemoryService([table: few]) { question, _, rows throws(VClaimError) in
      if question.keyword == refused,
        refusals.withLock({
          $0 += 1
          return $0
        }) == 1
      {
        throw VClaimError(.refused, "the service declined with code 201")
      }
      return rows
    }
    #expect(difference(try await crawlDiagnoses(service), few).isEmpty)
    #expect(service.questions.count { $0.keyword == refused } == 2)
    // 40 rows are a round number, for which "B2" is split.
    #expect(!service.questions.contains { $0.keyword.count == 3 && !$0.keyword.hasPrefix("B2") })
  }

  @Test("when a row has no code")
  func missingCode() async {
    let service = MemoryService([table: few]) { question, _, rows in
      question.keyword == "B2" ? rows + [ReferenceRow(code: "", name: "Tanpa kode", fields: [:])] : rows
    }
    let error = await #expect(throws: SyncError.self) { try await crawlDiagnoses(service) }
    #expect(error?.code == .malformedRow)
  }

  @Test("when one answer lists a code with two names")
  func twoNames() async {
    let service = MemoryService([table: few]) { question, _, rows in
      question.keyword == "B2" ? rows + [ReferenceRow(code: "B20.0", name: "Lain", fields: [:])] : rows
    }
    let error = await #expect(throws: SyncError.self) { try await crawlDiagnoses(service) }
    #expect(error?.code == .conflictingRows)
    #expect(error?.reason.contains("B20.0") == true)
  }

  @Test("and its message holds no character that a terminal would obey")
  func controlCharacters() async {
    let code = "B2\u{1B}[2J\n\u{202E}"
    let service = MemoryService([table: few]) { question, _, rows in
      guard question.keyword == "B2" else { return rows }
      return rows + ["A", "B"].map { ReferenceRow(code: code, name: $0, fields: [:]) }
    }
    let error = await #expect(throws: SyncError.self) { try await crawlDiagnoses(service) }
    #expect(error?.reason == "one answer lists 'B2\\u{1b}[2J\\u{a}\\u{202e}' with two values")
  }

  @Test("when a keyword of the greatest length still reaches the cap")
  func greatestLength() async {
    let rows = (0..<30).map { ReferenceRow(code: "B2000000\($0)", name: "Memar", fields: [:]) }
    let service = MemoryService([table: rows], habits: .init(cap: 20))
    let error = await #expect(throws: SyncError.self) { try await crawlDiagnoses(service) }
    #expect(error?.code == .cannotTellApart)
    #expect(error?.reason.contains("B2000000") == true)
  }

  @Test("when a code may hide behind the names that its own keyword finds")
  func hiddenCode() async throws {
    // "B20" is a code; by name, 30 rows come before it.
    let others = (0..<30).map {
      ReferenceRow(code: "C1\($0 % 10).\($0 / 10)", name: "A seperti B20 \($0)", fields: [:])
    }
    let hidden = ReferenceRow(code: "B20", name: "Z", fields: [:])
    let byName = MemoryService([table: others + [hidden]], habits: .init(cap: 20, order: .name))
    let error = await #expect(throws: SyncError.self) { try await crawlDiagnoses(byName) }
    #expect(error?.code == .cannotTellApart)
    #expect(error?.reason.contains("'B20'") == true)
    // A service that orders by code shows it, or shows that it is not there.
    let first = MemoryService([table: others + [hidden]], habits: .init(cap: 20, order: .code))
    #expect(difference(try await crawlDiagnoses(first), others + [hidden]).isEmpty)
    let absent = MemoryService([table: others], habits: .init(cap: 20, order: .code))
    #expect(difference(try await crawlDiagnoses(absent), others).isEmpty)
  }

  @Test("when the service ignores keywords and caps its answers, within a bound")
  func ignoredKeywords() async {
    let rows = (0..<10).map { ReferenceRow(code: "B2\($0)", name: "Memar", fields: [:]) }
    let service = MemoryService([table: rows]) { _, _, _ in rows }
    var crawl = KeywordCrawl(DiagnosisPull.pattern, context: context(service, rowCap: 10)) {
      .diagnoses(matching: $0)
    }
    crawl.greatestRequests = 400
    let error = await #expect(throws: SyncError.self) { try await crawl.run() }
    #expect(error?.code == .tooManyRequests)
    #expect(service.questions.count == 400)
  }

  @Test("when an answer keeps lacking a row that another lists")
  func lackingRow() async {
    let rows = few + [ReferenceRow(code: "C33.1", name: "Penyakit B2", fields: [:])]
    let service = MemoryService([table: rows], habits: .init(minimum: 3)) { question, _, rows in
      question.keyword == "C33" ? [] : rows
    }
    let error = await #expect(throws: SyncError.self) { try await crawlDiagnoses(service) }
    #expect(error?.code == .incompleteAnswer)
    #expect(error?.reason.contains("C33") == true)
    #expect(error?.isRetryable == true)
  }
}

@Suite("A crawl beside a table that changes")
struct CrawlDriftTests {
  let table = "referensi/diagnosa/"
  let row = ReferenceRow(code: "B20.0", name: "Penyakit lama", fields: [:])
  let renamed = ReferenceRow(code: "B20.0", name: "Penyakit baru", fields: [:])

  @Test("reads the part again in which a code came with another name, and takes the later one")
  func renamedOnce() async throws {
    let (row, renamed) = (row, renamed)
    let service = MemoryService([table: [row]]) { question, _, rows in
      rows.isEmpty ? [] : question.keyword == "B2" ? [renamed] : [row]
    }
    #expect(try await crawlDiagnoses(service) == [renamed])
    #expect(service.questions.count { $0.keyword == "B2" } == 2)
  }

  @Test("ends in an error that names the code when answers keep disagreeing")
  func flapping() async {
    let (row, renamed) = (row, renamed)
    let service = MemoryService([table: [row]]) { _, number, rows in
      rows.isEmpty ? [] : [number.isMultiple(of: 2) ? row : renamed]
    }
    let error = await #expect(throws: SyncError.self) { try await crawlDiagnoses(service) }
    #expect(error?.code == .conflictingRows)
    #expect(error?.reason.contains("'B20.0'") == true)
  }

  @Test("reads a keyword again when a row appears after its answer")
  func added() async throws {
    let added = ReferenceRow(code: "B20.1", name: "Sesuai C3", fields: [:])
    let (row, table) = (row, table)
    let service = MemoryService([table: [row, added]]) { question, number, rows in
      // The row comes into being after "B2" was asked for the first time.
      question.keyword == "B2" && number < 20 ? [row] : rows
    }
    #expect(difference(try await crawlDiagnoses(service), [row, added]).isEmpty)
    #expect(service.questions.count { $0.keyword == "B2" } == 2)
  }
}
