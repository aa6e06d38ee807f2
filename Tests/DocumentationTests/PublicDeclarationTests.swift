import FoundationEssentials
import Subprocess
import SystemPackage
import Testing

/// What programs outside rely on.
@Suite("The public declarations of the libraries")
struct PublicDeclarationTests {
  private static let modules = Page.repository.appending(path: ".build/debug/Modules").path

  @Test(
    "those of Documentation/api are there and unchanged; `make api-accept` writes the lists anew",
    .enabled(if: FileManager.default.fileExists(atPath: modules)))
  func unchanged() async throws {
    let result = try await Subprocess.run(
      .path("/usr/bin/env"),
      arguments: ["python3", Page.repository.appending(path: "Scripts/api").path, "check"],
      output: .string(limit: 1 << 20), error: .combinedWithOutput)
    #expect(result.terminationStatus == .exited(0), "\(result.standardOutput)")
  }

  @Test("each library has a list, with what its users begin with")
  func lists() throws {
    for (library, declaration) in [
      ("VClaim", "VClaimClient\t"), ("VClaimHTTP", "AsyncHTTPTransport\t"), ("VClaimReference", "ReferenceLibrary\t"),
      ("VClaimSimulator", "Simulator\t"), ("SQLite", "Connection\t"),
    ] {
      let lines = try Page.contents("Documentation/api/\(library).tsv").split(separator: "\n")
      #expect(lines.contains { $0.hasPrefix(declaration) }, "\(library)")
    }
  }
}
