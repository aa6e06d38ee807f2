import ReferenceStore
import Testing

@Suite("vclaimctl get --live")
struct LiveLookUpTests {
  private static let facility = "0101R001"

  /// A key of each dataset that the simulator knows; of the doctors, who are invented by chance, one of the file's.
  private static func keys(doctor: [String]) -> [Dataset: [String]] {
    [
      .polyclinics: ["INT"], .facilities: [facility], .diagnoses: ["A00"], .doctors: doctor, .roomClasses: ["3"],
      .rooms: [facility, "3", "R003"], .procedures: ["03.31"], .specialties: ["INT"], .careRooms: ["3"],
      .dischargeConditions: ["1"], .dischargeStatuses: ["2"], .chronicDiagnoses: ["02"], .provinces: ["02"],
      .regencies: ["02", "0203"], .districts: ["0203", "020301"], .chronicDrugs: ["Acarbose"],
    ]
  }

  @Test("every dataset is told live, as JSON and as text, by the service itself and through the daemon")
  func everyDataset() async throws {
    let directory = try ScratchDirectory()
    try await SimulatedService.run(in: directory) { service in
      let environment = service.environment.merging(["VCLAIMD_DATASETS": "polyclinics,doctors,room-classes"]) { $1 }
      let sync = try await run(Programs.daemon, ["sync"], environment: environment, in: directory)
      try #require(sync.code == 0, "\(sync.errors)")
      let row = try #require(ReferenceContent.rows(of: "doctors", in: directory.file("reference.sqlite")).first)
      let keys = Self.keys(doctor: Array(row.prefix(3)))
      #expect(Set(keys.keys) == Set(Dataset.all + Dataset.liveOnly))

      try await ask(keys, environment, in: directory)
      _ = try await withRunning(
        Programs.daemon, ["run"], environment: environment, in: directory, until: "keeping "
      ) { _, _ in
        // Without credentials: nobody but the daemon can have asked.
        try await ask(keys, [:], in: directory)
      }
    }
  }

  @Test("chronic drugs are told beyond the rows that a search prints unless more are wanted")
  func allDrugs() async throws {
    let directory = try ScratchDirectory()
    try directory.write(
      "code,name\n" + (100..<160).map { "D\($0),Obat Contoh \($0) mg\n" }.joined(), to: "chronic_drugs.csv")
    try directory.write("code,name\n1,Kelas 1\n", to: "room_classes.csv")
    try await SimulatedService.run(["--data", directory.path], in: directory) { service in
      let environment = service.environment
      let sync = try await run(Programs.daemon, ["sync", "room-classes"], environment: environment, in: directory)
      try #require(sync.code == 0, "\(sync.errors)")
      let found = try await run(
        Programs.control, ["get", "chronic-drugs", "Contoh", "--live"], environment: environment, in: directory)
      #expect(found.code == 0, "\(found.errors)")
      #expect(found.output.split(separator: "\n").count == 61)
    }
  }

  private func ask(
    _ keys: [Dataset: [String]], _ environment: [String: String], in directory: ScratchDirectory
  ) async throws {
    for (dataset, key) in keys {
      let arguments = ["get", dataset.commandName] + key + ["--live"]
      let json = try await run(Programs.control, arguments + ["--json"], environment: environment, in: directory)
      #expect(json.code == 0, "\(arguments): \(json.errors)")
      #expect(json.output.contains(#""source":"live""#), "\(arguments): \(json.output)")
      let text = try await run(Programs.control, arguments, environment: environment, in: directory)
      #expect(text.code == 0, "\(arguments): \(text.errors)")
      #expect(text.output.contains(key.last ?? ""), "\(arguments): \(text.output)")
      #expect(dataset.isInFile == text.output.contains(/source +live\n/), "\(arguments): \(text.output)")
    }
  }
}
