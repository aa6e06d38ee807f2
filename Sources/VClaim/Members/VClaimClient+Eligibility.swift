/// The right of members to care, in both dialects alike (`vclaim.md`, section 5).
extension VClaimClient {
  /// Asks for a member by card number.
  ///
  /// - Parameters:
  ///   - card: The card number, exactly 13 digits.
  ///   - day: The day of care as `yyyy-mm-dd`, today by this machine's zone when nil; not later than today in UTC+9.
  /// - Returns: The answer, also for a member who is not eligible; nil when the service knows no such member.
  /// - Throws: ``VClaimError``, with `invalidArgument` before anything is sent when number or day cannot be right.
  public func eligibility(card: String, on day: String? = nil) async throws(VClaimError) -> Eligibility? {
    try await eligibility("Peserta/nokartu/{card}/tglSEP/{day}", card, of: .card, on: day)
  }

  /// Asks for a member by population number.
  ///
  /// - Parameters:
  ///   - nik: The population number, exactly 16 digits.
  ///   - day: The day of care as `yyyy-mm-dd`, today by this machine's zone when nil; not later than today in UTC+9.
  /// - Returns: The answer, also for a member who is not eligible; nil when the service knows no such member.
  /// - Throws: ``VClaimError``, with `invalidArgument` before anything is sent when number or day cannot be right.
  public func eligibility(nik: String, on day: String? = nil) async throws(VClaimError) -> Eligibility? {
    try await eligibility("Peserta/nik/{nik}/tglSEP/{day}", nik, of: .nik, on: day)
  }

  private func eligibility(
    _ template: String, _ number: String, of kind: MemberNumber, on text: String?
  ) async throws(VClaimError) -> Eligibility? {
    func invalid(_ message: String) -> VClaimError {
      VClaimError(.invalidArgument, message, endpoint: template, dialect: configuration.dialect)
    }
    let now = now()
    if let fault = kind.fault(of: number) { throw invalid(fault) }
    guard let day = CalendarDay(text ?? LocalDay.text(at: now)) else {
      throw invalid("the day must be one of the calendar, written yyyy-mm-dd")
    }
    guard !day.isFuture(at: now) else { throw invalid("the day must not lie in the future") }

    let segments = template.split(separator: "/")
    let path = "\(segments[0])/\(segments[1])/\(number)/\(segments[3])/\(day)"
    guard let payload = try await payload(of: ServiceCall(method: .get, template: template, path: path)) else {
      return nil
    }
    guard let member = Member.reading(payload) else {
      throw VClaimError(
        .malformedAnswer, "the answer holds no member with a status", endpoint: template, dialect: configuration.dialect
      )
    }
    return Eligibility(member: member, day: day)
  }
}
