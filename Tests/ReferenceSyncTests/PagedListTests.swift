import ReferenceStore
import Testing
import VClaim
import VClaimWire

@testable import ReferenceSync

@Suite("A paged list")
struct PagedListTests {
  let table = "referensi/diagnosa/*/*"

  private func read(_ service: MemoryService, pageSize: Int = 10) async throws(SyncError) -> [ReferenceRow] {
    try await PagedList(context: context(service, dialect: .paged, pageSize: pageSize)) {
      .diagnoses(start: $0, limit: $1)
    }.read()
  }

  @Test(
    "begins a page with the last row of the one before, and ends with an empty page",
    arguments: [
      (0, [0]), (1, [0, 1]), (9, [0, 9]), (10, [0, 9, 10]), (11, [0, 9, 11]), (20, [0, 9, 18, 20]),
      (27, [0, 9, 18, 27]), (28, [0, 9, 18, 27, 28]), (95, [0, 9, 18, 27, 36, 45, 54, 63, 72, 81, 90, 95]),
    ])
  func whole(count: Int, starts: [Int]) async throws {
    let service = MemoryService([table: Tables.rows(count)])
    #expect(try await read(service) == Tables.rows(count))
    #expect(service.questions.compactMap(\.start) == starts)
  }

  @Test("advances row by row where the service, or who asks, allows no more", arguments: [1, 10])
  func singleRows(pageSize: Int) async throws {
    let service = MemoryService([table: Tables.rows(4)], habits: .init(pageLimit: 1))
    #expect(try await read(service, pageSize: pageSize) == Tables.rows(4))
    #expect(service.questions.compactMap(\.start) == [0, 1, 2, 3, 4])
  }

  @Test("advances by the rows received where the service caps its pages")
  func shortPages() async throws {
    let service = MemoryService([table: Tables.rows(25)], habits: .init(pageLimit: 7))
    #expect(try await read(service) == Tables.rows(25))
    #expect(service.questions.compactMap(\.start) == [0, 7, 6, 12, 18, 24, 25])
  }

  @Test("advances by the rows received, also where one row came twice")
  func repeatedRow() async throws {
    let rows = Tables.rows(4) + Tables.rows(3, from: 1) + Tables.rows(21, from: 4)
    let service = MemoryService([table: rows])
    #expect(try await read(service) == Tables.rows(25))
    #expect(service.questions.compactMap(\.start) == [0, 10, 19, 28])
  }

  @Test("is whole when the second page equals the first and is longer than the limit")
  func ignoredPaging() async throws {
    let service = MemoryService([table: Tables.rows(25)], habits: .init(ignoresPaging: true))
    #expect(try await read(service) == Tables.rows(25))
    #expect(service.questions.count == 2)
  }

  @Test("is read again for any other repeated page, and fails where that comes again", arguments: [9, 18])
  func repeatedPage(copy: Int) async throws {
    let lasting = MemoryService([table: Tables.rows(30)]) { question, _, rows in
      question.start == copy ? Tables.rows(10) : rows
    }
    let error = await #expect(throws: SyncError.self) { try await read(lasting) }
    #expect(error?.code == .repeatedPage)
    #expect(error?.isRetryable == true)
    #expect(error?.reason.contains("row \(copy)") == true)
    let passing = MemoryService([table: Tables.rows(30)]) { question, number, rows in
      question.start == copy && number < 3 ? Tables.rows(10) : rows
    }
    #expect(try await read(passing) == Tables.rows(30))
  }

  @Test(
    "is read again from its start when rows came or went before the page that is asked for",
    arguments: [Tables.rows(1, from: 900) + Tables.rows(30), Tables.rows(29, from: 1)])
  func moved(later: [ReferenceRow]) async throws {
    let service = MemoryService([table: Tables.rows(30)])
    let moving = MemoryService([table: Tables.rows(30)]) { question, number, rows in
      number < 2 ? rows : Array(later.dropFirst(question.start ?? 0).prefix(10))
    }
    #expect(try await read(service) == Tables.rows(30))
    #expect(try await read(moving) == later)
    #expect(moving.questions.compactMap(\.start).prefix(4) == [0, 9, 18, 0])
  }

