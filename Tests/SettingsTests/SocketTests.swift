import Settings
import Testing

@Suite("The socket's path")
struct SocketTests {
  @Test("comes from the runtime directory, else from /run/vclaimd, else stands beside the reference file")
  func rule() async throws {
    let machine = try Machine(["VCLAIMD_DATABASE": "data/x.sqlite"])
    #expect(try await machine.settings().socketPath == "\(machine.root)/desk/data/vclaimd.sock")
    try machine.makeDirectory("run/vclaimd")
    #expect(try await machine.settings().socketPath == "\(machine.root)/run/vclaimd/vclaimd.sock")
    machine.context.variables["RUNTIME_DIRECTORY"] = "/run/one:/run/two"
    #expect(try await machine.settings().socketPath == "/run/one/vclaimd.sock")
  }

  @Test("is what the key says, from the working directory on")
  func explicit() async throws {
    let machine = try Machine(["VCLAIMD_SOCKET": "here.sock", "RUNTIME_DIRECTORY": "/run/one"])
    #expect(try await machine.settings().socketPath == "\(machine.root)/desk/here.sock")
  }
}
