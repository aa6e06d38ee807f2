/// The end points of the services beside VClaim, whatever its dialect.
///
/// Sending one is refused as `unsupported` where the address of its service is not configured.
extension ReferenceRequest {
  /// All polyclinics of the Antrean service, sub-specialities with a code of their own among them.
  public static let antreanPolyclinics = Self("ref/poli", of: .antrean, shape: .antreanPolyclinics)

  /// All doctors of the Antrean service.
  public static let antreanDoctors = Self("ref/dokter", of: .antrean, shape: .antreanDoctors)

  /// A page of a facility's rooms, of the Aplicares service.
  ///
  /// - Parameters:
  ///   - facility: The code of the facility.
  ///   - start: The number of the first row to send, counted from 1.
  ///   - limit: The most rows to send, at least 1.
  /// - Returns: The request.
  public static func aplicaresRooms(facility: String, start: Int, limit: Int) -> Self {
    Self(
      "rest/bed/read/{facility}/{start}/{limit}", of: .aplicares,
      [.text("facility", facility), .count("start", start, from: 1), .count("limit", limit, from: 1)])
  }
}
