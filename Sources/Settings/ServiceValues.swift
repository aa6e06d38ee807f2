internal import VClaim
internal import VClaimWire

/// The values of ``ServiceKeys``.
///
/// Nil where a value is wrong, or where an optional one is unset.
struct ServiceValues {
  let consumerID: String?
  let consumerSecret: String?
  let userKey: String?
  let serviceName: String?
  let apiURL: WebAddress?
  let dialect: Dialect?
  let antreanURL: WebAddress?
  let antreanUserKey: Sensitive<String>?
  let aplicaresURL: WebAddress?
  /// Empty when unset, nil when wrong.
  let facilityCodes: [String]?
  let timeout: Duration?
  let caFile: String?
  let proxy: ProxyAddress?
  let rowCap: Int?
  let pageSize: Int?
  /// The credentials that nobody set.
  let missing: [SettingsProblem]

  init(_ resolver: inout SettingsResolver) {
    consumerID = resolver.value(ServiceKeys.consumerID)
    consumerSecret = resolver.value(ServiceKeys.consumerSecret)
    userKey = resolver.value(ServiceKeys.userKey)
    serviceName = resolver.value(ServiceKeys.serviceName)
    apiURL = resolver.value(ServiceKeys.apiURL)
    dialect = resolver.value(ServiceKeys.dialect)
    antreanURL = resolver.value(ServiceKeys.antreanURL)
    antreanUserKey = resolver.value(ServiceKeys.antreanUserKey).map { Sensitive($0) }
    aplicaresURL = resolver.value(ServiceKeys.aplicaresURL)
    let codes = resolver.value(ServiceKeys.facilityCodes)
    facilityCodes = codes ?? (resolver.isSet(ServiceKeys.facilityCodes.key) ? nil : [])
    timeout = resolver.value(ServiceKeys.timeout)
    caFile = resolver.value(ServiceKeys.caFile)
    proxy = resolver.value(ServiceKeys.proxy)
    rowCap = resolver.value(ServiceKeys.rowCap)
    pageSize = resolver.value(ServiceKeys.pageSize)

    if resolver.isSet(ServiceKeys.antreanUserKey.key), !resolver.isSet(ServiceKeys.antreanURL.key) {
      resolver.note(ServiceKeys.antreanUserKey.key, "has no use unless BPJS_ANTREAN_URL is set as well")
    }
    missing = Self.missingCredentials(resolver, dialect: dialect)
  }

  private static func missingCredentials(_ resolver: SettingsResolver, dialect: Dialect?) -> [SettingsProblem] {
    func problem(_ key: SettingsKey, requiredBy: String = "") -> SettingsProblem? {
      guard !resolver.isSet(key) else { return nil }
      return SettingsProblem(.missing, key: key.name, origin: nil, message: "is required\(requiredBy) and not set")
    }
    var problems = [problem(ServiceKeys.consumerID.key), problem(ServiceKeys.consumerSecret.key)]
    if dialect == .official {
      problems.append(problem(ServiceKeys.userKey.key, requiredBy: " by the official dialect"))
    } else if dialect == .paged, resolver.isSet(ServiceKeys.antreanURL.key), !resolver.isSet(ServiceKeys.userKey.key) {
      problems.append(problem(ServiceKeys.antreanUserKey.key, requiredBy: " by BPJS_ANTREAN_URL"))
    }
    return problems.compactMap(\.self)
  }

  /// The credentials, or the problems that forbid their use.
  func signer(unless problems: [SettingsProblem]) -> Result<Credentials, SettingsError> {
    guard problems.isEmpty, let consumerID, let consumerSecret else { return .failure(SettingsError(problems)) }
    return .success(Credentials(consumerID: consumerID, secret: consumerSecret, userKey: userKey))
  }
}
