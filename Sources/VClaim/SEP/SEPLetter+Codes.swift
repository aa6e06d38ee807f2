extension SEPLetter {
  /// The class of rooms that a member is entitled to, with the service's code (`klsRawatHak`).
  public enum EntitledClass: Int, Sendable, Hashable, Codable, CaseIterable {
    /// Class 1.
    case first = 1
    /// Class 2.
    case second = 2
    /// Class 3.
    case third = 3
  }

  /// The class of rooms that a member moves up to, with the service's code (`klsRawatNaik`).
  public enum UpgradedClass: Int, Sendable, Hashable, Codable, CaseIterable {
    /// VVIP.
    case vvip = 1
    /// VIP.
    case vip = 2
    /// Class 1.
    case first = 3
    /// Class 2.
    case second = 4
    /// Class 3.
    case third = 5
    /// Intensive coronary care.
    case coronaryCare = 6
    /// Intensive care.
    case intensiveCare = 7
    /// Above class 1.
    case aboveFirst = 8
  }

  /// Where a referral comes from, with the service's code (`asalRujukan`).
  public enum ReferralOrigin: Int, Sendable, Hashable, Codable, CaseIterable {
    /// A primary facility (FKTP).
    case primary = 1
    /// A hospital (FKRTL).
    case hospital = 2
  }

  /// The kind of an accident, with the service's code (`lakaLantas`); 0, no accident, is a letter without one.
  public enum AccidentKind: Int, Sendable, Hashable, Codable, CaseIterable {
    /// In traffic and not at work.
    case traffic = 1
    /// In traffic and at work.
    case trafficAtWork = 2
    /// At work.
    case work = 3
  }

  /// What a visit is for, with the service's code (`tujuanKunj`).
  public enum VisitPurpose: Int, Sendable, Hashable, Codable, CaseIterable {
    /// An ordinary visit.
    case ordinary = 0
    /// A procedure.
    case procedure = 1
    /// The consultation of a doctor.
    case consultation = 2
  }
}
