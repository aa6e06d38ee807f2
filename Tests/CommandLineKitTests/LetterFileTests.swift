import CommandLineKit
import FoundationEssentials
import Testing
import VClaim

@Suite("Letter files")
struct LetterFileTests {
  private func read(_ contents: String) -> Result<SEPLetter, CommandError> {
    let path = "\(FileManager.default.temporaryDirectory.path())/vclaimctl-letter-\(UUID().uuidString).json"
    defer { try? FileManager.default.removeItem(atPath: path) }
    guard FileManager.default.createFile(atPath: path, contents: Data(contents.utf8)) else {
      return .failure(CommandError(.cannotCreate, path))
    }
    return Result { () throws(CommandError) in try LetterFile.read(path) }
  }

  private let flat = """
    {"noKartu":"0009999000001","tglSEP":"2023-11-14","ppkPelayanan":"0123456","jnsPelayanan":"RJ","klsRawat":"3",\
    "noMR":"MR-1","diagAwal":"A00","poliTujuan":"INT"}
    """

  @Test("a letter is read, up to the largest file")
  func reads() throws {
    let padded = flat + String(repeating: "\n", count: LetterFile.limit - flat.utf8.count)
    for contents in [flat, padded] {
      #expect(try read(contents).get().card == "0009999000001")
    }
  }

  @Test("a larger file is none")
  func tooLong() {
    let result = read(flat + String(repeating: " ", count: LetterFile.limit + 1 - flat.utf8.count))
    #expect(throws: CommandError.self) { try result.get() }
    guard case .failure(let error) = result else { return }
    #expect(error.status == .badData)
    #expect(error.description.hasSuffix("is longer than 65536 bytes, which no letter is"))
  }

  @Test("what is wrong with a letter is said with the file's name, without a value")
  func faults() {
    guard case .failure(let error) = read(flat.replacing("poliTujuan", with: "poli")) else {
      Issue.record("the letter was read")
      return
    }
    #expect(error.status == .badData)
    #expect(
      error.description.hasSuffix(
        ".json: the letter cannot be used: poli is unknown; poli.tujuan (flat: poliTujuan) is missing"))
    #expect(!error.description.contains("0009999000001"))
  }

  @Test("a missing file is an error of input, and so is a directory", arguments: ["/nonexistent/letter.json", "/"])
  func unreadable(path: String) {
    #expect {
      try LetterFile.read(path)
    } throws: { error in
      (error as? CommandError)?.status == .inputOutput && "\(error)".hasPrefix("cannot read \(path): ")
    }
  }
}
