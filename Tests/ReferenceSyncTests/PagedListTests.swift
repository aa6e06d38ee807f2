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

  @Test("ends with an empty page, also after a full one", arguments: [0, 1, 9, 10, 11, 20, 95])
  func whole(count: Int) async throws {
    let service = MemoryService([table: Tables.rows(count)])
    #expect(try await read(service) == Tables.rows(count))
    #expect(service.questions.count == (count + 9) / 10 + 1)
  }

  @Test("advances by the rows received where the service caps its pages")
  func shortPages() async throws {
    let service = MemoryService([table: Tables.rows(25)], habits: .init(pageLimit: 7))
    #expect(try await read(service) == Tables.rows(25))
    #expect(service.questions.compactMap(\.start) == [0, 7, 14, 21, 25])
  }

  @Test("advances by the rows received, also where one row came twice")
  func repeatedRow() async throws {
    let rows = Tables.rows(4) + Tables.rows(3, from: 1) + Tables.rows(21, from: 4)
    let service = MemoryService([table: rows])
    #expect(try await read(service) == Tables.rows(25))
    #expect(service.questions.compactMap(\.start) == [0, 10, 20, 28])
  }

  @Test("is whole when the second page equals the first and is longer than the limit")
  func ignoredPaging() async throws {
    let service = MemoryService([table: Tables.rows(25)], habits: .init(ignoresPaging: true))
    #expect(try await read(service) == Tables.rows(25))
    #expect(service.questions.count == 2)
  }

  @Test("fails on any other repeated page", arguments: [(0, 10), (10, 20), (0, 20)])
  func repeatedPage(original: Int, copy: Int) async {
    let service = MemoryService([table: Tables.rows(30)]) { question, _, rows in
      question.start == copy ? Tables.rows(10, from: original) : rows
    }
    let error = await #expect(throws: SyncError.self) { try await read(service) }
    #expect(error?.code == .repeatedPage)
    #expect(error?.reason.contains("row \(copy)") == true)
  }

  @Test("counts a row once that two pages list alike")
  func overlap() async throws {
    let service = MemoryService([table: Tables.rows(30)]) { question, _, rows in
      question.start == 10 ? Array(Tables.rows(1, from: 9) + rows.dropFirst()) : rows
    }
    let rows = try await read(service)
    #expect(rows.count == 29)
    #expect(rows.count { $0.code == "K0009" } == 1)
  }

  @Test("is read again from its start when two pages disagree about a row")
  func disagreement() async throws {
    let other = ReferenceRow(code: "K0009", name: "Lain", fields: [:])
    let service = MemoryService([table: Tables.rows(30)]) { question, number, rows in
      question.start == 10 && number == 1 ? [other] + rows.dropFirst() : rows
    }
    #expect(try await read(service) == Tables.rows(30))
  }

  @Test("fails when two pages keep disagreeing")
  func lastingDisagreement() async {
    let other = ReferenceRow(code: "K0009", name: "Lain", fields: [:])
    let service = MemoryService([table: Tables.rows(30)]) { question, _, rows in
      question.start == 10 ? [other] + rows.dropFirst() : rows
    }
    let error = await #expect(throws: SyncError.self) { try await read(service) }
    #expect(error?.code == .conflictingRows)
    #expect(service.questions.compactMap(\.start) == [0, 10, 0, 10])
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
      if question.start == 20 { throw VClaimError(.htmlAnswer, "an HTML page instead of JSON") }
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
