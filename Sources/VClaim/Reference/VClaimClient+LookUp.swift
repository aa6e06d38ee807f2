/// Look-ups of one value by its code, in either dialect.
///
/// The paged dialect has end points for it. The official one has not: there the code is searched for, and only the row
/// with exactly this code counts. White space around a code is ignored; a code of a diagnosis or procedure may be in
/// lower case.
extension VClaimClient {
  /// Looks up a polyclinic.
  ///
  /// - Parameter code: The code, such as `INT`.
  /// - Returns: The polyclinic, or nil when the service has none of this code.
  /// - Throws: ``VClaimError``.
  public func polyclinic(code: String) async throws(VClaimError) -> Polyclinic? {
    let code = code.trimmed
    let request: ReferenceRequest =
      switch configuration.dialect {
      case .official: .polyclinics(matching: code)
      case .paged: .polyclinic(code: code)
      }
    return try await row(of: code, in: request).map { Polyclinic($0) }
  }

  /// Looks up a facility.
  ///
  /// In the official dialect both levels are asked, one after the other, until the code is found.
  ///
  /// - Parameter code: The code, such as `0123456`.
  /// - Returns: The facility, or nil when the service has none of this code. Its level is nil in the paged dialect.
  /// - Throws: ``VClaimError``.
  public func facility(code: String) async throws(VClaimError) -> Facility? {
    let code = code.trimmed
    switch configuration.dialect {
    case .official:
      for level in FacilityLevel.allCases {
        if let row = try await row(of: code, in: .facilities(matching: code, level: level)) {
          return Facility(code: row.code, name: row.name, level: level)
        }
      }
      return nil
    case .paged:
      return try await row(of: code, in: .facility(code: code)).map {
        Facility(code: $0.code, name: $0.name, level: nil)
      }
    }
  }

  /// Looks up a diagnosis.
  ///
  /// - Parameter code: The ICD-10 code, such as `A00.1`.
  /// - Returns: The diagnosis, or nil when the service has none of this code.
  /// - Throws: ``VClaimError``.
  public func diagnosis(code: String) async throws(VClaimError) -> Diagnosis? {
    let code = code.trimmed.uppercased()
    let request: ReferenceRequest =
      switch configuration.dialect {
      case .official: .diagnoses(matching: code)
      case .paged: .diagnosis(code: code)
      }
    return try await row(of: code, in: request).map { Diagnosis($0) }
  }

  /// Looks up a procedure; in the official dialect only.
  ///
  /// - Parameter code: The ICD-9-CM code, such as `88.72`.
  /// - Returns: The procedure, or nil when the service has none of this code.
  /// - Throws: ``VClaimError``, with `unsupported` in the paged dialect.
  public func procedure(code: String) async throws(VClaimError) -> Procedure? {
    let code = code.trimmed.uppercased()
    return try await row(of: code, in: .procedures(matching: code)).map { Procedure($0) }
  }

  /// Looks up a room class.
  ///
  /// - Parameter code: The code, such as `3`.
  /// - Returns: The room class, or nil when the service has none of this code.
  /// - Throws: ``VClaimError``.
  public func roomClass(code: String) async throws(VClaimError) -> RoomClass? {
    try await row(of: code.trimmed, in: .roomClasses).map { RoomClass($0) }
  }

  private func row(of code: String, in request: ReferenceRequest) async throws(VClaimError) -> ReferenceRow? {
    try await rows(for: request).first { $0.code == code }
  }
}
