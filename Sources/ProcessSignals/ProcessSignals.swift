internal import CSignals
internal import Dispatch
internal import Glibc

/// The signals of this process, caught since before `main`.
///
/// Linking this room is enough for them to be caught; until somebody listens they wait in a pipe.
package enum ProcessSignals {
  /// The signals in the order of their arrival, those before this call among them.
  ///
  /// One listener a process: two would share the signals between them.
  ///
  /// - Returns: A sequence that ends only with its consumer, or at once where no pipe could be made.
  package static func listen() -> AsyncStream<ProcessSignal> {
    AsyncStream { continuation in
      let isHeard = deliver { signal in
        if case .terminated = continuation.yield(signal) { false } else { true }
      }
      if !isHeard { continuation.finish() }
    }
  }

  /// Hands the signals to a handler, on a thread on which no task runs, until it wants no more.
  ///
  /// - Parameter handler: Told of each signal; says whether it wants the next one.
  /// - Returns: Whether signals can be heard at all: not where no pipe could be made.
  static func deliver(to handler: @escaping @Sendable (ProcessSignal) -> Bool) -> Bool {
    let descriptor = csignals_descriptor()
    guard descriptor >= 0 else { return false }
    let source = DispatchSource.makeReadSource(fileDescriptor: descriptor, queue: .global())
    // The handler holds its source, which nobody else does.
    source.setEventHandler {
      var byte: UInt8 = 0
      while unsafe read(descriptor, &byte, 1) == 1 {
        guard let signal = ProcessSignal(number: Int32(byte)) else { continue }
        if !handler(signal) { source.cancel() }
      }
    }
    source.activate()
    return true
  }
}
