import ReferenceStore
import Testing

extension ReferenceStore {
  /// What publishing a candidate would do when nothing of it is held back.
  func preview(_ candidate: Candidate) async throws -> Publication {
    try #require(try await preview(candidate) { _ in false }.publication)
  }
}
