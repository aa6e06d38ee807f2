import Synchronization
import VClaim
import VClaimWire

@testable import ReferenceSync

/// A service in memory that searches and pages as `vclaim.md`, section 4, says, and misbehaves as a test asks.
final class MemoryService: ReferenceSource {
  /// How it searches.
  struct Habits: Sendable {
    enum TooShort { case refused, noData }
    enum Order { case code, name, codesFirst }
    var cap: Int?
    var minimum = 1
    var tooShort = TooShort.refused
    var order = Order.code
    /// Rows of a page at most, whatever the limit asked for.
    var pageLimit: Int?
    var ignoresPaging = false
  }

  /// A request as a test sees it: the values in the place of the template's names.
  struct Question: Sendable, Hashable {
    let template: String
    let values: [String: String]
    var keyword: String { values.first { $0.key.contains("keyword") }?.value ?? "" }
    var start: Int? { values["start"].flatMap { Int($0) } }
  }

  typealias Fault =
    @Sendable (_ question: Question, _ number: Int, _ rows: [ReferenceRow]) throws(VClaimError) ->
    [ReferenceRow]

  let habits: Habits
  private let tables: Mutex<[String: MemoryTable]>
  private let log = Mutex<[Question]>([])
  private let fault: Fault

  /// Makes a service.
  ///
  /// - Parameters:
  ///   - tables: Rows by the beginning of the path, such as `referensi/poli/`; the longest that fits counts.
  ///   - habits: How it searches and pages.
  ///   - fault: What it does to an answer, given how many requests came before this one.
  convenience init(
    _ tables: [String: [ReferenceRow]], habits: Habits = Habits(), fault: @escaping Fault = { _, _, rows in rows }
  ) {
    self.init(tables: tables.mapValues(MemoryTable.init), habits: habits, fault: fault)
  }

  init(tables: [String: MemoryTable], habits: Habits = Habits(), fault: @escaping Fault = { _, _, rows in rows }) {
    self.tables = Mutex(tables)
    self.habits = habits
    self.fault = fault
  }

  var questions: [Question] { log.withLock { $0 } }

  func replace(_ table: String, with rows: [ReferenceRow]) { tables.withLock { $0[table] = MemoryTable(rows) } }

  /// Like the client: equal rows are one, and all are counted.
  func answer(to request: ReferenceRequest) async throws(VClaimError) -> ReferenceAnswer {
    let received = try await rows(for: request)
    var seen: Set<ReferenceRow> = []
    return ReferenceAnswer(rows: received.filter { seen.insert($0).inserted }, received: received.count)
  }

  func rows(for request: ReferenceRequest) async throws(VClaimError) -> [ReferenceRow] {
    let question = Question(request)
    let number = log.withLock { log in
      log.append(question)
      return log.count - 1
    }
    let table = tables.withLock { tables in
      tables.filter { Self.key(of: question).hasPrefix($0.key) }.max { $0.key.count < $1.key.count }?.value
        ?? MemoryTable([])
    }
    return try fault(question, number, answer(question, table))
  }

  /// The template with the values that choose a table: facility, polyclinic, service and level.
  private static func key(of question: Question) -> String {
    question.template.split(separator: "/", omittingEmptySubsequences: false).map { part in
      guard part.hasPrefix("{") else { return String(part) }
      let name = String(part.dropFirst().dropLast())
      return ["start", "limit", "keyword"].contains(name) ? "*" : question.values[name] ?? ""
    }.joined(separator: "/")
  }

  private func answer(_ question: Question, _ table: MemoryTable) throws(VClaimError) -> [ReferenceRow] {
    if let start = question.start, let limit = question.values["limit"].flatMap({ Int($0) }) {
      if habits.ignoresPaging { return table.rows }
      return Array(table.rows.dropFirst(start).prefix(min(limit, habits.pageLimit ?? limit)))
    }
    guard question.template.contains("keyword") else { return table.rows }
    let keyword = question.keyword.uppercased()
    if keyword.count < habits.minimum {
      if habits.tooShort == .noData { return [] }
      throw VClaimError(.refused, "Minimal \(habits.minimum) karakter")
    }
    let found = table.search(keyword)
    let ordered =
      switch habits.order {
      case .code: found
      case .name: found.sorted { ($0.name, $0.code) < ($1.name, $1.code) }
      case .codesFirst:
        found.filter { $0.code.uppercased().hasPrefix(keyword) }
          + found.filter { !$0.code.uppercased().hasPrefix(keyword) }
      }
    return Array(ordered.prefix(habits.cap ?? ordered.count))
  }
}

extension MemoryService.Question {
  init(_ request: ReferenceRequest) {
    template = request.template
    let names = request.template.split(separator: "/")
    let values = request.path.split(separator: "/", omittingEmptySubsequences: false).suffix(names.count)
    self.values = Dictionary(
      uniqueKeysWithValues: zip(names, values).filter { $0.0.hasPrefix("{") }.map {
        (String($0.dropFirst().dropLast()), Self.decoded($1))
      })
  }

  private static func decoded(_ text: Substring) -> String {
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"), let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) {
        bytes.append(value)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
