extension SEPLetter {
  /// What a letter is sent for.
  package enum Change: Sendable, Hashable {
    /// To be created: the service gives the number.
    case create
    /// To replace the letter of its number.
    case replace
  }

  /// Reads a letter that is to be sent now, from JSON of either form as ``init(json:)`` does.
  ///
  /// - Parameters:
  ///   - json: UTF-8.
  ///   - change: What it is sent for.
  ///   - dialect: The dialect in which it is sent.
  ///   - now: The present moment, in unix seconds.
  /// - Throws: ``VClaimError`` with `invalidArgument` and a message that names every field at fault, be it that it cannot be
  ///   read or that it cannot be sent so, and no value.
  package init(json: [UInt8], to change: Change, in dialect: Dialect, at now: Int64) throws(VClaimError) {
    try self.init(json: json) { letter in
      letter.faults(at: now, in: dialect) + (letter.fault(to: change).map { ["noSep \($0)"] } ?? [])
    }
  }

  private func fault(to change: Change) -> String? {
    switch (change, number) {
    case (.create, nil): nil
    case (.create, _): "must be left out: the service gives the number of a letter that is created"
    case (.replace, let number?): ReferenceRequest.Argument.text("number", number).fault
    case (.replace, nil): "is missing, the number of the letter to be replaced"
    }
  }
}
