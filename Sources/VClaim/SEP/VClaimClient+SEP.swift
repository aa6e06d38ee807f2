/// Letters of eligibility, in both dialects (`vclaim.md`, section 5).
///
/// A change is sent once and never again by itself. When its answer is lost or cannot be read, the error is
/// `outcomeUnknown`: the change may have taken place. When no connection was made, or the service declined, it has not.
extension VClaimClient {
  /// Creates a letter.
  ///
  /// After `outcomeUnknown`, look for the letters of the member on that day in the VClaim application before the letter is
  /// sent again: a second one may come of it.
  ///
  /// - Parameter letter: The letter, without a number; its `user` is the configuration's service name where it is nil.
  /// - Returns: The letter as the service keeps it, with its number.
  /// - Throws: ``VClaimError``: `invalidArgument` before anything is sent, with all that is wrong with the letter;
  ///   `refused` with the service's text when it declines; `outcomeUnknown`.
  public func createSEP(_ letter: SEPLetter) async throws(VClaimError) -> IssuedSEP {
    let template =
      switch configuration.dialect {
      case .official: "SEP/2.0/insert"
      case .paged: "SEP/create"
      }
    guard letter.number == nil else {
      throw invalid("noSep: the service gives the number of a letter that is created", template)
    }
    try check(letter, template)
    let call = call(.post, template, body: letter.body(for: configuration.dialect, user: configuration.serviceName))
    return try await change("creating the letter", call, advice: .lookForTheMember) { .reading($0, number: nil) }
  }

  /// Reads a letter.
  ///
  /// - Parameter number: The number, of any length.
  /// - Returns: The letter, or nil when the service says that it has none of this number.
  /// - Throws: ``VClaimError``.
  public func sep(number: String) async throws(VClaimError) -> IssuedSEP? {
    let template = "SEP/{number}"
    let number = try checked(number, template)
    let call = ServiceCall(
      method: .get, template: template, path: "SEP/\(PercentEncoding.segment(number))", personalValues: [number])
    let dialect = configuration.dialect
    return try await answer(to: call) { payload throws(VClaimError) in
      guard let payload else { return nil }
      if let letter = IssuedSEP(payload) { return letter }
      throw VClaimError(
        .malformedAnswer, "the answer holds no letter with a number", endpoint: template, dialect: dialect)
    }
  }

  /// Replaces a letter.
  ///
  /// After `outcomeUnknown`, read the letter by its number to find out.
  ///
  /// - Parameters:
  ///   - number: The number of the letter.
  ///   - letter: The whole letter as it should be; a number in it must be the same.
  /// - Returns: The letter as far as the service tells, with the number at least.
  /// - Throws: ``VClaimError``, as ``createSEP(_:)`` does.
  public func updateSEP(number: String, _ letter: SEPLetter) async throws(VClaimError) -> IssuedSEP {
    let template = "SEP/2.0/update"
    let number = try checked(number, template)
    guard letter.number == nil || letter.number == number else {
      throw invalid("noSep: the letter holds another number than the one to be changed", template)
    }
    var letter = letter
    letter.number = number
    try check(letter, template)
    let call = call(.put, template, body: letter.body(for: configuration.dialect, user: configuration.serviceName))
    return try await change("changing the letter", call, advice: .readTheLetter) { .reading($0, number: number) }
  }

  /// Deletes a letter.
  ///
  /// The official dialect sends number and user in the body. The paged one has the number in the path, and the user in a body
  /// of its own, `{"user": "…"}`. After `outcomeUnknown`, read the letter by its number to find out.
  ///
  /// - Parameters:
  ///   - number: The number of the letter.
  ///   - user: Who deletes it; the configuration's service name when nil.
  /// - Returns: The number as the service repeats it, or the one that was asked for where it does not.
  /// - Throws: ``VClaimError``, as ``createSEP(_:)`` does; `refused` for a letter that does not exist.
  public func deleteSEP(number: String, user: String? = nil) async throws(VClaimError) -> String {
    let template =
      switch configuration.dialect {
      case .official: "SEP/2.0/delete"
      case .paged: "SEP/{number}"
      }
    let number = try checked(number, template)
    let user = user ?? configuration.serviceName
    guard !user.trimmed.isEmpty, !user.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }) else {
      throw invalid("the user is blank or holds a control character", template)
    }
    let call =
      switch configuration.dialect {
      case .official:
        call(
          .delete, template, body: ["request": ["t_sep": ["noSep": .text(number), "user": .text(user)]]])
      case .paged:
        call(
          .delete, template, path: "SEP/\(PercentEncoding.segment(number))", body: ["user": .text(user)],
          personalValues: [number])
      }
    let letter: IssuedSEP = try await change("deleting the letter", call, advice: .readTheLetter) {
      .reading($0, number: number)
    }
    return letter.number
  }

  private func call(
    _ method: HTTPMethod, _ template: String, path: String? = nil, body: JSONBody, personalValues: [String] = []
  ) -> ServiceCall {
    ServiceCall(
      method: method, template: template, path: path ?? template, body: body.bytes,
      personalValues: personalValues + body.texts)
  }

  private func check(_ letter: SEPLetter, _ template: String) throws(VClaimError) {
    let faults = letter.faults(at: serviceTime, in: configuration.dialect)
    if !faults.isEmpty { throw invalid("the letter cannot be sent: \(faults.joined(separator: "; "))", template) }
  }

  /// A number without white space around it, which can stand in a path; its length is the service's business.
  private func checked(_ number: String, _ template: String) throws(VClaimError) -> String {
    let number = number.trimmed
    if let fault = ReferenceRequest.Argument.text("number", number).fault {
      throw invalid("the number of the letter \(fault)", template)
    }
    return number
  }

  private func invalid(_ message: String, _ template: String) -> VClaimError {
    VClaimError(.invalidArgument, message, endpoint: template, dialect: configuration.dialect)
  }
}
