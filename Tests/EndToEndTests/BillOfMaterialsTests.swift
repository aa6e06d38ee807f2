import FoundationEssentials
import SystemPackage
import Testing

@Suite("The bill of materials")
struct BillOfMaterialsTests {
  private struct Pins: Decodable {
    struct Pin: Decodable {
      struct State: Decodable {
        let revision: String
        let version: String?
      }

      let location: String
      let state: State
    }

    let pins: [Pin]
  }

  private struct Bill: Decodable {
    struct Component: Decodable {
      struct Licence: Decodable {
        let expression: String
      }

      struct Property: Decodable {
        let value: String
      }

      let name: String
      let version: String?
      let purl: String?
      let licenses: [Licence]
      let properties: [Property]?
    }

    let bomFormat: String
    let components: [Component]
  }

  @Test("It names each package that is pinned, with version, revision and licence, and the same each time")
  func complete() async throws {
    let directory = try ScratchDirectory()
    let root = SecondOpinion.directory.removingLastComponent().removingLastComponent()
    func bill() async throws -> String {
      let ended = try await run(SecondOpinion.python, [root.appending("Scripts/sbom").string], in: directory)
      #expect(ended.code == 0, "\(ended.errors)")
      return ended.output
    }
    let text = try await bill()
    #expect(try await bill() == text)

    let pins = try JSONDecoder().decode(
      Pins.self, from: Data(contentsOf: URL(filePath: root.appending("Package.resolved").string))
    ).pins
    let bill = try JSONDecoder().decode(Bill.self, from: Data(text.utf8))
    #expect(bill.bomFormat == "CycloneDX" && pins.count > 10)
    for pin in pins {
      let place = pin.location.replacing("https://", with: "").replacing(/\.git$/, with: "")
      let component = try #require(bill.components.first { $0.purl?.hasPrefix("pkg:swift/\(place)@") == true })
      #expect(component.version == pin.state.version)
      #expect(component.properties?.map(\.value) == [pin.state.revision])
      #expect(component.licenses.count == 1, "\(component.name)")
    }
    #expect(bill.components.contains { $0.name == "libsqlite3-0" })
  }
}
