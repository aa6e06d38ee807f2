import Synchronization
import VClaim

/// An observer that remembers what it was told.
final class RecordingObserver: RequestObserver {
  private let state = Mutex<[RequestRecord]>([])

  var records: [RequestRecord] { state.withLock { $0 } }

  func requestDidEnd(_ record: RequestRecord) {
    state.withLock { $0.append(record) }
  }
}
