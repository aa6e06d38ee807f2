import SQLite
import Testing

@testable import ReferenceStore

@Suite("A typing mistake")
struct TypingMistakeTests {
  private static let names = ["Dengue fever", "Asthma", "Essential hypertension", "Acute tonsillitis", "Cholera"]

  private let sandbox: Sandbox

  init() throws {
    sandbox = try Sandbox()
  }

  private func reader() async throws -> ReferenceReader {
    let rows = Self.names.enumerated().map { Record(Value("A0\($0)"), Value($1)) }
    _ = try await sandbox.store().publish(.whole(.diagnoses, rows))
    return try ReferenceReader(path: sandbox.path)
  }

  @Test("of one letter is forgiven wherever it stands, also in a word that is not whole, and in one of several words")
  func everywhere() async throws {
    let reader = try await reader()
    for (number, word) in ["dengue", "asthma", "hypertension", "tonsillitis", "cholera"].enumerated() {
      for variant in Self.mistakes(in: word) {
        let found = try reader.search(.diagnoses, variant, limit: 5).map { $0.values[0] }
        #expect(found.contains(Value("A0\(number)")), "\(variant)")
      }
    }
    for text in ["hypertns", "esential hyper", "feer dengue", "Tonsilitis", "TONSSIL acute"] {
      #expect(try reader.search(.diagnoses, text, limit: 5).count == 1, "\(text)")
    }
  }

  @Test("is not looked for in short words, in codes, where two letters are wrong, or where there is something to find")
  func otherwise() async throws {
    let reader = try await reader()
    for text in ["dem", "fve", "A99", "a9x0", "dxngxe", "qwertyuiop", "hyxertexsion", "dengue cholera"] {
      #expect(try reader.search(.diagnoses, text, limit: 5).isEmpty, "\(text)")
    }
    #expect(try reader.search(.diagnoses, "chol", limit: 5).count == 1)
  }

  /// Every word of which the word's first four letters stay four, by one letter.
  private static func mistakes(in word: String) -> [String] {
    let letters = Array(word)
    return letters.indices.flatMap { place in
      var wrong = letters
      wrong[place] = "q"
      var missing = letters
      missing.remove(at: place)
      var further = letters
      further.insert("q", at: place)
      var exchanged = letters
      if place + 1 < letters.count { exchanged.swapAt(place, place + 1) }
      return [wrong, missing, further, exchanged].map { String($0) }
    }
  }
}
