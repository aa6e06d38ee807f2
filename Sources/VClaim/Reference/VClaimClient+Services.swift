/// The services beside VClaim: Antrean and Aplicares, whatever the dialect is.
///
/// Each of these throws a ``VClaimError`` with `unsupported`, before anything is sent, where the address of its service is
/// not configured.
extension VClaimClient {
  /// Lists all polyclinics that the Antrean service knows.
  ///
  /// - Returns: The polyclinics and every sub-speciality with a code of its own, each once, in the service's order.
  /// - Throws: ``VClaimError``.
  public func antreanPolyclinics() async throws(VClaimError) -> [Polyclinic] {
    try await values(for: .antreanPolyclinics)
  }

  /// Lists all doctors that the Antrean service knows.
  ///
  /// - Returns: The doctors, without facility and polyclinic.
  /// - Throws: ``VClaimError``.
  public func antreanDoctors() async throws(VClaimError) -> [Doctor] {
    try await rows(for: .antreanDoctors).map {
      Doctor(facilityCode: nil, polyclinicCode: nil, code: $0.code, name: $0.name)
    }
  }

  /// Reads a page of a facility's rooms from the Aplicares service.
  ///
  /// - Parameters:
  ///   - facility: The code of the facility.
  ///   - start: The number of the first row to send, counted from 1.
  ///   - limit: The most rows to send, at least 1.
  /// - Returns: The page; empty past the end.
  /// - Throws: ``VClaimError``.
  public func aplicaresRooms(facility: String, start: Int, limit: Int) async throws(VClaimError) -> [Room] {
    try await rows(for: .aplicaresRooms(facility: facility, start: start, limit: limit)).map {
      Room($0, facility: facility)
    }
  }
}
