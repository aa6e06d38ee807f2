import FoundationEssentials
import Testing

@testable import ReferenceStore

@Suite("The state of a dataset as JSON")
struct DatasetStatusTests {
  @Test("has every column, null where nothing is known, and reads back")
  func everyKey() throws {
    let status = DatasetStatus(
      dataset: "rooms", state: .never, generation: 0, rowCount: 0, asOf: nil, attemptedAt: nil, nextAt: nil,
      maxStale: nil, lastError: nil)
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let json = try encoder.encode(status)
    #expect(
      String(decoding: json, as: UTF8.self)
        == #"{"as_of":null,"attempted_at":null,"dataset":"rooms","generation":0,"last_error":null,"#
        + #""max_stale":null,"next_at":null,"row_count":0,"state":"never"}"#)
    #expect(try JSONDecoder().decode(DatasetStatus.self, from: json) == status)
  }
}
