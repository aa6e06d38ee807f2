/// What is told of every try of every request: the hook for logging and metrics.
///
/// `VClaimHTTP` has an observer for each of the two.
public protocol RequestObserver: Sendable {
  /// A try has ended, well or not.
  ///
  /// It is called from whatever task the request belongs to, which waits for it: be quick.
  ///
  /// - Parameter record: What came of the try.
  func requestDidEnd(_ record: RequestRecord)
}
