internal import ReferenceStore
internal import StateFile
internal import Synchronization
internal import VClaim
internal import VClaimWire

/// The answers of one dataset's pull: what an earlier pull left that did not come to its end, and what this one adds.
///
/// An answer that was left is used once, in the place of the first request for it; whoever asks again asks the service.
/// What is added is written many at a time, so that an answer does not cost a wait for the disk: a program that dies loses
/// the last few. A state file that cannot be read or written costs requests and no pull.
final class KeptAnswers: Sendable {
  /// How many answers wait for the disk at most.
  static let mostUnwritten = 50
  /// How long an answer waits for the disk before the next one takes it along.
  static let longestUnwritten = Duration.seconds(5)

  private struct Store {
    let file: StateFile
    let dataset: Dataset
    let source: String
    let time: SyncTime
  }

  private struct State {
    var left: [String: FetchedAnswer] = [:]
    var unwritten: [FetchedAnswer] = []
    var unwrittenSince = Duration.zero
    var isInFile = false
    /// The requests of each part that was read.
    var requests: [Partition: Set<String>] = [:]
    var part = Partition.whole
    var used = 0
    /// When the oldest answer was asked for that each part used.
    var oldest: [Partition: Int64] = [:]
    var failure: StoreError?
  }

  private let store: Store?
  private let state: Mutex<State>

  private init(_ store: Store?, _ state: consuming State) {
    self.store = store
    self.state = Mutex(state)
  }

  /// Keeps nothing, for a pull that is not to leave a trace.
  static var none: KeptAnswers { KeptAnswers(nil, State()) }

  /// Reads what was left of a dataset's pull.
  ///
  /// - Parameters:
  ///   - file: Where it is kept.
  ///   - dataset: The dataset.
  ///   - source: Who is asked now; answers of anybody else do not count.
  ///   - age: For how many seconds an answer counts.
  ///   - time: The clocks. An answer that claims to be of the future does not count: nobody knows its age.
  /// - Returns: The answers.
  static func left(
    in file: StateFile, of dataset: Dataset, from source: String, age: Int64, time: SyncTime
  ) async -> KeptAnswers {
    var state = State()
    do {
      let all = try await file.fetchedAnswers(of: dataset)
      let now = time.now()
      state.isInFile = !all.isEmpty
      for answer in all where answer.source == source && (now - age...now).contains(answer.fetchedAt) {
        state.left[answer.request] = answer
      }
    } catch {
      state.failure = error
    }
    return KeptAnswers(Store(file: file, dataset: dataset, source: source, time: time), state)
  }

  /// How many answers of an earlier pull were used.
  var used: Int { state.withLock { $0.used } }

  /// When the oldest of those was asked for, in unix seconds; nil where none was used.
  var oldest: Int64? { state.withLock { $0.oldest.values.min() } }

  /// Why answers cannot be kept; nil where they can.
  var failure: StoreError? { state.withLock { $0.failure } }

  /// Begins a part: what is asked from here on is of it.
  ///
  /// - Parameter partition: The part.
  func begin(_ partition: Partition) { state.withLock { $0.part = partition } }

  /// Takes an answer that an earlier pull left.
  ///
  /// - Parameters:
  ///   - request: The request.
  ///   - isWanted: Whether it is to be used; else it is dropped.
  /// - Returns: The answer; nil where the service is to be asked.
  func take(_ request: ReferenceRequest, isWanted: Bool) -> ReferenceAnswer? {
    let text = Self.text(of: request)
    let found = state.withLock { state in
      state.requests[state.part, default: []].insert(text)
      return state.left.removeValue(forKey: text)
    }
    guard let left = found, isWanted,
      let rows = AnswerText.rows(in: left.rows)
    else { return nil }
    state.withLock { state in
      state.used += 1
      state.oldest[state.part] = min(state.oldest[state.part] ?? left.fetchedAt, left.fetchedAt)
    }
    return ReferenceAnswer(rows: rows, received: left.received)
  }

  /// Adds an answer of the service.
  ///
  /// - Parameters:
  ///   - answer: The answer.
  ///   - request: What was asked.
  ///   - time: When it was asked for, in unix seconds.
  func add(_ answer: ReferenceAnswer, to request: ReferenceRequest, askedAt time: Int64) async {
    guard let store, failure == nil, let rows = AnswerText.text(of: answer.rows) else { return }
    let elapsed = store.time.elapsed()
    let isDue = state.withLock { state in
      if state.unwritten.isEmpty { state.unwrittenSince = elapsed }
      state.unwritten.append(
        FetchedAnswer(
          request: Self.text(of: request), source: store.source, fetchedAt: time, received: answer.received, rows: rows)
      )
      return state.unwritten.count >= Self.mostUnwritten || elapsed - state.unwrittenSince >= Self.longestUnwritten
    }
    if isDue { await write() }
  }

  /// Writes what waits for the disk.
  func write() async {
    guard let store else { return }
    let answers = state.withLock { state in
      defer { state.unwritten = [] }
      if !state.unwritten.isEmpty { state.isInFile = true }
      return state.unwritten
    }
    guard !answers.isEmpty else { return }
    do throws(StoreError) { try await store.file.keep(answers, of: store.dataset) } catch { note(error) }
  }

  /// Drops the answers of some parts: what the guard holds back is to be told once more by the service itself, however
  /// the other parts fare.
  ///
  /// - Parameter partitions: The parts.
  func drop(_ partitions: Set<Partition>) async {
    let (requests, isInFile) = state.withLock { state in
      let requests = partitions.reduce(into: Set<String>()) { $0.formUnion(state.requests[$1] ?? []) }
      state.unwritten.removeAll { requests.contains($0.request) }
      return (requests, state.isInFile)
    }
    guard let store, isInFile, !requests.isEmpty else { return }
    do throws(StoreError) { try await store.file.drop(requests, of: store.dataset) } catch { note(error) }
  }

  /// Drops everything: the pull has come to its end, or what was answered cannot be read as a whole; the part that was
  /// begun last is then read anew, and none of it is as old.
  func drop() async {
    let isInFile = state.withLock { state in
      defer { state.isInFile = false }
      state.left = [:]
      state.oldest[state.part] = nil
      state.unwritten = []
      return state.isInFile
    }
    guard let store, isInFile else { return }
    do throws(StoreError) { try await store.file.dropFetchedAnswers(of: store.dataset) } catch { note(error) }
  }

  private func note(_ error: StoreError) { state.withLock { $0.failure = $0.failure ?? error } }

  /// The service, the end point and the arguments; pages of another size have other arguments.
  private static func text(of request: ReferenceRequest) -> String { "\(request.service.rawValue) \(request.path)" }
}
