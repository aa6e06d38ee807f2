package import Logging

/// A log handler that writes one line for each entry, in the form that the journal or a terminal wants.
package struct LineLogHandler: LogHandler {
  /// The program's level, unless this handler was given one of its own.
  package var logLevel: Logger.Level {
    get { ownLevel ?? threshold.level }
    set { ownLevel = newValue }
  }
  package var metadata: Logger.Metadata = [:]
  package var metadataProvider: Logger.MetadataProvider?

  private var ownLevel: Logger.Level?
  private let threshold: LogThreshold
  private let isJournal: Bool
  private let now: @Sendable () -> Int64
  private let write: @Sendable (String) -> Void

  /// Makes a handler.
  ///
  /// - Parameters:
  ///   - threshold: The least grave kind of message that is written.
  ///   - isJournal: Whether lines go to the journal, which stamps them itself: ``JournalStream``.
  ///   - now: Unix seconds.
  ///   - write: Takes whole lines, each with its newline, from any thread.
  package init(
    threshold: LogThreshold, isJournal: Bool, now: @escaping @Sendable () -> Int64,
    write: @escaping @Sendable (String) -> Void
  ) {
    self.threshold = threshold
    self.isJournal = isJournal
    self.now = now
    self.write = write
  }

  package subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  package func log(event: LogEvent) {
    var values = metadata
    values.merge(metadataProvider?.get() ?? [:]) { $1 }
    values.merge(event.metadata ?? [:]) { $1 }
    if let error = event.error { values["error"] = "\(error)" }
    write(
      LogLine.text(
        level: event.level, message: event.message.description, metadata: values, time: isJournal ? nil : now()))
  }
}
