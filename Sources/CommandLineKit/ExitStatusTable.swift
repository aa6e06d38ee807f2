internal import ReferenceStore
internal import ReferenceSync
internal import SQLite
internal import Settings
internal import VClaim
internal import VClaimReference

/// Which error ends a command with which status: the one table, `contract.md`, section 1.
extension ExitStatus {
  /// The status of any error.
  ///
  /// - Parameter error: What a command threw.
  /// - Returns: The status of its kind; ``internalError`` for an error that no room declares.
  package static func of(_ error: any Error) -> ExitStatus {
    switch error {
    case let error as CommandError: error.status
    case let error as SettingsError: of(error)
    case let error as SyncError: of(error)
    case let error as ReferenceError: of(error)
    case let error as OutputError: of(error)
    case let error as VClaimError: of(error)
    case let error as TransportError: of(error)
    case let error as StoreError: of(error)
    case let error as SQLiteError: of(error)
    case is CancellationError: .tryLater
    default: .internalError
    }
  }

  /// The status of a failed pull or look-up of which another program told no more than the code.
  ///
  /// - Parameter code: The code of a `VClaimError` or a `SyncError`.
  /// - Returns: The status of that error; ``badData`` for a code that is no client's, as for an error of a pull.
  package static func of(serviceCode code: String) -> ExitStatus {
    switch SyncError.Code(rawValue: code) {
    case .store: return .inputOutput
    case .prerequisiteUnknown: return .unavailable
    default: break
    }
    let status = of(VClaimError(VClaimError.Code(rawValue: code), "", endpoint: ""))
    return status == .internalError ? .badData : status
  }

  private static func of(_ error: SettingsError) -> ExitStatus {
    error.code == .unreadable ? .inputOutput : .configuration
  }

  private static func of(_ error: SyncError) -> ExitStatus {
    if let error = error.clientError { return of(error) }
    if let error = error.storeError { return of(error) }
    switch error.code {
    case .cancelled, .budgetSpent, .coolDown: return .tryLater
    case .credentialsRefused: return .credentialsRefused
    // No answer was bad: what is missing is another dataset, whose own pull failed or is still to come.
    case .prerequisiteUnknown: return .unavailable
    default: return .badData
    }
  }

  private static func of(_ error: ReferenceError) -> ExitStatus {
    if let error = error.live { return ofLiveTry(error) }
    if let error = error.store { return of(error) }
    switch error.code {
    case .invalidArgument: return .usage
    case .notOffered: return .configuration
    case .deadline: return .unavailable
    case .cancelled: return .tryLater
    default: return .internalError
    }
  }

  /// A look-up needs an answer and got none, whatever was wrong with the one that came.
  private static func ofLiveTry(_ error: VClaimError) -> ExitStatus {
    switch of(error) {
    case .badData, .internalError: .unavailable
    case let other: other
    }
  }

  private static func of(_ error: OutputError) -> ExitStatus {
    // A reader that has seen enough (`| head`) is no failure.
    error.code == .closed ? .done : .inputOutput
  }

  private static func of(_ error: VClaimError) -> ExitStatus { ExitStatus(rawValue: error.exitStatus) }

  private static func of(_ error: TransportError) -> ExitStatus {
    switch error.code {
    case .unreachable, .timedOut, .tls: .unavailable
    case .cut, .bodyTooLarge, .redirected, .protocolViolation: .badData
    case .misconfigured: .configuration
    case .cancelled: .tryLater
    default: .internalError
    }
  }

  private static func of(_ error: StoreError) -> ExitStatus {
    switch error.code {
    case .missingFile, .notAFile: .inputOutput
    case .cannotOpen: .cannotCreate
    case .locked, .cancelled: .tryLater
    case .notADatabase, .olderFile, .editedMigration, .invalidCandidate, .unexpectedContent: .badData
    // Neither another program's file nor a newer one's gets better by trying again.
    case .foreignFile, .newerFile: .configuration
    case .invalidKey, .futureGeneration: .usage
    case .unknownPast: .absent
    case .database: error.underlying.map { of($0) } ?? .internalError
    default: .internalError
    }
  }

  private static func of(_ error: SQLiteError) -> ExitStatus {
    switch error.code.primary {
    case .busy, .locked: .tryLater
    case .readOnly: .cannotCreate
    case .cannotOpen, .ioError, .full: .inputOutput
    case .corrupt, .notADatabase, .constraint, .mismatch: .badData
    default: .internalError
    }
  }
}
