/// The paged dialect: lists by `start` and `limit`, and exact look-ups by code.
///
/// `start` counts rows from 0. `limit` is the most rows to send; the service may send fewer without being at its end.
extension ReferenceRequest {
  /// A page of polyclinics.
  ///
  /// - Parameters:
  ///   - start: The number of rows to skip.
  ///   - limit: The most rows to send, at least 1.
  /// - Returns: The request.
  public static func polyclinics(start: Int, limit: Int) -> Self {
    Self("referensi/poli/{start}/{limit}", listKey: "poli", dialects: [.paged], page(start, limit))
  }

  /// The polyclinic of a code.
  ///
  /// - Parameter code: The code, such as `INT`.
  /// - Returns: The request.
  public static func polyclinic(code: String) -> Self {
    Self("referensi/poli/{code}", listKey: "poli", dialects: [.paged], isExact: true, [.text("code", code)])
  }

  /// A page of facilities of both levels.
  ///
  /// - Parameters:
  ///   - start: The number of rows to skip.
  ///   - limit: The most rows to send, at least 1.
  /// - Returns: The request.
  public static func facilities(start: Int, limit: Int) -> Self {
    Self("referensi/faskes/{start}/{limit}", listKey: "faskes", dialects: [.paged], page(start, limit))
  }

  /// The facility of a code.
  ///
  /// - Parameter code: The code, such as `0123456`.
  /// - Returns: The request.
  public static func facility(code: String) -> Self {
    Self("referensi/faskes/{code}", listKey: "faskes", dialects: [.paged], isExact: true, [.text("code", code)])
  }

  /// A page of diagnoses.
  ///
  /// - Parameters:
  ///   - start: The number of rows to skip.
  ///   - limit: The most rows to send, at least 1.
  /// - Returns: The request.
  public static func diagnoses(start: Int, limit: Int) -> Self {
    Self("referensi/diagnosa/{start}/{limit}", listKey: "diagnosa", dialects: [.paged], page(start, limit))
  }

  /// The diagnosis of an ICD-10 code.
  ///
  /// - Parameter code: The code, such as `A00.1`.
  /// - Returns: The request.
  public static func diagnosis(code: String) -> Self {
    Self("referensi/diagnosa/{code}", listKey: "diagnosa", dialects: [.paged], isExact: true, [.text("code", code)])
  }

  /// A page of a facility's doctors at one polyclinic.
  ///
  /// - Parameters:
  ///   - facility: The code of the facility.
  ///   - polyclinic: The code of the polyclinic.
  ///   - start: The number of rows to skip.
  ///   - limit: The most rows to send, at least 1.
  /// - Returns: The request.
  public static func doctors(facility: String, polyclinic: String, start: Int, limit: Int) -> Self {
    Self(
      "referensi/dokter/{facility}/{polyclinic}/{start}/{limit}", dialects: [.paged],
      [.text("facility", facility), .text("polyclinic", polyclinic)] + page(start, limit))
  }

  /// A page of a facility's rooms.
  ///
  /// - Parameters:
  ///   - facility: The code of the facility.
  ///   - start: The number of rows to skip.
  ///   - limit: The most rows to send, at least 1.
  /// - Returns: The request.
  public static func rooms(facility: String, start: Int, limit: Int) -> Self {
    Self(
      "referensi/kamar/{facility}/{start}/{limit}", dialects: [.paged],
      [.text("facility", facility)] + page(start, limit))
  }

  private static func page(_ start: Int, _ limit: Int) -> [Argument] {
    [.count("start", start, from: 0), .count("limit", limit, from: 1)]
  }
}
