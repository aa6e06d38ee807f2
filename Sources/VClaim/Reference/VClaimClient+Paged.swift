/// The paged dialect: lists by `start` and `limit`.
///
/// Each of these throws a ``VClaimError`` with `unsupported`, before anything is sent, where the official dialect is
/// configured. The service may send fewer rows than `limit` without being at its end: advance `start` by the number of
/// rows received, and stop at an empty page (`vclaim.md`, section 4).
extension VClaimClient {
  /// Reads a page of polyclinics.
  ///
  /// - Parameters:
  ///   - start: The number of rows to skip.
  ///   - limit: The most rows to send, at least 1.
  /// - Returns: The page; empty past the end.
  /// - Throws: ``VClaimError``.
  public func polyclinics(start: Int, limit: Int) async throws(VClaimError) -> [Polyclinic] {
    try await values(for: .polyclinics(start: start, limit: limit))
  }

  /// Reads a page of facilities of both levels.
  ///
  /// - Parameters:
  ///   - start: The number of rows to skip.
  ///   - limit: The most rows to send, at least 1.
  /// - Returns: The page; empty past the end.
  /// - Throws: ``VClaimError``.
  public func facilities(start: Int, limit: Int) async throws(VClaimError) -> [Facility] {
    try await rows(for: .facilities(start: start, limit: limit)).map {
      Facility(code: $0.code, name: $0.name, level: nil)
    }
  }

  /// Reads a page of diagnoses.
  ///
  /// - Parameters:
  ///   - start: The number of rows to skip.
  ///   - limit: The most rows to send, at least 1.
  /// - Returns: The page; empty past the end.
  /// - Throws: ``VClaimError``.
  public func diagnoses(start: Int, limit: Int) async throws(VClaimError) -> [Diagnosis] {
    try await values(for: .diagnoses(start: start, limit: limit))
  }

  /// Reads a page of a facility's doctors at one polyclinic.
  ///
  /// - Parameters:
  ///   - facility: The code of the facility.
  ///   - polyclinic: The code of the polyclinic.
  ///   - start: The number of rows to skip.
  ///   - limit: The most rows to send, at least 1.
  /// - Returns: The page; empty past the end.
  /// - Throws: ``VClaimError``.
  public func doctors(
    facility: String, polyclinic: String, start: Int, limit: Int
  ) async throws(VClaimError) -> [Doctor] {
    try await rows(for: .doctors(facility: facility, polyclinic: polyclinic, start: start, limit: limit)).map {
      Doctor(facilityCode: facility, polyclinicCode: polyclinic, code: $0.code, name: $0.name)
    }
  }

  /// Reads a page of a facility's rooms.
  ///
  /// - Parameters:
  ///   - facility: The code of the facility.
  ///   - start: The number of rows to skip.
  ///   - limit: The most rows to send, at least 1.
  /// - Returns: The page; empty past the end.
  /// - Throws: ``VClaimError``.
  public func rooms(facility: String, start: Int, limit: Int) async throws(VClaimError) -> [Room] {
    try await rows(for: .rooms(facility: facility, start: start, limit: limit)).map { Room($0, facility: facility) }
  }
}
