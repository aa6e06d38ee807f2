import FoundationEssentials
import Subprocess
import SystemPackage
import Testing
import VClaimSimulator

/// The examples in other languages, as they stand on their pages, in processes of their own.
@Suite("Examples in other languages")
struct OtherLanguagesTests {
  /// A language, where its program is, and what its page is called.
  enum Language: String, CaseIterable {
    case php = "PHP"
    case python = "Python"

    var program: FilePath { self == .php ? "/usr/bin/php" : "/usr/bin/python3" }
    var page: String { "VClaim-from-\(rawValue)" }
  }

  @Test("they sign, decrypt, create, read and delete against the simulator", arguments: Language.allCases)
  func letters(language: Language) async throws {
    let ended = try await run(language.page, language.rawValue.lowercased(), language.program)
    #expect(ended.isSuccess, "\(ended.output)")
    let lines = ended.output.split(separator: "\n")
    #expect(lines.first?.hasSuffix("is eligible") == true, "\(ended.output)")
    #expect(lines.contains { $0.hasPrefix("A00 - ") }, "\(ended.output)")
    for word in ["created 0101R001", "read ", "deleted 0101R001", "refused 201: "] {
      #expect(lines.contains { $0.hasPrefix(word) }, "\(word): \(ended.output)")
    }
  }

  @Test("Java decrypts a member and a list", .enabled(if: FileManager.default.fileExists(atPath: "/usr/bin/javac")))
  func java() async throws {
    let ended = try await run("VClaim-from-Java", "java", "/usr/bin/java")
    #expect(ended.isSuccess, "\(ended.output)")
    #expect(ended.output.contains(#""noKartu":"0009999000001""#), "\(ended.output)")
    #expect(ended.output.contains(#""nama":"A00 - "#), "\(ended.output)")
  }

  private struct Ended {
    let isSuccess: Bool
    let output: String
  }

  /// Runs a page's blocks, put together, where the simulator's environment lines are set.
  private func run(_ name: String, _ language: String, _ program: FilePath) async throws -> Ended {
    let source = try Page(name, of: "VClaimSimulator").code(language).joined(separator: "\n")
    let directory = FileManager.default.temporaryDirectory.path + "/vclaimd-docs-\(UInt64.random(in: 0...(.max)))"
    try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: directory) }
    let file = "\(directory)/Bpjs.\(language)"
    try Data(source.utf8).write(to: URL(filePath: file))

    let simulator = try Simulator(options: SimulatorOptions(), data: .builtIn())
    return try await simulator.whileListening { baseURL in
      var environment: [Environment.Key: String?] = ["HOME": directory]
      for line in simulator.options.environmentLines(baseURL: baseURL) where line.hasPrefix("BPJS_") {
        let parts = line.split(separator: "=", maxSplits: 1)
        environment[Environment.Key(stringLiteral: String(parts[0]))] = String(parts[1])
      }
      let result = try await Subprocess.run(
        .path(program), arguments: [file], environment: .inherit.updating(environment),
        output: .string(limit: 1 << 20), error: .combinedWithOutput)
      return Ended(
        isSuccess: result.terminationStatus == .exited(0), output: result.standardOutput)
    }
  }
}
