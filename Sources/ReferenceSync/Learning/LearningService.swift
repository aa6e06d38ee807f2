package import Logging
package import ReferenceStore
internal import ServiceLifecycle
package import StateFile
internal import Synchronization

/// Publishes the rows that look-ups learn from the service: one publication a second at most.
///
/// A look-up does not wait for it. What waits when the daemon stops is learned again by the next look-up.
package final class LearningService: Service {
  private static let pause = Duration.seconds(1)

  private let store: ReferenceStore
  private let state: StateFile
  private let time: SyncTime
  private let logger: Logger
  private let queue = Mutex(LearnedQueue())
  private let news: AsyncStream<Void>
  private let onNews: AsyncStream<Void>.Continuation

  /// Makes the service.
  ///
  /// - Parameters:
  ///   - store: The file.
  ///   - state: What knows of pins.
  ///   - time: The clocks.
  ///   - logger: Told of every publication, and of what cannot be published.
  package init(store: ReferenceStore, state: StateFile, time: SyncTime, logger: Logger) {
    self.store = store
    self.state = state
    self.time = time
    self.logger = logger
    (news, onNews) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
  }

  /// Takes a row that the service told and the file may not have; returns at once.
  ///
  /// - Parameters:
  ///   - record: The row.
  ///   - dataset: Its dataset; of one that stands in no file nothing is learned.
  package func learn(_ record: Record, of dataset: Dataset) {
    guard dataset.isInFile else { return }
    queue.withLock { $0.add(record, of: dataset) }
    onNews.yield()
  }

  /// Publishes what is learned until the service group shuts down or the task is cancelled.
  package func run() async {
    await cancelWhenGracefulShutdown {
      for await _ in self.news {
        while !Task.isCancelled, let (dataset, records) = self.queue.withLock({ $0.next() }) {
          guard await self.publish(records, of: dataset) else { continue }
          try? await self.time.sleep(Self.pause)
        }
      }
    }
  }

  /// Publishes rows, unless the dataset is pinned: it keeps the rows of its generation.
  ///
  /// - Returns: Whether there was anything to publish.
  private func publish(_ records: [Record], of dataset: Dataset) async -> Bool {
    let name = Logger.Metadata.Value.string(dataset.name)
    do throws(StoreError) {
      let publication = try await state.alone { [store, state, time] () async throws(StoreError) -> Publication? in
        guard store.frozen == nil, try await state.pin(of: dataset) == nil else { return nil }
        return try await store.publishLearned(records, of: dataset, at: time.now())
      }
      guard let publication else { return false }
      logger.info(
        "learned from look-ups",
        metadata: [
          "dataset": name, "added": .stringConvertible(publication.added),
          "generation": .stringConvertible(publication.generation),
        ])
    } catch {
      logger.error(
        "rows of look-ups cannot be published", metadata: ["dataset": name, "error": .string(error.description)])
    }
    return true
  }
}
