internal import ReferenceStore
internal import VClaim
internal import VClaimWire

/// What the pull of one dataset works with; every request of a pull goes out through `ask`.
struct PullContext: Sendable {
  let dataset: Dataset
  let configuration: SyncConfiguration
  let source: any ReferenceSource
  let gate: UpstreamGate
  let retry: PullRetry
  /// Today's local day as yyyy-mm-dd, which official doctors are asked for.
  let today: String
  /// The codes of the dataset that this one needs, by which it is asked for.
  let neededCodes: @Sendable () async throws(SyncError) -> [String]
  /// The rows that the file has of the dataset.
  let recordsInFile: @Sendable () async throws(SyncError) -> [Record]
  /// The answers of a pull that did not come to its end, and those of this one.
  let kept: KeptAnswers
  /// The wall clock, in unix seconds.
  let now: @Sendable () -> Int64
  let meter: PullMeter
  /// What is kept from one crawl to the next.
  var crawlNotes = CrawlNotes()
  /// What tells the source's credentials from others; nil for those in force.
  var credentials: String?

  /// Sends one request when its turn has come, and again after a failure that may pass.
  ///
  /// Every try passes the gate and counts as a request. The first time that something is asked, an answer that an earlier pull
  /// left takes the place of all that.
  ///
  /// - Parameter request: The end point with its arguments.
  /// - Returns: The rows of the answer.
  /// - Throws: The client's error with dataset and end point, `.cancelled`, `.budgetSpent`, `.coolDown`, or `.malformedRow` for a row without code.
  func ask(_ request: ReferenceRequest) async throws(SyncError) -> [ReferenceRow] {
    try await askForPage(request).rows
  }

  /// Does what `ask` does, and tells how many rows were received.
  ///
  /// - Parameters:
  ///   - request: The end point with its arguments.
  ///   - isAfresh: Whether an answer that an earlier pull left does not count.
  /// - Returns: The rows of the answer, and how many there were before equal ones became one.
  /// - Throws: The same as `ask`.
  func askForPage(_ request: ReferenceRequest, isAfresh: Bool = false) async throws(SyncError) -> ReferenceAnswer {
    if let left = kept.take(request, isWanted: !isAfresh) { return left }
    var tries = 0
    var last: SyncError?
    while true {
      do {
        let askedAt = now()
        let answer = try await askOnce(request)
        await kept.add(answer, to: request, askedAt: askedAt)
        return answer
      } catch {
        // What went wrong says more than that it is left alone since.
        if error.code == .coolDown, var last {
          last.notBefore = error.notBefore
          throw last
        }
        last = error
        tries += 1
        guard let pause = retry.pause(after: tries, error) else { throw error }
        do { try await retry.sleep(pause) } catch {
          throw failure(.cancelled, request, "the pull was called off")
        }
      }
    }
  }

  private func askOnce(_ request: ReferenceRequest) async throws(SyncError) -> ReferenceAnswer {
    do { try await gate.pass(.pull, to: request.service) } catch {
      throw SyncError(error, dataset: dataset, endpoint: request.template)
    }
    meter.update { $0.requests += 1 }
    let answer: ReferenceAnswer
    do {
      answer = try await source.answer(to: request)
      await note(nil, of: request)
    } catch {
      await note(error, of: request)
      var failure = SyncError(error, dataset: dataset, endpoint: request.template)
      failure.notBefore = gate.notBefore(to: request.service)
      throw failure
    }
    if answer.rows.contains(where: { $0.code.isEmpty }) {
      throw failure(.malformedRow, request, "a row has no code")
    }
    return answer
  }

  private func note(_ error: VClaimError?, of request: ReferenceRequest) async {
    if gate.note(UpstreamOutcome(error, of: request.service, with: credentials)) { await gate.save() }
  }

  func failure(_ code: SyncError.Code, _ request: ReferenceRequest?, _ reason: String) -> SyncError {
    SyncError(code, dataset: dataset, endpoint: request?.template, reason: reason)
  }

  /// Announces the steps of a pull that knows them.
  func plan(_ steps: Int) {
    meter.update { $0.planned = ($0.planned ?? $0.done) + steps }
  }

  func didStep(rows: Int) {
    meter.update { progress in
      progress.done += 1
      progress.rows = rows
    }
  }
}
