import ReferenceStore
import SQLite
import VClaim

/// The service as a live source; ``WayToAsk`` says how it is asked for each dataset.
struct ServiceSource: LiveSource {
  let client: VClaimClient
  let ownFacility: String?
  let now: @Sendable () -> Int64

  /// Rows asked for in one page where a dataset can be asked for page by page only.
  private static let pageSize = 100
  /// Pages after which a list counts as endless: more than the largest hospital has doctors.
  private static let mostPages = 200

  func answer(for dataset: Dataset, key: [String]) async throws(VClaimError) -> LiveAnswer {
    var answer = LiveAnswer.notAsked("the \(client.configuration.dialect.rawValue) dialect does not tell it")
    guard let way = WayToAsk.all.first(where: { $0.dataset == dataset }) else { return answer }
    for source in dataset.sources {
      guard available.contains(source), let ask = way.rows[source] else { continue }
      let next = try await ask(self, key)
      // What one source lacks another may have: a row is absent when all that can tell say so.
      switch (answer, next) {
      case (_, .found): return next
      case (.notAsked, _), (.absent, .notListed): answer = next
      default: continue
      }
    }
    return answer
  }

  func rows(of dataset: Dataset, matching text: String) async throws(VClaimError) -> [Record]? {
    guard client.configuration.dialect == .official,
      let search = WayToAsk.all.first(where: { $0.dataset == dataset })?.search
    else { return nil }
    return try await search(self, text)
  }

  private var available: Set<DatasetSource> {
    DatasetSource.available(
      isPaged: client.configuration.dialect == .paged, hasAntrean: client.configuration.antreanURL != nil,
      hasAplicares: client.configuration.aplicaresURL != nil)
  }

  /// Asks for a list and takes the row of a code.
  func row(
    _ code: String, in request: ReferenceRequest, makes record: (ReferenceRow) -> Record
  ) async throws(VClaimError) -> LiveAnswer {
    let rows = try await client.rows(for: request)
    if let row = rows.first(where: { $0.code == code }) { return .found(record(row)) }
    return rows.isEmpty ? .absent : .notListed
  }

  /// Asks several lists, one after the other, until one has the row; it is absent when none of them has data.
  func firstFound<List>(
    in lists: [List], _ ask: (List) async throws(VClaimError) -> LiveAnswer
  ) async throws(VClaimError) -> LiveAnswer {
    var all = LiveAnswer.absent
    for list in lists {
      let answer = try await ask(list)
      if case .found = answer { return answer }
      if answer == .notListed { all = .notListed }
    }
    return all
  }

  /// Asks page after page until one has the row.
  func firstOnPages(
    _ page: (_ start: Int, _ limit: Int) -> ReferenceRequest, where matches: (ReferenceRow) -> Bool,
    makes record: (ReferenceRow) -> Record
  ) async throws(VClaimError) -> LiveAnswer {
    var start = 0
    var previous: [ReferenceRow] = []
    for _ in 0..<Self.mostPages {
      let answer = try await client.answer(to: page(start, Self.pageSize))
      if let found = answer.rows.first(where: matches) { return .found(record(found)) }
      // The end is an empty page, never a short one.
      if answer.rows.isEmpty { return .absent }
      // A page that comes again means that paging is ignored.
      if answer.rows == previous { return .notListed }
      start += answer.received
      previous = answer.rows
    }
    return .notListed
  }
}

extension Record {
  init(_ texts: [String]) {
    self.init(values: texts.map { .text($0) })
  }
}
