import VClaim
import VClaimHTTP
import VClaimSimulator

/// The Swift code of the page "Develop against VClaim without credentials".
enum InProcessExample {
  static func failure() async throws -> String {
    let simulator = try Simulator(
      options: SimulatorOptions(), data: .builtIn(), scenario: try Scenario.named("unavailable-with-retry-after"))
    let transport = try AsyncHTTPTransport()
    let failure = try await simulator.whileListening { baseURL in
      let configuration = try VClaimConfiguration(
        baseURL: baseURL, credentials: simulator.options.credentials, retryPolicy: .none)
      let client = VClaimClient(configuration: configuration, transport: transport)
      do throws(VClaimError) {
        _ = try await client.eligibility(card: "0009999000001")
        return "none"
      } catch {
        return error.code.rawValue
      }
    }
    await transport.shutdown()
    return failure
  }
}
