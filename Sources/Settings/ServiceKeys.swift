internal import VClaim

/// The keys of the service: who we are and how to reach it.
enum ServiceKeys {
  static let consumerID = TypedKey(
    SettingsKey(
      "BPJS_CONSUMER_ID", note: "required", allowed: "visible ASCII characters without white space",
      help: "The consumer id that BPJS gave to this facility."),
    ValueParsers.token)

  static let consumerSecret = TypedKey(
    SettingsKey(
      "BPJS_CONSUMER_SECRET", note: "required", allowed: "text on one line",
      help: "The consumer secret that belongs to the consumer id.", isSecret: true),
    ValueParsers.secret)

  static let userKey = TypedKey(
    SettingsKey(
      "BPJS_USER_KEY", note: "required by the official dialect",
      allowed: "visible ASCII characters without white space",
      help: "The user key of the VClaim service.", isSecret: true),
    ValueParsers.token)

  static let serviceName = TypedKey(
    SettingsKey(
      "BPJS_SERVICE_NAME", default: "SIMRS", allowed: VClaimConfiguration.serviceNameRule,
      help: "The name of this facility's system: it goes into the user agent of every request.")
  ) { VClaimConfiguration.isUsable(serviceName: $0) ? $0 : nil }

  static let apiURL = TypedKey(
    SettingsKey(
      "BPJS_API_URL", default: VClaimConfiguration.productionURL, allowed: allowedAddress,
      help: "The address of the VClaim service, without the part that names an end point.", isAddress: true),
    ValueParsers.serviceAddress)

  static let dialect = TypedKey(
    SettingsKey(
      "BPJS_API_DIALECT", default: Dialect.official.rawValue,
      allowed: Dialect.allCases.map(\.rawValue).joined(separator: " or "),
      help: "Which form of the service this is: official is VClaim 2.0 (keyword search, encrypted answers), "
        + "paged has paged lists and plain answers.")
  ) { Dialect(rawValue: $0) }

  static let antreanURL = TypedKey(
    SettingsKey(
      "BPJS_ANTREAN_URL", note: "unset: the Antrean service is not asked", allowed: allowedAddress,
      help: "The address of the Antrean service, which lists all polyclinics and doctors in one call each.",
      isAddress: true),
    ValueParsers.serviceAddress)

  static let antreanUserKey = TypedKey(
    SettingsKey(
      "BPJS_ANTREAN_USER_KEY", note: "the value of BPJS_USER_KEY",
      allowed: "visible ASCII characters without white space, and BPJS_ANTREAN_URL set as well",
      help: "The user key of the Antrean service.", isSecret: true),
    ValueParsers.token)

  static let aplicaresURL = TypedKey(
    SettingsKey(
      "BPJS_APLICARES_URL", note: "unset: the Aplicares service is not asked", allowed: allowedAddress,
      help: "The address of the Aplicares service, which lists the rooms of a facility.", isAddress: true),
    ValueParsers.serviceAddress)

  static let facilityCodes = TypedKey(
    SettingsKey(
      "BPJS_FACILITY_CODES", note: "unset: doctors and rooms are not pulled",
      allowed: "codes of letters and digits, separated by commas, none twice",
      help: "The codes of the own facilities, whose doctors and rooms are pulled."),
    ValueParsers.codes)

  static let timeout = TypedKey(
    SettingsKey(
      "BPJS_TIMEOUT", default: "30s", allowed: "a duration from 1s to 10m, such as 30s",
      help: "How long a whole request may take. Connecting may take 10 seconds of it at most."),
    ValueParsers.duration(.seconds(1) ... .seconds(600)))

  static let caFile = TypedKey(
    SettingsKey(
      "BPJS_CA_FILE", note: "unset: the system's trust roots", allowed: "the path of a PEM file that can be read",
      help: "Certificates that are trusted besides the system's."),
    ValueParsers.path)

  static let proxy = TypedKey(
    SettingsKey(
      "BPJS_PROXY", note: "unset: no proxy", allowed: "http://HOST:PORT or http://USER:PASSWORD@HOST:PORT",
      help: "The HTTP proxy through which the service is reached.", isAddress: true)
  ) { ProxyAddress($0) }

  static let rowCap = TypedKey(
    SettingsKey(
      "BPJS_ROW_CAP", note: "unset: found while crawling", allowed: "a whole number from 1 to 1000000",
      help: "The largest number of rows that the official service gives to one keyword."),
    ValueParsers.integer(1...1_000_000))

  static let pageSize = TypedKey(
    SettingsKey(
      "BPJS_PAGE_SIZE", default: "100", allowed: "a whole number from 1 to 10000",
      help: "How many rows are asked for at once in the paged dialect."),
    ValueParsers.integer(1...10_000))

  private static let allowedAddress =
    "an https address without user name, query and fragment; http only to this machine's loopback"

  static let all: [SettingsKey] = [
    consumerID.key, consumerSecret.key, userKey.key, serviceName.key, apiURL.key, dialect.key, antreanURL.key,
    antreanUserKey.key, aplicaresURL.key, facilityCodes.key, timeout.key, caFile.key, proxy.key, rowCap.key,
    pageSize.key,
  ]
}