  @Test("fails when it never stands still: a row that is missing would not be noticed")
  func neverStill() async {
    let service = MemoryService([table: Tables.rows(300)]) { question, number, _ in
      // Each time one row less stands at its beginning.
      Array(Tables.rows(300).dropFirst(number + (question.start ?? 0)).prefix(10))
    }
    let error = await #expect(throws: SyncError.self) { try await read(service) }
    #expect(error?.code == .listChanged)
    #expect(error?.isRetryable == true)
    #expect(service.questions.compactMap(\.start) == [0, 9, 0, 9])
  }

  @Test("is read again when its end is gone")
  func shorter() async throws {
    let service = MemoryService([table: Tables.rows(30)]) { question, number, rows in
      number < 2 ? rows : Array(Tables.rows(15).dropFirst(question.start ?? 0).prefix(10))
    }
    #expect(try await read(service) == Tables.rows(15))
    #expect(service.questions.compactMap(\.start) == [0, 9, 18, 0, 9, 15])
  }

  @Test("is read again when a row stands on two pages; a list that still has it twice has one row of it")
  func twice() async throws {
    let rows = Tables.rows(20) + Tables.rows(1, from: 3) + Tables.rows(5, from: 20)
    let service = MemoryService([table: rows])
    #expect(try await read(service) == Tables.rows(25))
    #expect(service.questions.compactMap(\.start) == [0, 9, 18, 0, 9, 18, 26])
  }

  @Test("is read again from its start when two pages disagree about a row")
  func disagreement() async throws {
    let other = ReferenceRow(code: "K0009", name: "Lain", fields: [:])
    let service = MemoryService([table: Tables.rows(30)]) { question, number, rows in
      question.start == 9 && number == 1 ? [other] + rows.dropFirst() : rows
    }
    #expect(try await read(service) == Tables.rows(30))
  }

  @Test("fails when two pages keep disagreeing")
  func lastingDisagreement() async {
    let other = ReferenceRow(code: "K0009", name: "Lain", fields: [:])
    let service = MemoryService([table: Tables.rows(30)]) { question, _, rows in
      question.start == 9 ? [other] + rows.dropFirst() : rows
    }
    let error = await #expect(throws: SyncError.self) { try await read(service) }
    #expect(error?.code == .conflictingRows)
    #expect(service.questions.compactMap(\.start) == [0, 9, 0, 9])
  }

  @Test("fails when one page lists a code with two names")
  func twoNames() async {
    let service = MemoryService([table: Tables.rows(5)]) { _, _, rows in
      rows + [ReferenceRow(code: "K0001", name: "Lain", fields: [:])]
    }
    let error = await #expect(throws: SyncError.self) { try await read(service) }
    #expect(error?.code == .conflictingRows)
    #expect(error?.reason.contains("K0001") == true)
  }

  @Test("fails with the failure of any page")
  func failingPage() async {
    let service = MemoryService([table: Tables.rows(30)]) { question, _, rows throws(VClaimError) in
      if question.start == 18 { throw VClaimError(.htmlAnswer, "an HTML page instead of JSON") }
      return rows
    }
    let error = await #expect(throws: SyncError.self) { try await read(service) }
    #expect(error?.clientError?.code == .htmlAnswer)
    #expect(error?.endpoint == "referensi/diagnosa/{start}/{limit}")
  }

  @Test("fails when it does not end")
  func endless() async {
    let service = MemoryService([:]) { question, _, _ in Tables.rows(1, from: question.start ?? 0) }
    let list = PagedList(context: context(service, dialect: .paged), greatestPages: 50) {
      .diagnoses(start: $0, limit: $1)
    }
    let error = await #expect(throws: SyncError.self) { try await list.read() }
    #expect(error?.code == .tooManyRequests)
    #expect(service.questions.count == 50)
  }
}
