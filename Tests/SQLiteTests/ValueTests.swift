import SQLite
import Testing

@Suite("Values")
struct ValueTests {
  @Test("a literal is the value it looks like")
  func literals() {
    let values: [Value] = [nil, 7, 0.5, "teks"]
    #expect(values == [.null, .integer(7), .real(0.5), .text("teks")])
  }

  @Test("an optional without a value is NULL")
  func optionals() {
    #expect(Value(String?.none) == .null)
    #expect(Value(Int64?.none) == .null)
    #expect(Value(String?.some("")) == .text(""))
    #expect(Value(Int64?.some(0)) == .integer(0))
    #expect(Value(Int.max) == .integer(.max))
  }
}
