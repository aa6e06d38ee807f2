import ReferenceStore
import VClaim

/// A live source, with somebody who hears its answers.
struct HeardSource: LiveSource {
  let source: any LiveSource
  let hear: @Sendable (_ dataset: Dataset, _ key: [String], _ answer: LiveAnswer) -> Void

  func answer(for dataset: Dataset, key: [String]) async throws(VClaimError) -> LiveAnswer {
    let answer = try await source.answer(for: dataset, key: key)
    hear(dataset, key, answer)
    return answer
  }

  func rows(of dataset: Dataset, matching text: String) async throws(VClaimError) -> [Record]? {
    try await source.rows(of: dataset, matching: text)
  }
}
