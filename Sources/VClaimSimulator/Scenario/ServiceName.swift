/// The services of the simulator, as a scenario names them.
enum ServiceName: String, Sendable, Hashable, CaseIterable {
  case vclaim
  case antrean
  case aplicares

  /// The first segment of the paths of the service.
  var basePath: String {
    switch self {
    case .vclaim: SimulatedService.basePath
    case .antrean: "antreanrs"
    case .aplicares: "aplicaresws"
    }
  }
}
