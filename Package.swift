// swift-tools-version: 6.3

import PackageDescription

/// A room of the house (see the handbook's table, The-rooms.md), in the order in which data flows.
func room(
  _ name: String, _ dependencies: [Target.Dependency], resources: [Resource] = [], settings: [SwiftSetting] = []
) -> Target {
  .target(name: name, dependencies: dependencies, resources: resources, swiftSettings: settings)
}

func tests(_ room: String, _ dependencies: [Target.Dependency] = [], resources: [Resource] = []) -> Target {
  .testTarget(name: room + "Tests", dependencies: [.init(stringLiteral: room)] + dependencies, resources: resources)
}

let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let asyncHTTPClient = Target.Dependency.product(name: "AsyncHTTPClient", package: "async-http-client")
let configuration = Target.Dependency.product(name: "Configuration", package: "swift-configuration")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let cryptoExtras = Target.Dependency.product(name: "CryptoExtras", package: "swift-crypto")
let httpTypes = Target.Dependency.product(name: "HTTPTypes", package: "swift-http-types")
let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
let hummingbirdCore = Target.Dependency.product(name: "HummingbirdCore", package: "hummingbird")
let lifecycle = Target.Dependency.product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let coreMetrics = Target.Dependency.product(name: "CoreMetrics", package: "swift-metrics")
let metricsTestKit = Target.Dependency.product(name: "MetricsTestKit", package: "swift-metrics")
let nioCore = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let nioHTTP1 = Target.Dependency.product(name: "NIOHTTP1", package: "swift-nio")
let nioHTTPTypes = Target.Dependency.product(name: "NIOHTTPTypes", package: "swift-nio-extras")
let nioPosix = Target.Dependency.product(name: "NIOPosix", package: "swift-nio")
let nioTLS = Target.Dependency.product(name: "NIOTLS", package: "swift-nio")
let nioSSL = Target.Dependency.product(name: "NIOSSL", package: "swift-nio-ssl")
let systemPackage = Target.Dependency.product(name: "SystemPackage", package: "swift-system")
let subprocess = Target.Dependency.product(name: "Subprocess", package: "swift-subprocess")
let unixSignals = Target.Dependency.product(name: "UnixSignals", package: "swift-service-lifecycle")

/// What the simulator's built-in data is made from.
let simulatorTables = [
  "base_polyclinics", "chronic_drugs", "common_diagnoses", "common_procedures", "regencies", "subspecialities",
]

/// The misbehaviour that comes with the simulator.
let simulatorScenarios = [
  "outage", "slow-loris", "rate-limited", "rate-limited-without-retry-after", "unavailable",
  "unavailable-with-retry-after", "maintenance-page", "empty-body", "truncated-body", "wrong-content-length", "reset",
  "lost-answers", "wrong-key", "duplicated-pages", "missing-pages", "changing-rows", "shrunken", "emptied",
  "wrong-types", "tenfold", "clock-off", "code-as-number", "metadata-spelling",
]

