import CommandLineKit
import FoundationEssentials
import Testing
import VClaim

@Suite("Letter files")
struct LetterFileTests {
  private func read(
    _ contents: String, to change: SEPLetter.Change = .create, in dialect: Dialect = .official
  ) -> Result<SEPLetter, CommandError> {
    let path = "\(FileManager.default.temporaryDirectory.path())/vclaimctl-letter-\(UUID().uuidString).json"
    defer { try? FileManager.default.removeItem(atPath: path) }
    guard FileManager.default.createFile(atPath: path, contents: Data(contents.utf8)) else {
      return .failure(CommandError(.cannotCreate, path))
    }
    return Result { () throws(CommandError) in
      try LetterFile.read(path, to: change, in: dialect, at: 1_700_000_000)
    }
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

  @Test("what keeps a letter from being sent is said together with what is wrong in it")
  func cannotBeSent() {
    let created = fault(
      flat.replacing("2023-11-14", with: "2024-01-01").replacing(#""noMR":"MR-1""#, with: #""noSep":"1""#), to: .create)
    #expect(
      created?.description.hasSuffix(
        """
        : noMR is missing; tglSep must not lie in the future; noSep must be left out: the service gives the number of a \
        letter that is created
        """) == true)
    let replaced = fault(flat.replacing(#""klsRawat":"3""#, with: #""klsRawat":"9""#), to: .replace)
    #expect(replaced?.description.hasSuffix("noSep is missing, the number of the letter to be replaced") == true)
    #expect(replaced?.description.contains("klsRawat must be one of") == true)
    let nested = """
      {"t_sep": {"noKartu":"0009999000001","tglSep":"2023-11-14","ppkPelayanan":"0123456","jnsPelayanan":"2",\
      "klsRawat":{"klsRawatHak":"3"},"noMR":"MR-1","diagAwal":"A00","poli":{"tujuan":"INT"},"assesmentPel":"9",\
      "skdp":{"noSurat":"S1","kodeDPJP":"31"}}}
      """
    let homeless = fault(nested, to: .create, in: .paged)
    #expect(homeless?.description.contains("has no place for assesmentPel, skdp") == true)
    #expect(homeless?.description.contains("assesmentPel must be 1 to 5") == true)
    #expect(fault(flat.replacing("{", with: #"{"noSep":"..","#), to: .replace)?.description.contains("noSep ") == true)
    for error in [created, replaced, homeless] { #expect(error?.status == .badData) }
  }

  private func fault(
    _ contents: String, to change: SEPLetter.Change, in dialect: Dialect = .official
  ) -> CommandError? {
    guard case .failure(let error) = read(contents, to: change, in: dialect) else { return nil }
    return error
  }

  @Test("a missing file is an error of input, and so is a directory", arguments: ["/nonexistent/letter.json", "/"])
  func unreadable(path: String) {
    #expect {
      try LetterFile.read(path, to: .create, in: .official, at: 1_700_000_000)
    } throws: { error in
      (error as? CommandError)?.status == .inputOutput && "\(error)".hasPrefix("cannot read \(path): ")
    }
  }
}
