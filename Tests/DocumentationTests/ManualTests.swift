import FoundationEssentials
import Glibc
import ReferenceStore
import SQLite
import Subprocess
import SystemPackage
import Testing

@testable import vclaim_docs

/// The manual pages and completions, as they are installed.
@Suite("The manual and the completions")
struct ManualTests {
  static let programs = ["vclaimd", "vclaimctl", "vclaim-simulator"]
  static let shells = ["bash", "zsh", "fish"]

  /// Where SwiftPM puts the programs: beside the test program.
  private static let directory: FilePath = {
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
    let count = unsafe readlink("/proc/self/exe", &buffer, buffer.count - 1)
    return FilePath(String(decoding: buffer.prefix(max(0, count)).map { UInt8(bitPattern: $0) }, as: UTF8.self))
      .removingLastComponent()
  }()

  private struct Ended {
    let isSuccess: Bool
    let output: String
    let errors: String
  }

  private func run(_ program: FilePath, _ arguments: [String]) async throws -> Ended {
    let result = try await Subprocess.run(
      .path(program), arguments: Arguments(arguments), output: .string(limit: 16 << 20), error: .string(limit: 1 << 20))
    return Ended(
      isSuccess: result.terminationStatus.isSuccess, output: result.standardOutput, errors: result.standardError)
  }

  @Test("the pages of the programs are what the programs tell of themselves", arguments: programs)
  func pages(program: String) async throws {
    let dump = try await run(Self.directory.appending(program), ["--experimental-dump-help"])
    let manual = try #require(ProgramManual.all.first { $0.name == program })
    let text = manual.text(try CommandHelp.read(Data(dump.output.utf8)))
    #expect(try Page.contents(manual.path) == text, "run \"make docs\"")
  }

  @Test("the completions are what the programs make", arguments: programs, shells)
  func completions(program: String, shell: String) async throws {
    let made = try await run(Self.directory.appending(program), ["--generate-completion-script", shell])
    #expect(made.isSuccess)
    // As each shell looks for it.
    let file = shell == "zsh" ? "_\(program)" : "\(program).\(shell)"
    #expect(try Page.contents("Documentation/completions/\(file)") == made.output, "run \"make docs\"")
  }

  @Test(
    "bash takes a completion, and it offers the datasets",
    .enabled(if: FileManager.default.isExecutableFile(atPath: "/bin/bash")))
  func bash() async throws {
    let file = Page.repository.appending(path: "Documentation/completions/vclaimctl.bash").path
    let script = """
      source '\(file)'; COMP_WORDS=(vclaimctl get dia); COMP_CWORD=2; COMP_LINE='vclaimctl get dia'; COMP_POINT=17
      _vclaimctl vclaimctl dia get 2> /dev/null; printf '%s\\n' "${COMPREPLY[@]}"
      """
    let offered = try await run("/bin/bash", ["-c", script])
    #expect(offered.output.split(separator: "\n").contains("diagnoses"), "\(offered.output) \(offered.errors)")
  }

  /// Every page of the manual.
  static let manual: [String] =
    (try? FileManager.default.contentsOfDirectory(
      atPath: Page.repository.appending(path: "Documentation/man").path
    ).sorted()) ?? []

  @Test("groff sets every page without a warning, and man shows it", arguments: manual)
  func groff(page: String) async throws {
    let file = Page.repository.appending(path: "Documentation/man/\(page)").path
    let set = try await run("/usr/bin/groff", ["-man", "-ww", "-Tutf8", "-z", file])
    #expect(set.isSuccess)
    #expect(set.errors == "")
    let shown = try await run("/usr/bin/man", ["--warnings=w", "-P", "cat", "-l", file])
    #expect(shown.isSuccess, "\(shown.errors)")
    #expect(shown.errors == "")
    #expect(shown.output.contains("SEE ALSO"))
  }

  @Test("the pages that are named exist: six of ours")
  func references() throws {
    #expect(
      Set(Self.manual) == [
        "vclaim-errors.7", "vclaim-simulator.1", "vclaimctl.1", "vclaimd-reference.7", "vclaimd.8", "vclaimd.env.5",
      ])
    for page in Self.manual {
      let text = try Page.contents("Documentation/man/\(page)").replacing("\\-", with: "-")
      for name in text.matches(of: /\.BR (vclaim[^ ]*) \((\d)/) {
        #expect(Self.manual.contains("\(name.output.1).\(name.output.2)"), "\(page) names \(name.output.0)")
      }
    }
  }

  @Test("the tables of vclaimd-reference(7) stand in a file with these columns and no others")
  func tables() async throws {
    let directory = FileManager.default.temporaryDirectory.path + "/vclaimd-manual-\(UInt64.random(in: 0...(.max)))"
    try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: directory) }
    let store = try await ReferenceStore(path: directory + "/reference.sqlite", now: { 0 })
    await store.close()
    let connection = try Connection(path: directory + "/reference.sqlite", options: .reader)
    let documented =
      Dataset.all.map { ($0.name, $0.columns.map(\.name)) } + ReferenceManual.tables.map { ($0.name, $0.columns) }
    for (name, columns) in documented {
      let found = try connection.rows("SELECT name FROM pragma_table_info(?)", [.text(name)]) {
        row throws(SQLiteError) in try row.text(0)
      }
      #expect(found == columns, "\(name)")
    }
  }
}
