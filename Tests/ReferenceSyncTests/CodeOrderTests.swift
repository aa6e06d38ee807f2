import Testing
import VClaimWire

@testable import ReferenceSync

@Suite("What an order of codes proves of a cut answer")
struct CodeOrderTests {
  private func rows(_ codes: [String]) -> [ReferenceRow] {
    codes.map { ReferenceRow(code: $0, name: "Nama", fields: [:]) }
  }

  private func order(_ codes: [String], of keyword: String) -> CodeOrder {
    var order = CodeOrder()
    order.check(rows(codes))
    order.note(rows(codes), of: keyword)
    return order
  }

  let before = (10..<45).map { "A\($0)" }

  @Test("nothing while the keyword's place is not reached")
  func notReached() {
    #expect(!order(before, of: "B2").hasPassed(codeEqualTo: "B2"))
  }

  @Test("the keyword as a code, but not its longer codes, once it is inside of them")
  func inside() {
    let order = order(before + ["B21"], of: "B2")
    #expect(order.hasPassed(codeEqualTo: "B2"))
    #expect(!order.hasPassed(allCodesOf: "B2"))
  }

  @Test("all codes of the keyword once it is past them, until any answer breaks the order")
  func past() {
    var order = order(before + ["B21", "B30"], of: "B2")
    #expect(order.hasPassed(allCodesOf: "B2"))
    order.check(rows(before.reversed()))
    #expect(!order.hasPassed(allCodesOf: "B2"))
  }

  @Test("nothing when the answer is too short to tell")
  func short() {
    #expect(!order(["A1", "C1"], of: "B2").hasPassed(codeEqualTo: "B2"))
  }
}