let package = Package(
  name: "vclaimd",
  products: [
    .library(name: "VClaim", targets: ["VClaim"]),
    .library(name: "VClaimHTTP", targets: ["VClaimHTTP"]),
    .library(name: "VClaimReference", targets: ["VClaimReference"]),
    .library(name: "VClaimSimulator", targets: ["VClaimSimulator"]),
    .library(name: "SQLite", targets: ["SQLite"]),
    .executable(name: "vclaimd", targets: ["vclaimd"]),
    .executable(name: "vclaimctl", targets: ["vclaimctl"]),
    .executable(name: "vclaim-simulator", targets: ["vclaim-simulator"]),
    .executable(name: "vclaim-bench", targets: ["vclaim-bench"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    // Without its default trait: JSON support pulls full Foundation, 44 MB of a static binary.
    .package(url: "https://github.com/apple/swift-configuration", from: "1.4.0", traits: []),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0", traits: []),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/apple/swift-metrics", from: "2.13.0"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    .package(url: "https://github.com/apple/swift-nio-extras", from: "1.35.2"),
    .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
    .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
    // Without its default traits for the same reason.
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: []),
    .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    // For tests only: real processes, started and killed for real.
    .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2", traits: []),
  ],
  targets: [
    // The service, its client, and its double.
    room("VClaimWire", [crypto, cryptoExtras]),
    room("VClaim", ["VClaimWire"]),
    room("VClaimHTTP", ["VClaim", asyncHTTPClient, coreMetrics, logging, nioCore, nioHTTP1, nioPosix, nioSSL, nioTLS]),
    room(
      "VClaimSimulator",
      ["VClaimWire", hummingbirdCore, httpTypes, nioCore, nioPosix, logging, lifecycle, systemPackage],
      resources: simulatorTables.map { .embedInCode("Resources/\($0).csv") }
        + simulatorScenarios.map { .embedInCode("Resources/Scenarios/\($0).json") }),

    // The file.
    .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
    room("SQLite", ["CSQLite"], settings: [.enableExperimentalFeature("Lifetimes")]),
    .target(
      name: "Migrations", path: "migrations",
      resources: [
        .embedInCode("S0001_state_file.sql"), .embedInCode("S0002_pins.sql"),
        .embedInCode("S0003_fetched_answers.sql"), .embedInCode("S0004_gate.sql"),
        .embedInCode("S0005_due_times.sql"), .embedInCode("S0006_crawls.sql"),
        .embedInCode("S0007_missed_keys.sql"),
        .embedInCode("V0001_reference_file.sql"), .embedInCode("V0002_small_lists_and_areas.sql"),
        .embedInCode("V0003_held.sql"), .embedInCode("V0004_history.sql"),
        .embedInCode("V0005_learned_rows.sql"), .embedInCode("V0006_lighter_publications.sql"),
        .embedInCode("V0007_search.sql"),
      ]),
    room(
      "ReferenceStore", ["SQLite", "Migrations", crypto], resources: [.embedInCode("Resources/aliases.tsv")]),
    room("StateFile", ["ReferenceStore", "SQLite", "Migrations"]),

    // From the service into the file, and answers out of it.
    room("ReferenceSync", ["VClaim", "VClaimWire", "ReferenceStore", "SQLite", "StateFile", lifecycle, logging]),
    room("VClaimReference", ["ReferenceStore", "SQLite", "VClaim"]),

    // The answers for programs in any language, and what there is to watch.
    room("DaemonMetrics", ["ReferenceStore", "ReferenceSync", "VClaim", "VClaimReference", "Version"]),
    room(
      "StatusPage", ["ReferenceStore", "ReferenceSync", "VClaimReference", crypto],
      resources: ["status.html", "status.css", "search.js"].map { .embedInCode("Resources/\($0)") }),
    room(
      "LocalAPI",
      [
        "DaemonMetrics", "ReferenceStore", "ReferenceSync", "StatusPage", "VClaim", "VClaimReference", httpTypes,
        hummingbird,
        hummingbirdCore,
        lifecycle, logging, nioCore, nioHTTPTypes, nioPosix,
      ]),

    // The programs.
    room("Version", []),
    room("Settings", ["VClaim", "VClaimWire", "ReferenceStore", configuration, systemPackage]),
    room("SystemdNotify", []),
    .target(name: "CSignals"),
    room("ProcessSignals", ["CSignals"]),
    .target(name: "CCoreDumps"),
    room(
      "CommandLineKit",
      [
        "CCoreDumps", "Settings", "StateFile", "VClaim", "VClaimHTTP", "ReferenceStore", "ReferenceSync", "SQLite",
        "VClaimReference", argumentParser, logging, unixSignals,
      ]),
    .executableTarget(
      name: "vclaimd",
      dependencies: [
        "CommandLineKit", "LocalAPI", "DaemonMetrics", "ProcessSignals", "ReferenceStore", "ReferenceSync", "Settings",
        "SystemdNotify",
        "VClaim", "VClaimReference", "VClaimSimulator", "Version", argumentParser, lifecycle, logging,
      ]),
    .executableTarget(
      name: "vclaimctl",
      dependencies: [
        "CommandLineKit", "ReferenceStore", "ReferenceSync", "Settings", "StatusPage", "VClaim", "VClaimReference",
        "Version", argumentParser,
      ]),
    .executableTarget(
      name: "vclaim-simulator",
      dependencies: ["VClaimSimulator", "VClaimWire", "Version", argumentParser, lifecycle, logging, unixSignals]),
    .executableTarget(
      name: "vclaim-bench",
      dependencies: ["ReferenceStore", "SQLite", "VClaimReference", "VClaimWire", argumentParser]),
    // For `make docs` only: writes the pages that are made from the code.
    .executableTarget(
      name: "vclaim-docs",
      dependencies: ["CommandLineKit", "DaemonMetrics", "ReferenceStore", "Settings", "VClaim", argumentParser]),

    // What the tutorial of the query library makes.
    .executableTarget(
      name: "search-box", dependencies: ["VClaim", "VClaimReference", hummingbird], path: "Samples/search-box"),

    // What `make fuzz` tries, and the tests with its kept corpus.
    .target(name: "FuzzEntries", dependencies: ["VClaim", "VClaimWire"], path: "Fuzz/FuzzEntries"),

    // One room's tests in a target of its own.
    tests("VClaimWire", ["FuzzEntries", crypto], resources: [.embedInCode("vclaim-vectors.json")]),
    tests("VClaim"),
    tests("VClaimHTTP", ["VClaim", logging, metricsTestKit, nioCore, nioPosix, nioSSL, subprocess]),
    tests("VClaimSimulator", ["VClaimWire", nioCore, nioPosix]),
    tests("SQLite"),
    tests("ReferenceStore", ["SQLite", "Migrations", subprocess, systemPackage]),
    tests("StateFile", ["ReferenceStore", "SQLite", "Migrations"]),
    tests(
      "ReferenceSync",
      ["VClaim", "VClaimSimulator", "VClaimWire", "ReferenceStore", "SQLite", "StateFile", lifecycle, logging]),
    tests("VClaimReference", ["ReferenceStore", "SQLite", "VClaim"]),
    tests("StatusPage", ["ReferenceStore", "ReferenceSync", "VClaimReference", crypto]),
    tests("DaemonMetrics", ["ReferenceStore", "ReferenceSync", "VClaim", "Version"]),
    tests(
      "LocalAPI",
      [
        "CommandLineKit", "DaemonMetrics", "ReferenceStore", "ReferenceSync", "SQLite", "StateFile", "VClaim",
        "VClaimHTTP", "VClaimReference",
        "VClaimWire", httpTypes, lifecycle, logging,
      ]),
    tests("Settings", ["ReferenceStore", "VClaim"]),
    tests(
      "CommandLineKit",
      ["ReferenceStore", "ReferenceSync", "SQLite", "Settings", "StateFile", "VClaim", "VClaimReference", logging]),
    tests("SystemdNotify"),

    // What the documentation says, run as it says it.
    .testTarget(
      name: "DocumentationTests",
      dependencies: [
        "ReferenceStore", "SQLite", "VClaim", "VClaimHTTP", "VClaimReference", "VClaimSimulator", "search-box",
        "vclaim-bench", "vclaim-docs", "vclaim-simulator", "vclaimctl", "vclaimd", hummingbird, nioCore, subprocess,
        systemPackage,
      ]),

    // What the client makes of each scenario of the simulator.
    .testTarget(
      name: "ScenarioTests",
      dependencies: [
        "ReferenceStore", "ReferenceSync", "StateFile", "VClaim", "VClaimHTTP", "VClaimSimulator", "VClaimWire",
      ]),

    // Weeks of the daemon in virtual time: each file in its folder tells one story.
    .testTarget(
      name: "ScheduleTrials",
      dependencies: [
        "CommandLineKit", "ReferenceStore", "ReferenceSync", "Settings", "StateFile", "VClaim", "VClaimSimulator",
        "VClaimWire", logging,
      ], exclude: ["README.md", "Scenarios"]),

    // For tests: commits of another process.
    .executableTarget(
      name: "counting-publisher", dependencies: ["ReferenceStore", "SQLite"], path: "Tests/CountingPublisher"),

    // The programs as users have them: real processes, real HTTP, real files.
    .testTarget(
      name: "EndToEndTests",
      dependencies: [
        "Migrations", "ReferenceStore", "SQLite", "VClaim", "VClaimHTTP", "VClaimReference", "Version",
        "counting-publisher", "vclaimctl", "vclaimd", "vclaim-simulator", subprocess, systemPackage,
      ]),
  ],
  swiftLanguageModes: [.v6]
)

// The programs of `make fuzz`: only there, as they need libFuzzer. Of what they try, our own code alone is instrumented.
if Context.environment["VCLAIMD_FUZZ"] != nil {
  let sanitizers = "-sanitize=fuzzer,address"
  for target in package.targets where ["VClaimWire", "VClaim", "FuzzEntries"].contains(target.name) {
    target.swiftSettings = (target.swiftSettings ?? []) + [.unsafeFlags([sanitizers])]
  }
  package.targets += [
    .systemLibrary(name: "CLibFuzzer", path: "Fuzz/CLibFuzzer"),
    .target(name: "FuzzDriver", dependencies: ["CLibFuzzer", "FuzzEntries"], path: "Fuzz/FuzzDriver"),
  ]
  for entry in ["decryption", "envelope", "json", "letter", "member", "packing", "rows", "unpacking"] {
    package.targets.append(
      .executableTarget(
        name: "fuzz-" + entry, dependencies: ["FuzzDriver", "FuzzEntries"], path: "Fuzz/Programs/fuzz-" + entry,
        linkerSettings: [.unsafeFlags([sanitizers])]))
  }
}

// One loop, so that no target can be forgotten.
for target in package.targets where target.type != .system {
  target.swiftSettings =
    (target.swiftSettings ?? []) + [
      .strictMemorySafety(),
      .treatAllWarnings(as: .error),
      .enableUpcomingFeature("ExistentialAny"),
      .enableUpcomingFeature("MemberImportVisibility"),
      .enableUpcomingFeature("InternalImportsByDefault"),
      .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
      .enableUpcomingFeature("InferIsolatedConformances"),
      .enableUpcomingFeature("ImmutableWeakCaptures"),
    ]
}
