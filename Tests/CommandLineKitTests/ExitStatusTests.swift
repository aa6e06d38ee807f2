import CommandLineKit
import ReferenceStore
import ReferenceSync
import SQLite
import Settings
import Testing
import VClaim
import VClaimReference

/// Swift Testing has an `ExitStatus` of its own.
private typealias ExitStatus = CommandLineKit.ExitStatus

@Suite("Exit statuses")
struct ExitStatusTests {
  @Test("the numbers are those of the contract")
  func numbers() {
    let statuses: [ExitStatus] = [
      .done, .absent, .unusable, .usage, .badData, .unavailable, .internalError, .cannotCreate, .inputOutput, .tryLater,
      .credentialsRefused, .configuration,
    ]
    #expect(statuses.map(\.rawValue) == [0, 1, 2, 64, 65, 69, 70, 73, 74, 75, 77, 78])
  }

  @Test(
    "what the service did decides",
    arguments: [
      (.credentialsRefused, .credentialsRefused), (.unreachable, .unavailable), (.timedOut, .unavailable),
      (.tls, .unavailable), (.rateLimited, .unavailable), (.unavailable, .unavailable), (.htmlAnswer, .unavailable),
      (.emptyAnswer, .unavailable), (.outcomeUnknown, .unavailable), (.cutAnswer, .badData),
      (.malformedAnswer, .badData), (.undecipherable, .badData),
      (.refused, .badData), (.unsupported, .configuration), (.invalidArgument, .configuration), (.cancelled, .tryLater),
      (.init(rawValue: "of_a_later_version"), .internalError),
    ] as [(VClaimError.Code, ExitStatus)])
  fileprivate func service(code: VClaimError.Code, expected: ExitStatus) {
    #expect(ExitStatus.of(VClaimError(code, "x")) == expected)
  }

  @Test(
    "the code of a failed pull, which is all that the daemon tells, leads to the same status as the failure itself",
    arguments: [
      .budgetSpent, .cancelled, .cannotTellApart, .conflictingRows, .incompleteAnswer, .listNotWhole, .malformedRow,
      .nothingListed, .prerequisiteUnknown, .repeatedPage, .tooManyRequests,
    ] as [SyncError.Code])
  func pull(code: SyncError.Code) {
    let error = SyncError(code, dataset: .doctors, endpoint: nil, reason: "x")
    #expect(ExitStatus.of(serviceCode: code.rawValue) == ExitStatus.of(error))
  }

  @Test("a value that the request cannot hold is wrong usage")
  func wrongValue() {
    #expect(ExitStatus.of(VClaimError(.invalidArgument, "x", endpoint: "referensi/poli/{keyword}")) == .usage)
  }

  @Test(
    "what became of the file decides",
    arguments: [
      (.missingFile, .inputOutput), (.notAFile, .inputOutput), (.notADatabase, .badData), (.newerFile, .configuration),
      (.foreignFile, .configuration),
      (.cannotOpen, .cannotCreate), (.locked, .tryLater),
      (.invalidCandidate, .badData), (.invalidKey, .usage), (.unknownPast, .absent),
      (.init(rawValue: "other"), .internalError),
    ] as [(StoreError.Code, ExitStatus)])
  fileprivate func file(code: StoreError.Code, expected: ExitStatus) {
    #expect(ExitStatus.of(StoreError(code, "x")) == expected)
  }

  @Test("SQLite's error is looked at through the store's, extended codes like their primary one")
  func database() {
    let busy = SQLiteError(code: .busySnapshot, message: "x")
    #expect(ExitStatus.of(StoreError(.database, "x", underlying: busy)) == .tryLater)
    #expect(ExitStatus.of(SQLiteError(code: .cannotOpenDirectory, message: "x")) == .inputOutput)
    #expect(ExitStatus.of(SQLiteError(code: .full, message: "x")) == .inputOutput)
    #expect(ExitStatus.of(SQLiteError(code: .corrupt, message: "x")) == .badData)
    #expect(ExitStatus.of(SQLiteError(code: .misuse, message: "x")) == .internalError)
  }

  @Test("a pull ends with the status of what is underneath, else of its own kind")
  func pull() {
    let refused = VClaimError(.credentialsRefused, "x")
    let missing = StoreError(.missingFile, "x")
    #expect(ExitStatus.of(SyncError(refused, dataset: .diagnoses, endpoint: "e")) == .credentialsRefused)
    #expect(ExitStatus.of(SyncError(missing, dataset: .diagnoses)) == .inputOutput)
    for (code, expected) in [
      (.malformedRow, .badData), (.repeatedPage, .badData), (.conflictingRows, .badData), (.cancelled, .tryLater),
      (.prerequisiteUnknown, .unavailable),
      (.init(rawValue: "other"), .badData),
    ] as [(SyncError.Code, ExitStatus)] {
      #expect(ExitStatus.of(SyncError(code, dataset: .diagnoses, endpoint: nil, reason: "x")) == expected)
    }
  }

  @Test(
    "a look-up whose live try failed is 69, unless the credentials, the configuration or the key are at fault",
    arguments: [
      (.credentialsRefused, .credentialsRefused), (.unsupported, .configuration), (.invalidArgument, .configuration),
      (.unreachable, .unavailable), (.cutAnswer, .unavailable), (.malformedAnswer, .unavailable),
      (.undecipherable, .unavailable), (.refused, .unavailable), (.cancelled, .tryLater),
      (.init(rawValue: "of_a_later_version"), .unavailable),
    ] as [(VClaimError.Code, ExitStatus)])
  fileprivate func liveTry(code: VClaimError.Code, expected: ExitStatus) {
    #expect(ExitStatus.of(ReferenceError(.live, "x", live: VClaimError(code, "x"))) == expected)
    let wrongKey = VClaimError(.invalidArgument, "x", endpoint: "referensi/poli/{keyword}")
    #expect(ExitStatus.of(ReferenceError(.live, "x", live: wrongKey)) == .usage)
  }

  @Test("a wrong configuration is 78, one that cannot be read 74")
  func configuration() async {
    let context = SettingsContext(variables: ["BPJS_TIMEOUT": "soon"], root: "/nonexistent", workingDirectory: "/")
    for (file, expected) in [(nil, ExitStatus.configuration), ("/nonexistent/file", .inputOutput)] {
      let reading = await Settings.read(from: context, configFile: file)
      let error = #expect(throws: SettingsError.self) { try reading.settings(for: .service) }
      #expect(error.map { ExitStatus.of($0) } == expected)
    }
  }

  @Test("a command's own refusal has the status that the command chose")
  func command() {
    #expect(ExitStatus.of(CommandError(.configuration, "x")) == .configuration)
  }

  @Test("an error that nobody declared is the program's own")
  func unknown() {
    struct Surprise: Error {}
    #expect(ExitStatus.of(Surprise()) == .internalError)
    #expect(ExitStatus.of(CancellationError()) == .tryLater)
  }
}
