import ReferenceStore
import Testing
import VClaim

@testable import ReferenceSync

@Suite("The log of failures")
struct FailureLogTests {
  private func result(_ dataset: Dataset, _ code: SyncError.Code?) -> SyncResult {
    let error = code.map { SyncError($0, dataset: dataset, endpoint: nil, reason: "for the reason \($0.rawValue)") }
    return SyncResult(
      dataset: dataset, outcome: error.map { .failed($0, published: nil) } ?? .off, requests: 1, duration: .zero)
  }

  @Test("tells of a failure once for each reason, and of the recovery once")
  func changes() {
    var log = FailureLog()
    let codes: [SyncError.Code?] = [nil, .nothingListed, .nothingListed, .malformedRow, .malformedRow, nil, nil]
    #expect(
      codes.map { log.note(result(.diagnoses, $0)) }
        == [.none, .failed, .failsStill, .failed, .failsStill, .recovered, .none])
  }

  @Test("takes the same failure in other words for the same")
  func otherWords() {
    var log = FailureLog()
    let news = [61, 62].map { seconds in
      let error = VClaimError(.credentialsRefused, "this machine's clock is \(seconds) s behind the service's")
      return log.note(
        SyncResult(
          dataset: .diagnoses,
          outcome: .failed(SyncError(error, dataset: .diagnoses, endpoint: "x"), published: nil), requests: 1,
          duration: .zero))
    }
    #expect(news == [.failed, .failsStill])
  }

  @Test("forgets what is not pulled any more, refused credentials among it")
  func forgotten() {
    var log = FailureLog()
    _ = log.note(result(.diagnoses, SyncError.Code(rawValue: VClaimError.Code.credentialsRefused.rawValue)))
    log.keep([.diagnoses, .rooms])
    #expect(log.refusesCredentials)
    log.keep([.rooms])
    #expect(!log.refusesCredentials)
    #expect(log.note(result(.diagnoses, nil)) == .none)
  }

  @Test("keeps datasets apart, and takes a pull that was called off for no news")
  func apart() {
    var log = FailureLog()
    #expect(log.note(result(.diagnoses, .nothingListed)) == .failed)
    #expect(log.note(result(.polyclinics, .nothingListed)) == .failed)
    #expect(log.note(result(.diagnoses, .cancelled)) == .none)
    #expect(log.note(result(.diagnoses, .nothingListed)) == .failsStill)
    #expect(log.note(result(.polyclinics, nil)) == .recovered)
  }
}
