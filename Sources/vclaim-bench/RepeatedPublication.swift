import ReferenceStore

/// Publishes into a file that has the rows already, now one version of them and now the other.
final class RepeatedPublication: PublicationOperation {
  private let target: PublicationTarget
  private let versions: [[Record]]
  private let changed: Int

  /// Makes the file and publishes the second version, so that the first operation finds all there is to find.
  ///
  /// - Parameters:
  ///   - name: Names the file.
  ///   - workspace: Where it is made.
  ///   - versions: Two, with the same codes.
  ///   - changed: In how many rows they differ.
  /// - Throws: What making the file throws.
  init(_ name: String, in workspace: Workspace, versions: [[Record]], changed: Int) async throws {
    target = try await PublicationTarget(path: workspace.directory.path + "/\(name).sqlite")
    self.versions = versions
    self.changed = changed
    _ = try await target.store.publish(Workspace.candidate(versions[1], number: 0))
  }

  func prepare(_ number: Int) async throws {
    try target.empty()
  }

  func publish(_ number: Int) async throws {
    let candidate = Workspace.candidate(versions[number % versions.count], number: number + 1)
    let publication = try await target.store.publish(candidate)
    try BenchmarkError.require(
      publication.changed == changed && publication.added == 0 && publication.removed == 0, "\(changed) changed rows")
  }

  func logUse() throws -> LogUse? { try target.logUse() }
}
