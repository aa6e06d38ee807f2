import ReferenceStore

/// Publishes into a file that was just made, each time a new one.
final class FirstPublication: PublicationOperation {
  private let directory: TemporaryDirectory
  private let records: [Record]
  private var target: PublicationTarget?

  init(_ workspace: Workspace) {
    directory = workspace.directory
    records = workspace.diagnoses.records
  }

  func prepare(_ number: Int) async throws {
    await target?.close()
    target = nil
    target = try await PublicationTarget(path: directory.path + "/first.sqlite")
  }

  func publish(_ number: Int) async throws {
    let publication = try await target?.store.publish(Workspace.candidate(records, number: number))
    try BenchmarkError.require(publication?.added == records.count, "\(records.count) new rows")
  }

  func logUse() throws -> LogUse? { try target?.logUse() }
}
