extension SimulatorError {
  /// What a program that fails with this error exits with: `contract.md`, section 1.
  package var exitStatus: Int32 {
    switch code {
    case .badOption: 64
    case .badData, .badScenario: 65
    case .cannotListen, .unreadable: 74
    default: 70
    }
  }
}
