internal import VClaim

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
    let codes = resolver.value(ServiceKeys.facilityCodes)
    facilityCodes = codes ?? (resolver.isSet(ServiceKeys.facilityCodes.key) ? nil : [])
    timeout = resolver.value(ServiceKeys.timeout)
    caFile = resolver.value(ServiceKeys.caFile)
    proxy = resolver.value(ServiceKeys.proxy)
    rowCap = resolver.value(ServiceKeys.rowCap)
    pageSize = resolver.value(ServiceKeys.pageSize)

    var needed = [ServiceKeys.consumerID.key, ServiceKeys.consumerSecret.key]
    if dialect == .official { needed.append(ServiceKeys.userKey.key) }
    missing = needed.filter { !resolver.isSet($0) }.map { key in
      let dialectRemark = key == ServiceKeys.userKey.key ? " by the official dialect" : ""
      return SettingsProblem(
        .missing, key: key.name, origin: nil, message: "is required\(dialectRemark) and not set")
    }
  }

  /// The credentials, or the problems that forbid their use.
  func signer(unless problems: [SettingsProblem]) -> Result<Credentials, SettingsError> {
    guard problems.isEmpty, let consumerID, let consumerSecret else { return .failure(SettingsError(problems)) }
    return .success(Credentials(consumerID: consumerID, secret: consumerSecret, userKey: userKey))
  }
}
